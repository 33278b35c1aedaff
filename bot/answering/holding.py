"""The sentences that hold most of some weighed words, found in the postings of their stems."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings
from index.row_sets import RowNumbers, any_of, are_in

_KIN = 0.7
"""What a stem is worth where only one of its kin stands in the sentence."""
_SLACK = 1e-9
"""Far above what the order of additions can change, far below any weight."""
_CLASSES = 1023
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
        own = are_in(rows, self.own)
        points += self.weight * own
        if self.kin:
            kin = np.zeros(len(rows), dtype=bool)
            for one in self.kin:
                kin |= are_in(rows, one)
            points += _KIN * self.weight * (kin & ~own)


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
    best = _most_of(points, most)
    order = np.lexsort((candidates[best], -points[best]))
    ranked: list[int] = candidates[best[order]].tolist()
    return ranked


def _most_of(points: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    """The places of the highest, of equal ones the first; in no order."""
    if len(points) <= most:
        return np.arange(len(points))
    least = _last_of(points, most)
    above = np.flatnonzero(points > least)
    return np.concatenate((above, np.flatnonzero(points == least)[: most - len(above)]))


def _last_of(points: NDArray[np.float64], most: int) -> float:
    """The lowest of the `most` highest.

    Counted by classes first: few values are so many rows' that to part them all takes four times
    as long.
    """
    low, high = points.min(), points.max()
    if low == high:
        return float(low)
    classes = ((points - low) * (_CLASSES / (high - low))).astype(np.intp)
    above = np.cumsum(np.bincount(classes)[::-1])
    behind = int(np.searchsorted(above, most))
    within = points[classes == len(above) - 1 - behind]
    rank = most - (int(above[behind - 1]) if behind else 0)
    if within.min() == within.max():
        return float(within[0])
    return float(np.partition(within, len(within) - rank)[len(within) - rank])


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
    return _last_of(points, most)


_NONE: RowNumbers = np.zeros(0, dtype=np.uint32)


def _together(lists: Sequence[RowNumbers], within: RowNumbers | None) -> RowNumbers:
    """Put rows into one list, ascending, each once, those that may be chosen."""
    rows = any_of(lists)
    return rows if within is None else rows[are_in(rows, within)]
