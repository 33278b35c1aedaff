"""The timeline's days from left to right: far ones drawn nearer, and which get a tick."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

_LONGEST_GAP = 4
"""Days without a mark that are drawn to scale; a longer gap takes as much room as `_BREAK`."""
_BREAK = 1.6
"""The width of a gap that is not to scale, in days."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The columns of the days."""

    columns: dict[date, float]
    """Where each day drawn stands, from 0 to 1."""
    breaks: tuple[float, ...]
    """Where days are left out, from 0 to 1."""

    def at(self, day: date) -> float:
        """Where a day stands, from 0 to 1; raises KeyError for one that is not drawn."""
        return self.columns[day]

    def ticks(self, most: int) -> tuple[date, ...]:
        """The days to be written, at most about `most`: the first, then evenly spaced ones."""
        apart = 1 / max(1, most)
        chosen: list[date] = []
        for day, where in self.columns.items():
            if not chosen or where - self.columns[chosen[-1]] >= apart - 1e-9:
                chosen.append(day)
        return tuple(chosen)


def axis_over(days: Iterable[date]) -> Axis:
    """Lay out the days from the first to the last; no day gives an axis without columns."""
    marked = sorted(set(days))
    where: dict[date, float] = {}
    breaks = []
    x = 0.0
    for day in marked[:1]:
        where[day] = x
    for day, following in pairwise(marked):
        apart = (following - day).days
        if apart > _LONGEST_GAP:
            breaks.append(x + _BREAK / 2)
            x += _BREAK
        else:
            for step in range(1, apart):
                where[day + timedelta(step)] = x + step
            x += apart
        where[following] = x
    if x == 0:
        return Axis(dict.fromkeys(where, 0.5), ())
    return Axis({day: at / x for day, at in where.items()}, tuple(at / x for at in breaks))
