"""The timeline drawn: a row a place, a column a day."""

from collections.abc import Sequence
from datetime import date

from bot.pictures.axis import Axis, axis_over
from bot.pictures.canvas import Canvas
from bot.pictures.labels import Box
from bot.pictures.look import (
    CLAIMED,
    DENIED,
    FAINT,
    ORANGE,
    OTHER,
    OTHER_CLAIMED,
    RAISED,
    SOFT,
    TAKEN,
    TEXT,
    Sign,
)
from bot.pictures.rows import Day, Heading, TimelineRow
from bot.pictures.words import footer, plain_day, short_day, short_weekday

_WIDTH = 1080
_LEFT, _RIGHT = 300, 60
"""Room for the names, and for half a column at the other side."""
_UNDATED = 130
"""Room for the column of what has no day, where there is any."""
_HEAD, _TICKS = 150, 84
_ROW_LEAST, _ROW_MOST = 50, 76
_USUAL_HEIGHT = 1350
_LEGEND_ROW, _FOOT = 46, 66
_NAME, _SMALL, _TITLE = 30, 26, 44
"""Letters in pixels; a phone shows them at 36 per cent."""


def draw_timeline(rows: Sequence[TimelineRow], heading: Heading) -> bytes:
    """Draw the rows, in their order, as a PNG of 1080 pixels' width.

    Raises ValueError where there is no row.
    """
    return timeline_sheet(rows, heading).png()


def timeline_sheet(rows: Sequence[TimelineRow], heading: Heading) -> Canvas:
    """Lay the timeline out; `draw_timeline` gives its bytes."""
    if not rows:
        raise ValueError("a timeline without a row")
    legend = _legend(rows)
    below = 30 + len(legend) * _LEGEND_ROW + _FOOT
    room = (_USUAL_HEIGHT - _HEAD - _TICKS - below) / len(rows)
    step = max(_ROW_LEAST, min(_ROW_MOST, room))
    top = _HEAD + _TICKS
    height = round(top + step * len(rows) + below)
    canvas = Canvas(_WIDTH, height)
    _write_head(canvas, rows, heading)
    undated = any(row.day is None for row in rows)
    left, right = _LEFT + 40, _WIDTH - _RIGHT - (_UNDATED if undated else 0)
    axis = axis_over(day for row in rows for day in _days_of(row))
    first, last = height - top, height - top - step * len(rows)

    def across(day: date) -> float:
        return left + axis.at(day) * (right - left)

    _rule(canvas, axis, (left, right), (first, last))
    if undated:
        x = _WIDTH - _RIGHT - 20
        canvas.text((x, first + 44), "no day", _SMALL, SOFT, across="center")
        canvas.text((x, first + 14), "told", _SMALL, SOFT, across="center")
    for number, row in enumerate(rows):
        y = first - step * (number + 0.5)
        if number % 2 == 0:
            canvas.area(
                [
                    (20, y - step / 2),
                    (_WIDTH - 20, y - step / 2),
                    (_WIDTH - 20, y + step / 2),
                    (20, y + step / 2),
                ],
                RAISED,
                RAISED,
                layer=-1,
            )
        canvas.text((36, y), row.name, _NAME, TEXT, up="center")
        radius = min(17, step * 0.3)
        if row.day is None:
            sign = CLAIMED if row.certainty == "claimed" else TAKEN
            canvas.mark((_WIDTH - _RIGHT - 20, y), sign, radius)
        _draw_days(canvas, row, across, y, radius)
    _write_legend(canvas, legend, last - 30)
    canvas.text((36, 26), footer(heading), 22, SOFT)
    return canvas


def _draw_days(canvas, row, across, y, radius) -> None:  # type: ignore[no-untyped-def]
    ...


def _days_of(row: TimelineRow) -> list[date]:
    days = [*([row.day] if row.day else []), *row.others, *row.denials]
    return [end for day in days for end in (day.first, day.last)]
