"""Places: what they are called, where they are, and where a text speaks of them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.common_words import CommonWords
from corpus.place import Mention, Place, PlaceError, PlaceKind
from corpus.place_file import GazetteerError, PlaceFile, read_places
from corpus.place_readings import Readings, Spot
from corpus.place_spellings import Spellings
from corpus.place_typos import Typos
from corpus.place_words import Word, split_words

__all__ = ["Gazetteer", "GazetteerError", "Mention", "Place", "PlaceError", "PlaceKind"]

_PREPOSITIONS = frozenset({"in", "at", "near", "from", "into", "to", "outside", "inside", "around"})


class Gazetteer:
    """The places of an event's coverage, found in articles and in questions."""

    def __init__(self, file: PlaceFile, common_words: CommonWords) -> None:
        self.places: tuple[Place, ...] = file.places
        self.digest: str = file.digest
        """sha256 of the gazetteer's file, for a snapshot's manifest."""
        self._by_id = {place.id: place for place in file.places}
        self._capitals = {of: place for place in file.places for of in place.capital_of}
        airports = {place.serves: place for place in file.places if place.serves}
        self._readings = Readings(self._capitals, airports)
        self._seats = tuple(
            place
            for place in file.places
            if any(self._by_id[of].kind == "province" for of in place.capital_of)
        )
        self._spellings = Spellings(file.places, file.not_places)
        self._typos = Typos(self._spellings)
        self._common = common_words
        self._person_words = file.person_words
        self._personal_names = file.personal_names
        # One question is read three times on its way: for slips, for its places, for its words.
        self._in_question = lru_cache(maxsize=32)(self._named_in_question)

    @classmethod
    def load(cls, path: Path | None = None) -> "Gazetteer":
        """Read a gazetteer's file, the one that ships by default.

        Raises GazetteerError, naming the file and the row.
        """
        return cls(read_places(path), CommonWords.load())

    def place(self, id: str) -> Place:  # noqa: A002 - the field is called so
        """Give the place of that id; raises PlaceError where there is none."""
        try:
            return self._by_id[id]
        except KeyError:
            raise PlaceError(f"the gazetteer has no place with the id {id!r}") from None

    def capital_of(self, province_id: str) -> Place | None:
        """Give the capital of a province or country, None where the file names none."""
        return self._capitals.get(province_id)

    def capitals(self) -> tuple[Place, ...]:
        """List the provincial capitals, in the file's order."""
        return self._seats

    def province_of(self, place: Place) -> Place | None:
        """Give the province a place lies in (a province's is itself), None for places abroad."""
        if place.kind == "province":
            return place
        return self._by_id[place.province] if place.province else None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find the places an article's text names, ascending and without overlap.

        A longer name wins over a shorter one within it.  A name spelt otherwise than listed, if
        only by the usual swaps of transliteration, must begin with a capital letter.
        """
        words = split_words(text)
        cased = not text.isupper()
        spots = self._exact(words, in_question=False, cased=cased)
        return self._readings.mentions(text, words, [spot for spot in spots if spot.places])

    def mentions_in_question(
        self, text: str, known_words: frozenset[str] = frozenset()
    ) -> tuple[Mention, ...]:
        """Find the places a question names: in any case, and misspelt by a letter or two.

        An ordinary English word, a person's name and any of `known_words` (lower case: the
        vocabulary of the articles) is never taken for a misspelling.
        """
        return self._in_question(text, known_words)

    def _named_in_question(self, text: str, known_words: frozenset[str]) -> tuple[Mention, ...]:
        words = split_words(text)
        cased = not (text.isupper() or text.islower())
        spots = list(self._exact(words, in_question=True, cased=cased))
        guessed = self._guessed(words, spots, known_words)
        kept = [
            spot
            for spot in spots
            if spot.places and not any(spot.overlaps(guess) for guess in guessed)
        ]
        merged = sorted((*kept, *guessed), key=lambda spot: spot.first)
        return self._readings.mentions(text, words, merged)

    def _exact(self, words: Sequence[Word], in_question: bool, cased: bool) -> Iterator[Spot]:
        index, begins_none = 0, self._spellings.begins_none
        while index < len(words):
            word = words[index]
            may_be_acronym = in_question or word.text.isupper()
            if not may_be_acronym and begins_none(word.plain, not word.capitalised):
                index += 1
                continue
            behind, places = self._longest(words, index, in_question, cased)
            if places is not None:
                yield Spot(index, behind, places)
            index = behind

    def _longest(
        self, words: Sequence[Word], first: int, in_question: bool, cased: bool
    ) -> tuple[int, tuple[Place, ...] | None]:
        small = not in_question and not words[first].capitalised
        limit = self._spellings.behind_phrase(words, first, small)
        for behind in range(limit, first, -1):
            run = words[first:behind]
            near = (
                words[first - 1].plain if first else "",
                words[behind].plain if behind < len(words) else "",
            )
            if in_question or len(run) > 1 or run[0].text.isupper():
                places = self._spellings.acronym_of(run, near, cased)
                if places:
                    return behind, places
            found = self._spellings.places_of(run, literally=small)
            if found is None or (
                found and not self._may_be_place(words, first, behind, in_question)
            ):
                continue
            return behind, found
        return first + 1, None

    def _may_be_place(
        self, words: Sequence[Word], first: int, behind: int, in_question: bool
    ) -> bool:
        run, word = words[first:behind], words[first]
        literal = self._spellings.places_of(run, literally=True) is not None
        if len(run) == 1 and word.plain in self._common:
            return literal and (in_question or word.capitalised)
        previous = words[first - 1] if first else None
        if previous is not None and previous.joins_next and previous.plain in self._person_words:
            return False
        if not in_question and len(run) == 1 and self._is_surname(words, first):
            return False
        return word.text not in self._personal_names or not self._is_person(words, first)

    def _is_surname(self, words: Sequence[Word], index: int) -> bool:
        """Tell a district that ends a name, "Haji Sattar Nawzad", by the two names before it."""
        if index < 2 or any(words[i].gap != " " for i in (index - 1, index - 2)):
            return False
        return all(
            words[i].capitalised
            and not words[i].text.isupper()
            and not self._common.is_word(words[i].plain)
            and self._spellings.places_of([words[i]]) is None
            for i in (index - 1, index - 2)
        )

    def _is_person(self, words: Sequence[Word], index: int) -> bool:
        if index and words[index - 1].gap == " ":
            previous = words[index - 1]
            if previous.plain in _PREPOSITIONS:
                return False
            if previous.capitalised and self._common.is_name(previous.plain):
                return True
        if index + 1 >= len(words) or words[index].gap != " " or words[index].possessive:
            return False
        following = words[index + 1]
        return (
            following.capitalised
            and not following.text.isupper()
            and not self._common.is_word(following.plain)
            and not self._spellings.places_of([following])
        )

    def _guessed(
        self, words: Sequence[Word], exact: Sequence[Spot], known_words: frozenset[str]
    ) -> list[Spot]:
        plainly = [word.plain in self._common or word.plain in known_words for word in words]
        taken = {index for spot in exact for index in range(spot.first, spot.behind)}
        guesses = []
        for first in range(len(words)):
            for behind in range(first + 1, min(len(words), first + self._spellings.longest) + 1):
                run = range(first, behind)
                guess = self._guess(words, run, plainly, taken)
                if guess is not None:
                    guesses.append(guess)
                if not words[behind - 1].joins_next:
                    break
        guesses.sort(key=lambda guess: (guess.slips, guess.first - guess.behind, guess.first))
        kept: list[Spot] = []
        for guess in guesses:
            if not any(guess.overlaps(other) for other in kept):
                kept.append(guess)
        return kept

    def _guess(
        self, words: Sequence[Word], run: range, plainly: Sequence[bool], taken: set[int]
    ) -> Spot | None:
        if len(run) == 1 and (plainly[run.start] or run.start in taken):
            return None
        hyphened = any("-" in words[index].gap for index in run[:-1])
        if len(run) > 1 and not hyphened and all(self._is_plain_word(words[i]) for i in run):
            return None
        if self._spellings.places_of(words[run.start : run.stop]) is not None:
            return None
        free = [index for index in run if index not in taken]
        if len(run) > 1 and not free:
            return None
        if not hyphened and len(free) < len(run) and any(plainly[i] for i in free):
            return None  # "Qalat now" is Qalat and a word, not Qala-e-Naw with a slip
        found = self._typos.nearest([words[index].plain for index in run])
        if found is None:
            return None
        doubtful = any(index in taken for index in run)
        if len(run) > 1:
            doubtful = doubtful or plainly[run[0]] or plainly[run[-1]]
        if found.slips > 1 and doubtful:
            return None
        return Spot(run.start, run.stop, found.places, found.slips)

    def _is_plain_word(self, word: Word) -> bool:
        return len(word.plain) == 1 or self._common.is_word(word.plain)
