"""Misspelt places in questions: the nearest spelling, or none where that would be a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.place import Place
from corpus.place_spellings import Spellings
from corpus.spelling import fold

_SHORTEST = 5
_TWO_SLIPS_FROM = 8
_TWO_SLIPS_IN_PHRASE_FROM = 9
_TWO_SLIPS_ABROAD_FROM = 10


@dataclass(frozen=True, slots=True)
class Guess:
    """The places a misspelling stands for."""

    places: tuple[Place, ...]
    slips: int
    """Letters put in, left out, changed or swapped with a neighbour: 1 or 2."""


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    slips: int
    no_capital: bool
    apart: int
    """Slips as written and as folded together: the closer of two at the same distance."""


class Typos:
    """Finds the spelling a misspelt word comes from, by edit distance.

    Distances are optimal string alignment, the smaller of that of the letters as written and that
    of the folded forms, so that one slip stays one slip even where it breaks a "kh" apart.
    """

    def __init__(self, spellings: Spellings) -> None:
        lengths = spellings.lengths
        self._single = _Shelf(spellings, (each for each, of in lengths.items() if min(of) < 4))
        self._by_length = {
            length: _Shelf(spellings, (each for each, of in lengths.items() if length in of))
            for length in range(2, spellings.longest + 1)
        }

        self._kept = lru_cache(maxsize=4096)(self._nearest)

    def nearest(self, words: Sequence[str]) -> Guess | None:
        """Find the places that `words`, in plain letters, misspell; None where in doubt.

        A run of words is compared only with spellings of as many words.  One slip is allowed in
        a name of six letters or more (in a capital's of five, if it keeps first letter and
        length), two in one of eight (a phrase: nine; a place without a province: ten).  Only a
        provincial capital may lose its first letter, or have letters behind it ("Iranian" is no
        slip).  The next best place must be farther off.
        """
        return self._kept(tuple(words))

    def _nearest(self, words: tuple[str, ...]) -> Guess | None:
        letters = "".join(words)
        shelf = self._single if len(words) == 1 else self._by_length.get(len(words))
        if shelf is None or len(letters) < _SHORTEST:
            return None
        best: dict[tuple[Place, ...], _Rank] = {}
        for places, rank in shelf.near(letters, phrase=len(words) > 1):
            if places not in best or rank < best[places]:
                best[places] = rank
        ranked = sorted(best.items(), key=lambda entry: entry[1])
        if not ranked:
            return None
        places, rank = ranked[0]
        if len(ranked) > 1:
            rival = ranked[1][1]
            if rival == rank or (rank.slips > 1 and rival.slips == rank.slips):
                return None
        return Guess(places, rank.slips) if places else None


@dataclass(frozen=True, slots=True)
class _Spelt:
    """Some of a shelf's spellings: their numbers there, and as written and folded."""

    numbers: tuple[int, ...]
    letters: tuple[str, ...]
    keys: tuple[str, ...]


class _Shelf:
    def __init__(self, spellings: Spellings, letters: Iterable[str]) -> None:
        self._letters = tuple(sorted(each for each in letters if len(each) >= _SHORTEST))
        self._keys = tuple(spellings.literal[each] for each in self._letters)
        self._places = tuple(spellings.by_key[key] for key in self._keys)
        self._capital = tuple(
            any(place.capital_of and place.province for place in places) for places in self._places
        )
        self._among = lru_cache(maxsize=1024)(self._beginning_with)

    def _beginning_with(self, letter: str, key: str) -> _Spelt:
        """Return the spellings that begin with a letter, as written or folded, and the capitals'.

        No other can be meant: see `_allowed`.
        """
        numbers = tuple(
            number
            for number, letters in enumerate(self._letters)
            if letters[0] == letter or self._keys[number][0] == key or self._capital[number]
        )
        return _Spelt(
            numbers,
            tuple(self._letters[number] for number in numbers),
            tuple(self._keys[number] for number in numbers),
        )

    def near(self, letters: str, phrase: bool) -> Iterable[tuple[tuple[Place, ...], _Rank]]:
        key = fold(letters)
        among = self._among(letters[0], key[0])
        written = _distances(letters, among.letters, among.numbers)
        folded = _distances(key, among.keys, among.numbers)
        for index in written.keys() | folded.keys():
            places, target, target_key = (
                self._places[index],
                self._letters[index],
                self._keys[index],
            )
            alike = letters[0] == target[0] or key[0] == target_key[0]
            capital = self._capital[index]
            slips = written.get(index, 4)
            if alike and _tells_apart(slips, folded.get(index, 4), len(target_key), capital):
                slips = min(slips, folded.get(index, 4))
            adjective = letters.startswith(target) and not capital
            allowed = _allowed(letters, target, places, alike=alike, capital=capital, phrase=phrase)
            if not adjective and slips <= allowed:
                apart = written.get(index, 4) + folded.get(index, 4)
                yield places, _Rank(slips, not capital, apart)


def _tells_apart(as_written: int, as_folded: int, key_length: int, capital: bool) -> bool:
    """Tell whether folded forms are long enough, and near enough as written, to be trusted."""
    if as_folded < 2:
        return as_written < 3 and key_length >= (6 if capital else 7)
    return as_written < 4 and key_length >= 8


def _distances(letters: str, among: Sequence[str], numbers: Sequence[int]) -> dict[int, int]:
    found = process.extract(letters, among, scorer=OSA.distance, score_cutoff=3, limit=None)
    return {numbers[index]: int(distance) for _, distance, index in found}


def _allowed(
    letters: str, target: str, places: Sequence[Place], *, alike: bool, capital: bool, phrase: bool
) -> int:
    shorter = min(len(letters) + capital, len(target))
    abroad = not any(place.province or place.kind == "province" for place in places)
    two_from = _TWO_SLIPS_IN_PHRASE_FROM if phrase else _TWO_SLIPS_FROM
    if alike and shorter >= (_TWO_SLIPS_ABROAD_FROM if abroad else two_from):
        return 2
    if len(target) > _SHORTEST:
        return 1 if alike or capital else 0
    return 1 if capital and alike and len(letters) == len(target) else 0
