"""Words found by a misspelling of them, without comparing it with each."""

from collections.abc import Iterable, Iterator

import numpy as np

from corpus.spelling import fold, similar, slips_allowed

_MOST_SLIPS = 2
"""The most that `slips_allowed` gives."""
_Rows = np.ndarray[tuple[int], np.dtype[np.uint32]]


class NearWords:
    """Words with their stems, by the length and the letters of their folded spelling.

    One slip changes the length by one letter at most and the set of letters by two, so few words
    are left to be compared.  Holds 8 bytes a word beside the words.
    """

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._words = tuple(words)
        rows: dict[int, tuple[list[int], list[int]]] = {}
        for row, (word, _) in enumerate(self._words):
            key = fold(word)
            numbers, letters = rows.setdefault(len(key), ([], []))
            numbers.append(row)
            letters.append(_letters(key))
        self._by_length: dict[int, tuple[_Rows, _Rows]] = {
            length: (np.array(numbers, dtype=np.uint32), np.array(letters, dtype=np.uint32))
            for length, (numbers, letters) in rows.items()
        }

    def like(self, word: str) -> Iterator[tuple[str, str]]:
        """Those that `corpus.spelling.similar` takes for a word, with their stems, in order."""
        key = fold(word)
        letters = np.uint32(_letters(key))
        near: list[int] = []
        for length in range(len(key) - _MOST_SLIPS, len(key) + _MOST_SLIPS + 1):
            slips = slips_allowed(min(length, len(key)))
            if length not in self._by_length or abs(length - len(key)) > slips:
                continue
            rows, sets = self._by_length[length]
            near += rows[np.bitwise_count(sets ^ letters) <= 2 * slips].tolist()
        found = (self._words[row] for row in sorted(near))
        return (one for one in found if similar(word, one[0]))

    def spelt_like(self, word: str) -> Iterator[tuple[str, str]]:
        """Those with the same folded spelling, with their stems, in order."""
        key = fold(word)
        rows, sets = self._by_length.get(len(key), _NONE)
        found = (self._words[row] for row in rows[sets == np.uint32(_letters(key))].tolist())
        return (one for one in found if fold(one[0]) == key)


_NONE: tuple[_Rows, _Rows] = (np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint32))


def _letters(key: str) -> int:
    """The set of letters as bits; several letters beyond a to z share one."""
    bits = 0
    for letter in key:
        bits |= 1 << (ord(letter) & 31)
    return bits
