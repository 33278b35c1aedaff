"""Spellings looked up: a run of words to the places that are spelt so."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.place import Place
from corpus.place_words import Word
from corpus.spelling import fold, frame, plain, words_of

_ORDER = ("city", "country", "province", "district", "airbase", "border crossing", "airport")
_EZAFE = frozenset({"e", "i", "ye", "yi"})
_SHORTEST_FOLDED = 5
_UNITED_STATES_FOLLOWED_BY = frozenset(
    {"troops", "forces", "embassy", "military", "envoy", "army", "airstrike", "airstrikes"}
)


class Spellings:
    """Every spelling of every place, folded."""

    def __init__(self, places: Iterable[Place], not_places: Iterable[str] = ()) -> None:
        self.by_key: dict[str, tuple[Place, ...]] = {}
        """Folded spelling to the places spelt so, the city first; () for what is no place."""
        self.literal: dict[str, str] = {}
        """Spelling in plain letters to its folded form."""
        self.lengths: dict[str, frozenset[int]] = {}
        """Spelling in plain letters to how many words it is written in."""
        self._acronyms: dict[str, tuple[Place, ...]] = {}
        self._phrases: set[str] = set()
        self._heads: set[str] = set()
        self._first_words: set[str] = set()
        self._frames: set[str] = set()
        self.begins_none = lru_cache(maxsize=16384)(self._begins_none)
        """Tells of a word in plain letters, quickly, that no spelling begins with it."""
        self.longest = 1
        """Most words in one spelling."""
        known = tuple(places)
        namesakes = _namesakes(known)
        for place in sorted(known, key=_preference):
            for spelling in dict.fromkeys((*place.spellings, *namesakes.get(place.id, ()))):
                self._add(spelling, place)
        for phrase in not_places:
            self._enter(words_of(phrase), ())

    def _add(self, spelling: str, place: Place) -> None:
        words = words_of(spelling)
        if spelling.replace(".", "").isupper():
            found = self._acronyms.get("".join(words), ())
            self._acronyms["".join(words)] = found if place in found else (*found, place)
            self.longest = max(self.longest, len(words))
            self._frames.update(_beginnings(frame("".join(words))))
            return
        self._enter(words, (place,))
        without = tuple(word for word in words if word not in _EZAFE)
        if 1 < len(without) < len(words):
            self._enter(without, (place,))
        if len(words) == 1 and words[0].endswith("abad") and len(words[0]) > len("abad") + 2:
            self._enter((words[0][:-4], "abad"), (place,))

    def _enter(self, words: tuple[str, ...], places: tuple[Place, ...]) -> None:
        letters = "".join(words)
        key = fold(letters)
        found = self.by_key.get(key, ())
        self.by_key[key] = (*found, *(place for place in places if place not in found))
        self.literal[letters] = key
        self.lengths[letters] = self.lengths.get(letters, frozenset()) | {len(words)}
        if len(words) > 1:
            self._phrases.add(key)
            self._first_words.add(words[0])
            self._heads.update(key[:size] for size in (1, 2, 3))
            self._frames.update(_beginnings(frame(key)))
            self.longest = max(self.longest, len(words))

    def _may_start_phrase(self, letters: str, literally: bool) -> bool:
        """Tell quickly whether a name of several words can begin with a word."""
        if literally:
            return letters in self._first_words
        head = fold(letters)
        return head[: min(3, max(1, len(head) - 1))] in self._heads

    def _begins_none(self, letters: str, literally: bool) -> bool:
        """Tell whether nothing is spelt like a word, or like it and others behind it."""
        if letters in self.literal:
            return False
        if not literally and len(letters) >= _SHORTEST_FOLDED:
            key = fold(letters)
            if len(key) >= _SHORTEST_FOLDED and key in self.by_key:
                return False
        if not self._may_start_phrase(letters, literally):
            return True
        return letters.isascii() and frame(letters) not in self._frames

    def behind_phrase(self, words: Sequence[Word], first: int, literally: bool = False) -> int:
        """Return the index behind the longest run from `first` on that is worth looking up.

        A run is while its frame begins that of a spelling of several words.
        """
        if not words[first].joins_next or not self._may_start_phrase(words[first].plain, literally):
            return first + 1
        behind, kept = first, ""
        for word in words[first : first + self.longest]:
            if word.plain.isascii():
                added = frame(word.plain)
                kept += added[1:] if kept[-1:] == added[:1] else added
                if kept not in self._frames:
                    break
            else:
                return self._behind_joined(words, first)
            behind += 1
            if not word.joins_next:
                break
        return max(behind, first + 1)

    def _behind_joined(self, words: Sequence[Word], first: int) -> int:
        run = words[first : first + self.longest]
        return first + next((n for n, one in enumerate(run, 1) if not one.joins_next), len(run))

    def places_of(self, words: Sequence[Word], literally: bool = False) -> tuple[Place, ...] | None:
        """Find the places spelt as `words` are, ezafe and transliteration aside.

        Several words match only a spelling of several; () means a name that is no place's, and
        None that nothing is spelt so.  A spelling of fewer than five letters matches only as
        listed, and with `literally` any does.
        """
        letters = "".join(word.plain for word in words)
        if letters not in self.literal and (literally or len(letters) < _SHORTEST_FOLDED):
            return None
        key = self.literal.get(letters)
        if key is None:
            key = fold(letters)
            if len(key) < _SHORTEST_FOLDED:
                return None
        if len(words) > 1 and key not in self._phrases:
            return None
        return self.by_key.get(key)

    def acronym_of(
        self, words: Sequence[Word], near: tuple[str, str], cased: bool
    ) -> tuple[Place, ...]:
        """Find the places whose short form in capitals, such as "U.S.", is `words`.

        `near` is the plain word before and the one behind, "" at an end.  Where capitals mean
        nothing (not `cased`), "us" is a pronoun unless "the" stands before it, or troops and the
        like behind.
        """
        places = self._acronyms.get("".join(word.plain for word in words), ())
        if len(words) > 1 or (cased and words[0].text.isupper()) or words[0].plain != "us":
            return places
        return places if near[0] == "the" or near[1] in _UNITED_STATES_FOLLOWED_BY else ()


def _beginnings(letters: str) -> Iterable[str]:
    return (letters[:size] for size in range(len(letters) + 1))


def _preference(place: Place) -> int:
    return _ORDER.index(place.kind) if place.kind in _ORDER else len(_ORDER)


def _namesakes(places: Sequence[Place]) -> dict[str, tuple[str, ...]]:
    """Give a city the spellings of its province of the same name, and the other way round."""
    provinces = {place.id: place for place in places if place.kind == "province"}
    shared: dict[str, tuple[str, ...]] = {}
    for place in places:
        province = provinces.get(place.province or "")
        if place.kind != "city" or province is None or plain(place.name) != plain(province.name):
            continue
        shared[place.id] = province.spellings
        shared[province.id] = place.spellings
    return shared
