"""Whether a sentence tells of the time that a question names: 2015 is not 2021."""

import re
from datetime import timedelta
from functools import lru_cache

from bot.answering.ground import Line
from corpus.dates import DateSpan

_EXPLICIT = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RECENT = timedelta(days=4)
"""A sentence without a date of its own tells of the days up to its article."""


def at_the_time(dates: tuple[DateSpan, ...], line: Line) -> bool:
    """Whether each day, month, year or weekday named in the question may be the sentence's."""
    return not dates or all(_matches(asked, line) for asked in dates)


@lru_cache(maxsize=1024)
def _named_in(words: str) -> tuple[int | None, bool]:
    """(weekday, Monday being 0, and whether a number or month stands there) of a date's words."""
    weekday = next((i for i, day in enumerate(WEEKDAYS) if day in words.lower()), None)
    return weekday, _EXPLICIT.search(words) is not None


def _matches(asked: DateSpan, line: Line) -> bool:
    if asked.open_ended is not None:
        return True
    weekday, explicit = _named_in(asked.text)
    if not explicit and weekday is None:
        return True
    spans = [s for s in line.reading.spans if s.first is not None and s.last is not None]
    if not explicit:
        days = [s for s in spans if s.first == s.last]
        return not days or any(s.first is not None and s.first.weekday() == weekday for s in days)
    first, last = asked.first, asked.last
    first, last = first or last, last or first
    if first is None or last is None:
        return True
    if any(s.first <= last and first <= s.last for s in spans if s.first and s.last):
        return True
    day = line.article.published
    return not spans and day is not None and first <= day and day - last <= _RECENT
