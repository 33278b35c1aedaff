"""Invented names without an end: the n-th surname, village, organisation or ware."""

from random import Random
from typing import Literal

Kind = Literal["surname", "village", "house", "ware"]

_ONSETS = "b ch d f g gh h j k kh l m n p q r s sh t v w y z zh dr gr br tr st sk".split()
_VOWELS = "a e i o u aa ai ei au oo".split()
_SYLLABLES = tuple(onset + vowel for onset in _ONSETS for vowel in _VOWELS)
_TWO, _THREE = len(_SYLLABLES) ** 2, len(_SYLLABLES) ** 3
_STEP = 7919
"""A prime that divides neither count of names, so that neighbours in rank do not look alike."""
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "surname": ("n", "r", "lin", "msa", "vik"),
    "village": ("rk", "lt", "ndo", "sht", "mb"),
    "house": ("x", "ns", "dge", "cta", "lph"),
    "ware": ("g", "th", "pse", "mel", "rin"),
}
_STEEPNESS = 0.7
"""Of a name's frequency by its rank.  Under 1, so that new names never cease to turn up: in news
the vocabulary grows without an end (Heaps' law), by about the number of draws to this power."""
_HEAD = 12
"""Names at the head that are of about one frequency (Mandelbrot's shift of Zipf's law)."""


class Lexicon:
    """The names of one seed.  Without state: a name follows from its kind and rank alone."""

    def __init__(self, seed: int) -> None:
        self._offset = Random(f"lexicon {seed}").randrange(_TWO)

    def name(self, kind: Kind, rank: int) -> str:
        """Return the name of that rank, from 0; no two ranks under 20 million share one."""
        if rank < _TWO:
            place, count = (rank * _STEP + self._offset) % _TWO, 2
        else:
            place, count = ((rank - _TWO) * _STEP + self._offset) % _THREE, 3
        syllables = []
        for _ in range(count):
            place, which = divmod(place, len(_SYLLABLES))
            syllables.append(_SYLLABLES[which])
        word = "".join(syllables) + _ENDINGS[kind][rank % len(_ENDINGS[kind])]
        return word if kind == "ware" else word.capitalize()

    def draw(self, kind: Kind, random: Random) -> str:
        """Draw a name as a text would: a few often, most once or never."""
        rank = int(_HEAD * (random.paretovariate(_STEEPNESS) - 1))
        return self.name(kind, min(rank, _THREE - 1))
