"""Ascending lists of row numbers, joined and looked up in each other."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RowNumbers: TypeAlias = NDArray[np.uint32]
"""(n,) rows, ascending."""

_MANY = 16_384
_ALIKE = 16
"""From how many rows on, and up to which ratio of the two lists, a bit for every row costs less
than looking each of them up.

Measured among 2.5 million rows: 390,000 looked up in 100,000 take 13 ms one by one, 3.4 ms the
other way round and 1.0 ms by bits; 20,000 in a million 1.0 ms one by one and 3.1 ms by bits.
"""


def any_of(lists: Sequence[RowNumbers]) -> RowNumbers:
    """The rows of all lists, ascending, each once."""
    lists = [rows for rows in lists if len(rows)]
    if len(lists) < 2:
        return lists[0] if lists else np.zeros(0, dtype=np.uint32)
    joined = np.sort(np.concatenate(lists), kind="stable")  # of sorted runs: they are merged
    return joined[np.concatenate(([True], joined[1:] != joined[:-1]))]


def are_in(rows: RowNumbers, held: RowNumbers) -> NDArray[np.bool_]:
    """Tell of each of some rows whether it is among those held."""
    found = np.zeros(len(rows), dtype=bool)
    fewer, more = sorted((len(rows), len(held)))
    if not fewer:
        return found
    if fewer > _MANY and fewer * _ALIKE > more:
        bits = np.zeros(1 + max(int(rows[-1]), int(held[-1])), dtype=bool)
        bits[held] = True
        among: NDArray[np.bool_] = bits[rows]
        return among
    if len(held) == fewer:
        at = np.searchsorted(rows, held)
        at[at == len(rows)] = 0
        found[at[rows[at] == held]] = True
        return found
    at = np.searchsorted(held, rows)
    at[at == len(held)] = 0
    same: NDArray[np.bool_] = held[at] == rows
    return same
