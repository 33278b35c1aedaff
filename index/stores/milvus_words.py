"""Passages as sparse vectors whose inner product with a question's is its BM25.

The weights are made here and not by the server's own BM25: that counts words for each part of a
collection apart, so that one question would be ranked otherwise after the server has moved its
parts.  Of a snapshot, which never changes, all counts are known.
"""

import hashlib
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

K1 = 1.2
"""How soon more of the same word counts no more; tantivy's."""
B = 0.75
"""How much a long passage is held against it; tantivy's."""

NO_WORD = 2**32 - 2
"""The dimension of a passage without terms, which no term has: an empty vector is not stored
everywhere."""
_EXACT = 24
"""Lengths below this one are kept whole, longer ones with four binary digits."""


def dimension_of(term: str) -> int:
    """Give a term its dimension, below `NO_WORD`: two of 100,000 terms share one, about once."""
    digest = hashlib.blake2b(term.encode(), digest_size=4).digest()
    return int.from_bytes(digest) % NO_WORD


def question_vector(terms: Iterable[str]) -> dict[int, float]:
    """Weigh each term of a question with 1, which leaves the rest to the passages."""
    return dict.fromkeys(map(dimension_of, terms), 1.0)


def kept_length(length: int) -> int:
    """Round a passage's number of terms down to one of the lengths that tantivy keeps in a byte.

    This is Lucene's encoding of a length; with it both engines give one question the same scores.
    """
    above = length - _EXACT
    if above < 8:
        return length
    shift = above.bit_length() - 4
    return _EXACT + (above >> shift << shift)


class WordWeights:
    """The terms of all passages of a snapshot, counted; then the vector of each."""

    def __init__(self, passages: Iterable[Sequence[str]]) -> None:
        """Count the terms of the passages, given in the order of their rows."""
        self._rows: list[array[int]] = []
        self._holding: Counter[int] = Counter()
        known = lru_cache(maxsize=None)(dimension_of)
        for terms in passages:
            row = array("I", map(known, terms))
            self._rows.append(row)
            self._holding.update(set(row))
        self._mean = sum(map(len, self._rows)) / max(1, len(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    def vectors(self, first: int, last: int) -> Iterator[dict[int, float]]:
        """Give the vectors of the rows from `first` up to but not including `last`."""
        for row in self._rows[first:last]:
            yield self._vector(row) if row else {NO_WORD: 1.0}

    def _vector(self, row: "array[int]") -> dict[int, float]:
        length = 1 - B + B * kept_length(len(row)) / self._mean
        return {
            dimension: self._rarity(dimension) * count * (K1 + 1) / (count + K1 * length)
            for dimension, count in Counter(row).items()
        }

    def _rarity(self, dimension: int) -> float:
        holding = self._holding[dimension]
        return math.log(1 + (len(self._rows) - holding + 0.5) / (holding + 0.5))
