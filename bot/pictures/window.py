"""A timeline's rows limited to some days."""

from collections.abc import Sequence
from datetime import date

from bot.pictures.rows import Day, TimelineRow


def within(
    rows: Sequence[TimelineRow], first: date | None, last: date | None
) -> tuple[tuple[TimelineRow, ...], int]:
    """The rows with a told day between the bounds, and how many without a day are left out.

    The bounds are inclusive, None for none.  A span counts where one of its days does.
    """
    if first is None and last is None:
        return tuple(rows), 0
    kept = tuple(row for row in rows if any(_meets(day, first, last) for day in _days(row)))
    return kept, sum(row.day is None for row in rows)


def _days(row: TimelineRow) -> tuple[Day, ...]:
    return (row.day, *row.others) if row.day is not None else ()


def _meets(day: Day, first: date | None, last: date | None) -> bool:
    return (first is None or day.last >= first) and (last is None or day.first <= last)
