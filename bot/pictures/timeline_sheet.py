"""The timeline drawn: a row a place, a column a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.phrases.phrases import Phrases
from bot.phrases.spans import short_month, short_weekday
from bot.pictures.axis import Axis, axis_over
from bot.pictures.boxes import Box
from bot.pictures.canvas import Canvas, write_line
from bot.pictures.legend import Entry, legend_height, write_legend
from bot.pictures.look import (
    CLAIMED,
    DENIED,
    FAINT,
    GREY,
    OTHER,
    OTHER_CLAIMED,
    RAISED,
    SOFT,
    SPAN,
    TAKEN,
    Sign,
)
from bot.pictures.rows import Day, Heading, TimelineRow
from bot.pictures.words import footer, sign_words, subtitle

_WIDTH, _USUAL_HEIGHT = 1080, 1350
_MARGIN = 32
_NAMES = 290
"""Room for the names."""
_UNDATED = 130
"""Room for the column of what has no day, where there is any."""
_HEAD, _TICKS, _FOOT = 134, 122, 76
_ROW_LEAST, _ROW_MOST = 50, 84
_TITLE, _NAME, _SMALL, _TINY = 46, 30, 27, 23
"""Letters in pixels; a phone of 390 points shows them at 36 per cent."""
_TICK = 60
"""The least room for a tick's words."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where rows and days stand on the sheet."""

    axis: Axis
    left: float
    right: float
    top: float
    """Upper edge of the first row."""
    step: float
    """Height of a row."""
    undated: float
    """Middle of the column of what has no day."""

    def x(self, day: date) -> float:
        return self.left + self.axis.at(day) * (self.right - self.left)

    def y(self, number: int) -> float:
        return self.top - self.step * (number + 0.5)

    @property
    def radius(self) -> float:
        return min(18.0, self.step * 0.3)


def draw_timeline(rows: Sequence[TimelineRow], heading: Heading, phrases: Phrases) -> bytes:
    """Draw the rows, in their order, as a PNG of 1080 pixels' width; ValueError for no row."""
    return timeline_sheet(rows, heading, phrases).png()


def timeline_sheet(rows: Sequence[TimelineRow], heading: Heading, phrases: Phrases) -> Canvas:
    """Lay the timeline out; `draw_timeline` gives its bytes."""
    if not rows:
        raise ValueError("a timeline without a row")
    entries = _entries(rows, phrases)
    below = legend_height(entries) + _FOOT
    room = (_USUAL_HEIGHT - _HEAD - _TICKS - below) / len(rows)
    step = max(_ROW_LEAST, min(_ROW_MOST, room))
    height = round(_HEAD + _TICKS + step * len(rows) + below)
    canvas = Canvas(_WIDTH, height)
    undated = any(row.day is None for row in rows)
    plan = _Plan(
        axis=axis_over(day for row in rows for day in _ends(row)),
        left=_MARGIN + _NAMES + 48,
        right=_WIDTH - _MARGIN - 48 - (_UNDATED if undated else 0),
        top=height - _HEAD - _TICKS,
        step=step,
        undated=_WIDTH - _MARGIN - _UNDATED / 2,
    )
    _write_head(canvas, len(rows), heading, phrases)
    _draw_days(canvas, plan, len(rows), phrases)
    if undated:
        for key, up in (("picture-no-day-above", 48), ("picture-no-day-below", 15)):
            at = (plan.undated, plan.top + up)
            canvas.text(at, phrases.say(key), _SMALL, SOFT, across="center")
    for number, row in enumerate(rows):
        _draw_row(canvas, plan, number, row)
    write_legend(canvas, entries, plan.top - step * len(rows) - 8)
    write_line(canvas, (_MARGIN, 28), footer(heading, phrases), _TINY, SOFT)
    return canvas


def _write_head(canvas: Canvas, rows: int, heading: Heading, phrases: Phrases) -> None:
    title = phrases.say("picture-timeline-title", count=rows)
    write_line(canvas, (_MARGIN, canvas.height - 68), title, _TITLE, bold=True)
    when = subtitle(heading, phrases)
    if when:
        write_line(canvas, (_MARGIN, canvas.height - 114), when, _NAME, SOFT)


def _draw_days(canvas: Canvas, plan: _Plan, rows: int, phrases: Phrases) -> None:
    """Draw a line and a tick for the days, and a zigzag where days are left out."""
    bottom = plan.top - plan.step * rows
    most = int((plan.right - plan.left) / _TICK) + 1
    ticks = plan.axis.ticks(most)
    month = None
    for day in plan.axis.columns:
        x = plan.x(day)
        canvas.line([(x, bottom), (x, plan.top + 6)], FAINT, 1.5, layer=0)
        if day in ticks:
            weekday = short_weekday(day, phrases)
            canvas.text((x, plan.top + 48), weekday, _TINY, SOFT, across="center")
            canvas.text((x, plan.top + 15), str(day.day), _SMALL, across="center")
            if month != (day.year, day.month):
                month = (day.year, day.month)
                name = short_month(day, phrases)
                canvas.text((x, plan.top + 82), name, _TINY, SOFT, across="center")
    for where in plan.axis.breaks:
        x = plan.left + where * (plan.right - plan.left)
        for aside in (-5, 5):
            slash = [(x + aside - 6, plan.top - 8), (x + aside + 6, plan.top + 14)]
            canvas.line(slash, GREY, 3, layer=1)


def _draw_row(canvas: Canvas, plan: _Plan, number: int, row: TimelineRow) -> None:
    y, half = plan.y(number), plan.step / 2
    if number % 2 == 0:
        edge, far = _MARGIN / 2, _WIDTH - _MARGIN / 2
        band = [(edge, y - half), (far, y - half), (far, y + half), (edge, y + half)]
        canvas.area(band, RAISED, RAISED, layer=-1)
    canvas.text((_MARGIN, y), row.name, _NAME, up="center_baseline")
    sign = CLAIMED if row.certainty == "claimed" else TAKEN
    if row.day is None:
        canvas.mark((plan.undated, y), sign, plan.radius)
    days = [*([row.day] if row.day else []), *row.others]
    if row.others:
        ends = [plan.x(end) for day in days for end in (day.first, day.last)]
        canvas.line([(min(ends), y), (max(ends), y)], OTHER.colour, 5, layer=2)
    for day in row.others:
        other = OTHER_CLAIMED if day.certainty == "claimed" else OTHER
        _draw_day(canvas, plan, day, y, other)
    if row.day is not None:
        _draw_day(canvas, plan, row.day, y, sign)
    for day in row.denials:
        canvas.mark((plan.x(day.first), y), DENIED, plan.radius, layer=6)


def _draw_day(canvas: Canvas, plan: _Plan, day: Day, y: float, sign: Sign) -> None:
    """A mark for a day; a bar for a span, for any of its days may be the one."""
    first, last = plan.x(day.first), plan.x(day.last)
    if day.first == day.last:
        canvas.mark((first, y), sign, plan.radius)
        return
    thick = plan.radius * 0.9 * sign.size
    box = Box(first - thick, y - thick, last + thick, y + thick)
    canvas.bar(box, sign.colour, filled=sign.filled)


def _entries(rows: Sequence[TimelineRow], phrases: Phrases) -> tuple[Entry, ...]:
    """What the marks mean, of those that are drawn."""
    days = [row.day for row in rows if row.day is not None]
    others = [day for row in rows for day in row.others]
    present = (
        (TAKEN, any(row.certainty == "asserted" for row in rows)),
        (CLAIMED, any(row.certainty == "claimed" for row in rows)),
        (SPAN, any(day.first != day.last for day in (*days, *others))),
        (OTHER, any(day.certainty == "asserted" for day in others)),
        (OTHER_CLAIMED, any(day.certainty == "claimed" for day in others)),
        (DENIED, any(row.denials for row in rows)),
    )
    return tuple(Entry(sign, sign_words(sign, phrases)) for sign, drawn in present if drawn)


def _ends(row: TimelineRow) -> list[date]:
    days = [*([row.day] if row.day else []), *row.others, *row.denials]
    return [end for day in days for end in (day.first, day.last)]
