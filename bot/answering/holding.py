"""The sentences that hold most of some weighed words, found in the postings of their stems."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings, RowNumbers

_KIN = 0.7
"""What a stem is worth where only one of its kin stands in the sentence."""
_SLACK = 1e-9
"""Far above what the order of additions can change, far below any weight."""
_FEW = 2_000
"""Rows in all postings from which on the common stems are only looked up, not walked through."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The rows that hold a stem, and those that hold one of its kin."""

    own: RowNumbers
    kin: tuple[RowNumbers, ...]
    weight: float

    @property
    def lists(self) -> tuple[RowNumbers, ...]:
        """All of them."""
        return (self.own, *self.kin)

    @property
    def count(self) -> int:
        """How many rows there are, those in several lists each time."""
        return sum(map(len, self.lists))

    @property
    def most(self) -> float:
        """What it can bring a row at most."""
        return self.weight if len(self.own) else _KIN * self.weight

    def add_to(self, points: NDArray[np.float64], rows: RowNumbers) -> None:
        """Add what it brings to each of some ascending rows."""
        own = _held_by(self.own, rows)
        points[own] += self.weight
        if self.kin:
            kin = np.zeros(len(rows), dtype=bool)
            for one in self.kin:
                kin |= _held_by(one, rows)
            points[kin & ~own] += _KIN * self.weight


def best_rows(
    postings: Postings,
    stems: Sequence[tuple[str, float, tuple[str, ...]]],
    most: int,
    within: RowNumbers | None = None,
) -> list[int]:
    """Rank the rows that hold (stem, weight, its kin): at most `most`, best first, ties by row.

    A row has each stem's weight, or 0.7 of it for its kin.  `within` are the rows that may be
    chosen, ascending; None for all.  Of many rows, those that hold only common stems are left
    out as soon as they can't be among the best (after Turtle and Flood's MaxScore, 1995): the
    outcome is the same.
    """
    held = [
        _Held(postings.rows(stem), tuple(filter(len, map(postings.rows, kin))), weight)
        for stem, weight, kin in stems
    ]
    held = [one for one in held if one.count]
    candidates = _candidates(held, most, within)
    points = np.zeros(len(candidates))
    for one in held:  # in the order given, so that sums are the same to the last bit
        one.add_to(points, candidates)
    order = np.lexsort((candidates, -points))[:most]
    return [int(row) for row in candidates[order]]


def _candidates(held: list[_Held], most: int, within: RowNumbers | None) -> RowNumbers:
    """Collect the rows that may be among the best, ascending."""
    if sum(one.count for one in held) <= _FEW:
        return _together([rows for one in held for rows in one.lists], within)
    walked = sorted(held, key=lambda one: one.count)
    rows = _NONE
    for done, one in enumerate(walked):
        rest = sum(other.most for other in walked[done:])
        if len(rows) >= most and rest < _threshold(walked[:done], rows, most) - _SLACK:
            break
        rows = _together([rows, _together(one.lists, within)], None)
    return rows


def _threshold(held: list[_Held], rows: RowNumbers, most: int) -> float:
    """What the last of the best has at least."""
    points = np.zeros(len(rows))
    for one in held:
        one.add_to(points, rows)
    return float(np.partition(points, len(points) - most)[len(points) - most])


_NONE: RowNumbers = np.zeros(0, dtype=np.uint32)


def _together(lists: Sequence[RowNumbers], within: RowNumbers | None) -> RowNumbers:
    """Put rows into one list, ascending, each once, those that may be chosen."""
    if not lists:
        return _NONE
    rows = np.sort(np.concatenate(lists), kind="stable")  # of sorted runs: they are merged
    if len(rows):
        rows = rows[np.concatenate(([True], rows[1:] != rows[:-1]))]
    return rows if within is None else rows[_held_by(within, rows)]


def _held_by(held: RowNumbers, rows: RowNumbers) -> NDArray[np.bool_]:
    """Tell of each of some rows whether it is among those held; both ascend."""
    if not len(held):
        return np.zeros(len(rows), dtype=bool)
    at = np.searchsorted(held, rows)
    at[at == len(held)] = 0
    found: NDArray[np.bool_] = held[at] == rows
    return found
