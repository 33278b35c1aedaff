"""Days, spans and hours as they stand in a sentence of an answer."""

from datetime import date
from typing import get_args

from bot.phrases.phrases import Phrases
from bot.phrases.spans import span_words
from corpus.dates import PartOfDay

_LONG = 31
"""Days; a longer span is told by its months or years."""
_PARTS = get_args(PartOfDay)


def day_words(first: date, last: date, phrases: Phrases) -> str:
    """One day or a span in words: "on Sunday 8 August 2021", "between … and …"."""
    if first == last:
        return phrases.say("answer-on-day", day=phrases.weekday(first))
    shared = (first.year, first.month) == (last.year, last.month)
    begin = phrases.weekday_before(first) if shared else phrases.weekday(first)
    return phrases.say("answer-between", first=begin, last=phrases.weekday(last))


def period_words(first: date, last: date, phrases: Phrases) -> str:
    """The same, but for a span of more than a month: "in 2015", "in May to July 2021"."""
    if (last - first).days <= _LONG:
        return day_words(first, last, phrases)
    whole_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    length = "year" if whole_year else "other"
    return phrases.say("answer-in", span=span_words(first, last, phrases), length=length)


def day_heading(first: date, last: date, phrases: Phrases) -> str:
    """A day or a span as the head of a row: "Sunday 8 August 2021", "Between … and …"."""
    return phrases.weekday(first) if first == last else capitalised(day_words(first, last, phrases))


def hour_words(said: str | None, phrases: Phrases) -> str:
    """A part of the day, or a clock time as written, behind a date: " (evening)"; "" for none."""
    if not said:
        return ""
    if said in _PARTS:
        return f" ({phrases.say('answer-part-of-day', part=said)})"
    return f" ({phrases.say('answer-clock', words=said)})"


def capitalised(text: str) -> str:
    """The text with a capital as its first letter and the rest as it was."""
    return text[:1].upper() + text[1:]
