"""What date words come to, what they are read against, and how spans are joined and opened."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.date_calendar import Bounds, days_after, in_words

PartOfDay = Literal["night", "morning", "midday", "afternoon", "evening"]
Tense = Literal["past", "future"]
Precision = Literal["day", "range", "week", "month", "season", "year", "decade", "duration"]

NO_DATELINE = "not worked out: the article's date is not known"
NO_CHAIN = "not worked out: no day is named before it to count from"


@dataclass(frozen=True, slots=True)
class Days:
    """What date words come to."""

    first: date | None
    last: date | None
    how: str
    precision: Precision
    chained: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What date words are read against."""

    anchor: date | None
    """The dateline."""
    near: Days | None = None
    """The latest day, or span of up to three days, named before."""
    wide: Days | None = None
    """The latest span of any length named before."""
    tense: Tense | None = None
    """Whether the clause tells what was or what is to come; None where neither shows."""
    lead: str | None = None
    """The preposition before the words: "since", "by"."""
    shade: str | None = None
    """"early", "earlier", "late", "later"."""
    today: bool = False
    """Whether the sentence says "today" or "this morning"."""

    @property
    def future(self) -> bool:
        """Whether the clause tells what is to come."""
        return self.tense == "future"


Rule = Callable[[Setting], Days]


def one(day: date, how: str, chained: bool = False) -> Days:
    """Return a single day."""
    return Days(day, day, how, "day", chained)


def spread(bounds: Bounds, how: str, precision: Precision, chained: bool = False) -> Days:
    """Return a span of days; of one day, it is that day."""
    first, last = bounds
    return Days(first, last, how, "day" if first == last else precision, chained)


def unknown(precision: Precision, why: str) -> Days:
    """Words that come to no days."""
    return Days(None, None, why, precision)


def duration(at: Setting) -> Days:
    """Return a length of time, which names no days."""
    return unknown("duration", "not worked out: a length of time, not a date")


def between(left: Rule, right: Rule, repeats_weekly: bool, at: Setting) -> Days:
    """Resolve "from Friday to Sunday": the right end as it stands alone, the left one before it."""
    begin, end = left(at), right(at)
    if begin.first is None or end.last is None:
        return unknown("range", begin.how if begin.first is None else end.how)
    first, last = begin.first, end.last
    if first > last and repeats_weekly:
        if at.future:
            last = days_after(last, 7)
        else:
            first = days_after(first, -7)
    if first > last:
        raise ValueError(f"{first} is after {last}")
    how = begin.how if begin.how == end.how else f"from {begin.how} to {end.how}"
    return spread((first, last), how, "range", begin.chained or end.chained)


def bounded(days: Days, at: Setting) -> Days:
    """`days` as "since" and "until" open them: since up to the dateline, until with no first."""
    if at.lead == "since" and days.first is not None:
        last = at.anchor if at.anchor and at.anchor >= days.first else None
        how = f"{days.how}; since then"
        how += f", up to {in_words(last)}" if last else ""
        precision: Precision = "day" if days.first == last else "range"
        return replace(days, last=last, how=how, precision=precision)
    if at.lead in {"until", "till", "by", "before", "through", "up to"} and days.last is not None:
        last = days.last
        if at.lead == "before" and days.first is not None and days.first != last:
            last = days_after(
                days.first, -1
            )  # "before May" ends with April, "before Friday" is told
        return replace(
            days, first=None, last=last, how=f"{days.how}; up to then", precision="range"
        )
    return days
