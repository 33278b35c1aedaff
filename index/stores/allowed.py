"""The rows that a search may find, as bits."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = NDArray[np.int32]
"""(passages,) ordinals of the days they were published; one without is later than any."""

_DAYS_KEPT = 8
"""A million rows are 125 kB of bits; people ask as of few days at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """Some rows of an index."""

    bits: NDArray[np.uint8]
    """Bit i % 8 of byte i // 8 is row i, lowest first, as FAISS's bitmap selector reads them."""
    count: int
    """How many they are."""

    @classmethod
    def where(cls, mask: NDArray[np.bool_]) -> Self:
        """Take the rows at which `mask`, of the index's length, is true."""
        return cls(np.packbits(mask, bitorder="little"), int(np.count_nonzero(mask)))

    def has(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell of each row whether it is allowed; a row of -1 is not."""
        found: NDArray[np.bool_] = (self.bits[rows >> 3] >> (rows & 7).astype(np.uint8)) & 1 > 0
        return found & (rows >= 0)


class PublishedUntil:
    """Finds the passages published up to a day; keeps the last few days asked for.

    Safe for several threads.
    """

    def __init__(self, days: Days) -> None:
        # Not a cached method: that would tie the mapped array to itself until a collection.
        self._until = lru_cache(maxsize=_DAYS_KEPT)(partial(_until, days))

    def __call__(self, day: date) -> Allowed:
        """Find the passages published on `day` or before; an undated one is never among them."""
        return self._until(day.toordinal())


def _until(days: Days, ordinal: int) -> Allowed:
    return Allowed.where(days <= ordinal)
