"""What words counted from the dateline, or from a day named before, mean.

Counting from the dateline: "yesterday", "last week", "three weeks ago", "the past two months".
Counting from the text: "the next day", "two days later", "at noon".
"""

from datetime import date

from corpus.date_calendar import Bounds, days_after, in_words, month_of, months_after, week_of
from corpus.date_meaning import (
    NO_CHAIN,
    NO_DATELINE,
    Days,
    Precision,
    Rule,
    Setting,
    duration,
    one,
    spread,
    unknown,
)

_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "weekend": "range",
    "month": "month",
    "year": "year",
    "decade": "decade",
}


def unit_around(day: date, unit: str, step: int) -> Bounds:
    """Return the week, weekend, month, year or decade `step` units from the one of `day`."""
    if unit == "week":
        return week_of(days_after(day, 7 * step))
    if unit == "weekend":
        sunday = week_of(days_after(day, 7 * step))[1]
        return days_after(sunday, -1), sunday
    if unit == "month":
        moved = months_after(day.replace(day=1), step)
        return month_of(moved.year, moved.month)
    if unit == "year":
        return date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    begin = day.year - day.year % 10 + 10 * step
    return date(begin, 1, 1), date(begin + 9, 12, 31)


def from_dateline(offset: int, at: Setting) -> Days:
    """Resolve "today" (0), "yesterday" (-1), "last night" (-1), "tomorrow" (1)."""
    if at.anchor is None:
        return unknown("day", NO_DATELINE)
    told = in_words(at.anchor)
    how = {
        0: f"the dateline's day, {told}",
        -1: f"the day before {told}",
        1: f"the day after {told}",
    }
    return one(days_after(at.anchor, offset), how.get(offset, f"{offset:+} days from {told}"))


def overnight(at: Setting) -> Days:
    """Return the night to the dateline's day: both days."""
    if at.anchor is None:
        return unknown("range", NO_DATELINE)
    how = f"the night to {in_words(at.anchor)}"
    return spread((days_after(at.anchor, -1), at.anchor), how, "range")


def night_into(day: Rule, at: Setting) -> Days:
    """Resolve "overnight into Sunday": that Sunday and the day before."""
    found = day(at)
    if found.first is None:
        return found
    how = f"the night to {in_words(found.first)}, {found.how}"
    return spread((days_after(found.first, -1), found.first), how, "range", found.chained)


def unit_of_dateline(unit: str, which: str, at: Setting) -> Days:
    """Resolve "last week", "this month", "earlier this year", "next weekend".

    "this week" runs from its Monday to the dateline, or from the dateline on where what is to
    come is told; so do "earlier" and "later" with months and years.
    """
    precision = _PRECISIONS[unit]
    if at.anchor is None:
        return unknown(precision, NO_DATELINE)
    if unit == "weekend":
        return _weekend(which, at.anchor, at)
    first, last = unit_around(at.anchor, unit, _STEPS.get(which, 0))
    how = f"the {unit} counted from {in_words(at.anchor)}"
    if which not in _STEPS:
        part: Precision = "week" if unit == "week" else "range"
        if at.shade == "later" or (unit == "week" and at.future):
            return spread((at.anchor, last), f"the rest of {how}", part)
        if at.shade == "earlier" or unit == "week":
            return spread((first, at.anchor), f"{how}, up to it", part)
    return spread((first, last), how, precision)


def _weekend(which: str, anchor: date, at: Setting) -> Days:
    """Return the latest weekend begun by the dateline, or the one before or after."""
    in_it = anchor.weekday() >= 5
    step = 0 if in_it else -1
    if which in {"last", "previous", "past"} and in_it:
        step = -1
    elif which in {"next", "coming", "following"} or at.future:
        step = 1 if in_it and which in {"next", "coming", "following"} else 0
    how = f"the weekend counted from {in_words(anchor)}"
    return spread(unit_around(anchor, "weekend", step), how, "range")


def ago(count: int | None, unit: str, at: Setting) -> Days:
    """Resolve "two days ago" to the day, "three weeks ago" to the week it falls in, and so on."""
    precision = _PRECISIONS[unit]
    if count is None or unit == "decade":
        return unknown("duration", "not worked out: the words give no exact number")
    if at.anchor is None:
        return unknown(precision, NO_DATELINE)
    how = f"{count} {unit}{'s' * (count != 1)} before {in_words(at.anchor)}"
    if unit == "day":
        return one(days_after(at.anchor, -count), how)
    if unit == "fortnight":
        return spread(unit_around(at.anchor, "week", -2 * count), how, "week")
    return spread(unit_around(at.anchor, unit, -count), f"the {unit} {how}", precision)


def running(count: int | None, unit: str, forward: bool, at: Setting) -> Days:
    """Resolve "the past week" to seven days with the dateline's; "the next two days" follow it.

    "The last 24 hours" begin the day before.
    """
    if count is None:
        return duration(at)
    if at.anchor is None:
        return unknown("range", NO_DATELINE)
    length = unit if count == 1 else f"{count} {unit}s"
    how = f"the {'next' if forward else 'past'} {length} counted from {in_words(at.anchor)}"
    if unit == "hour":
        days = -(-count // 24)
        first, last = (0, days) if forward else (-days, 0)
        bounds = days_after(at.anchor, first), days_after(at.anchor, last)
        return spread(bounds, how, "range")
    far = _moved(at.anchor, count if forward else -count, unit)
    if forward:
        return spread((days_after(at.anchor, 1), far), how, "range")
    return spread((days_after(far, 1), at.anchor), how, "range")


def _moved(day: date, count: int, unit: str) -> date:
    """`day` and `count` units."""
    if unit in {"day", "week", "fortnight"}:
        return days_after(day, count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return months_after(day, count * {"month": 1, "year": 12, "decade": 120}[unit])


def later(count: int | None, unit: str, side: int, at: Setting) -> Days:
    """Resolve "two days later" (side 1) and "a year earlier" (-1) from a day in the text.

    A span is told from its first day: after "on Friday and Saturday", two days later is Sunday.
    Months and years move the latest span of any length and give the month or year it comes to.
    Without a day in the text, "earlier" is counted from the dateline and "later" is unknown.
    """
    precision = _PRECISIONS[unit]
    if count is None:
        return unknown("duration", "not worked out: the words give no exact number")
    exact = unit in {"day", "week", "fortnight"}
    base = at.near if exact else at.near or at.wide
    words = f"{count} {unit}{'s' * (count != 1)} {'after' if side > 0 else 'before'}"
    if base and base.first and base.last:
        day = base.first if base.precision == "range" or side < 0 else base.last
        how, chained = f"{words} {in_words(day)}, named before it in the text", True
        if not exact and base.precision == "year":
            precision = "year"
        elif not exact:
            precision = "month"
    elif side < 0 and at.anchor:
        day, how, chained = at.anchor, f"{words} {in_words(at.anchor)}", False
    else:
        return unknown(precision, NO_CHAIN)
    moved = _moved(day, side * count, unit)
    if exact:
        return one(moved, how, chained)
    return spread(unit_around(moved, precision, 0), how, precision, chained)


def day_of_text(offset: int, unit: str, at: Setting) -> Days:
    """Resolve "the next day" (1), "that week" (0), "the previous month" (-1) by the text.

    After "on Friday and Saturday", the next day is Saturday: a span is told from its first day.
    Without one, the day before is counted from the dateline, and "earlier in the day" is the
    dateline's; "the next day" is unknown.
    """
    if unit != "day":
        return _unit_of_text(offset, unit, at)
    if at.near and at.near.first and at.near.last:
        base = at.near.last if offset == 0 else at.near.first
        side = {-1: "the day before ", 0: "", 1: "the day after "}[offset]
        how = f"{side}{in_words(base)}, named before it in the text"
        return one(days_after(base, offset), how, True)
    if at.anchor and (offset < 0 or (offset == 0 and at.shade in {"earlier", "later"})):
        return from_dateline(offset, at)
    return unknown("day", NO_CHAIN)


def _unit_of_text(offset: int, unit: str, at: Setting) -> Days:
    base = at.near or at.wide
    if base and base.first and base.last:
        day = base.first if offset < 0 else base.last
        how = f"the {unit} counted from {in_words(day)}, named before it in the text"
        return spread(unit_around(day, unit, offset), how, _PRECISIONS[unit], True)
    if at.shade in {"earlier", "later"} or offset < 0 or (offset > 0 and at.future):
        return unit_of_dateline(unit, {-1: "previous", 0: "this", 1: "next"}[offset], at)
    return unknown(_PRECISIONS[unit], NO_CHAIN)


def clock_time(at: Setting) -> Days:
    """Resolve a time of day to the latest single day named before, or to "today"'s."""
    if at.near and at.near.first and at.near.first == at.near.last:
        how = f"a time on {in_words(at.near.first)}, named before it in the text"
        return one(at.near.first, how, True)
    if at.today and at.anchor:
        return from_dateline(0, at)
    return unknown("day", NO_CHAIN)
