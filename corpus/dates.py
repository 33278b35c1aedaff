"""Date words in an article's text, and the days they come to, counted from its dateline.

All of it is patterns of this project's own. dateparser 1.5 was tried and left out: it makes "last
week" and "in May" one day each, gives nothing for "over the weekend" or "from Friday to Sunday",
counts "two days later" from the dateline, takes the Sun, "may" and "march" in running text for
dates, and keeps no working. It gets plain weekdays, "two days ago" and "6 August" right.
The rules follow the press: see `corpus.date_rules`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.date_calendar import in_words, span_in_words
from corpus.date_cues import follows_since, says_today, tense_around
from corpus.date_drafts import Draft, find_drafts
from corpus.date_meaning import Days, PartOfDay, Precision, Setting, bounded, unknown

__all__ = ["DateSpan", "PartOfDay", "Precision", "find_dates", "in_words", "span_in_words"]

_OPEN: dict[str, Literal["since", "until"]] = {
    "since": "since",
    **dict.fromkeys(("until", "till", "by", "before", "through", "up to"), "until"),
}
_NEAR_DAYS = 3
"""How long a span may be for "the next day" and "two days later" to be counted from its end."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Date words, and the days they come to."""

    text: str
    """Verbatim `text[start:end]` of the text given, with their preposition."""
    start: int
    end: int
    first: date | None
    last: date | None
    """First and last day, inclusive; both None where not worked out, `first` after "until"."""
    how: str
    """The working, in words: "the most recent Sunday up to Monday 9 August 2021"."""
    precision: Precision
    """How much the words name; "day" only where first and last are the same."""
    part: PartOfDay | None = None
    clock: str | None = None
    """The time as written: "around 9 am"."""
    open_ended: Literal["since", "until"] | None = None
    """"since" runs from `first` to the dateline, "until" (by, before) up to `last`.

    Where "since" leads to the words only through others ("since launching raids in May"), the
    span is that of the words alone, May, and what it is since then is for the reader of the clause.
    """
    chained: bool = False
    """Whether it is counted from a day in the text, not from the dateline."""


def find_dates(
    text: str, anchor: date | None, previous: DateSpan | None = None
) -> tuple[DateSpan, ...]:
    """Return the date words of a text in order, with the days they come to.

    `anchor` is the dateline; without one, only dates with their year, and those counted from
    them, come to days. `previous` is the latest day named in the text before this one, from which
    "the next day" is counted. The same arguments give the same spans; the clock is never read.
    """
    drafts = find_drafts(text)
    return tuple(_resolved(text, drafts, anchor, previous)) if drafts else ()


def _resolved(
    text: str, drafts: list[Draft], anchor: date | None, previous: DateSpan | None
) -> Iterator[DateSpan]:
    near = wide = None
    if previous is not None and previous.open_ended is None and previous.first:
        wide = Days(previous.first, previous.last, previous.how, previous.precision, True)
        near = wide if _is_near(wide) else None
    floor = 0
    for draft in drafts:
        at = Setting(
            anchor,
            near,
            wide,
            tense=tense_around(text, draft.start, draft.end),
            lead=draft.lead,
            shade=draft.shade,
            today=draft.reading.kind == "clock" and says_today(text, draft.start, draft.end),
        )
        days = _days(draft, at)
        span = _span(text, floor, draft, bounded(days, at), at)
        yield span
        floor = draft.end
        if span.open_ended is None and days.first is not None:
            wide = days
            near = days if _is_near(days) else near


def _days(draft: Draft, at: Setting) -> Days:
    try:
        return draft.reading.rule(at)
    except (ValueError, OverflowError) as error:
        return unknown("duration", f"not worked out: {error}")


def _is_near(days: Days) -> bool:
    if days.first is None or days.last is None:
        return False
    return (days.last - days.first).days < _NEAR_DAYS


def _span(text: str, floor: int, draft: Draft, days: Days, at: Setting) -> DateSpan:
    open_ended = _OPEN.get(draft.lead or "") if draft.reading.kind != "duration" else None
    if open_ended is None and follows_since(text, floor, draft.start):
        open_ended = "since"
    if days.first is None and days.last is None and days.precision != "duration":
        days = replace(days, chained=False)
    return DateSpan(
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        first=days.first,
        last=days.last,
        how=days.how,
        precision=days.precision,
        part=draft.reading.part,
        clock=draft.reading.clock,
        open_ended=open_ended,
        chained=days.chained,
    )
