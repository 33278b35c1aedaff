"""Spans of days in words, in each language."""

from datetime import date

from bot.phrases.phrases import Phrases
from corpus.date_calendar import month_of


def span_words(first: date, last: date, phrases: Phrases) -> str:
    """Return "Sunday 8 August 2021", "May to July 2021", or "between … and …" of a span."""
    if first == last:
        return phrases.weekday(first)
    return _whole_months(first, last, phrases) or phrases.say(
        "picture-span-between", first=_short(first, last, phrases), last=phrases.weekday(last)
    )


def short_day(day: date, phrases: Phrases) -> str:
    """Write a day as "8 Aug"."""
    return phrases.say("picture-day-short", day=str(day.day), month=short_month(day, phrases))


def short_month(day: date, phrases: Phrases) -> str:
    """Write a day's month as "Aug"."""
    return phrases.say("picture-month-short", number=day.month)


def short_weekday(day: date, phrases: Phrases) -> str:
    """Write a day's weekday as "Sun"."""
    return phrases.say("picture-weekday-short", number=day.weekday())


def _short(first: date, last: date, phrases: Phrases) -> str:
    """`first` without the month and year that it shares with `last`."""
    if first.year != last.year:
        return phrases.weekday(first)
    weekday = phrases.say("picture-weekday", number=first.weekday())
    month = phrases.say("picture-month", number=first.month)
    key = "picture-span-day" if first.month == last.month else "picture-span-day-month"
    return phrases.say(key, weekday=weekday, day=str(first.day), month=month)


def _whole_months(first: date, last: date, phrases: Phrases) -> str:
    """Return the months or years in words if the span begins and ends with them, else empty."""
    if first.day != 1 or last != month_of(last.year, last.month)[1]:
        return ""
    if first.month == 1 and last.month == 12:
        if first.year % 10 == 0 and last.year == first.year + 9:
            return phrases.say("picture-span-decade", year=str(first.year))
        return _to(str(first.year), str(last.year), phrases)
    if first.year == last.year and first.month != last.month:
        begin = phrases.say("picture-month", number=first.month)
    else:
        begin = _month(first, phrases)
    return _to(begin, _month(last, phrases), phrases)


def _to(first: str, last: str, phrases: Phrases) -> str:
    return first if first == last else phrases.say("picture-span-to", first=first, last=last)


def _month(day: date, phrases: Phrases) -> str:
    month = phrases.say("picture-month", number=day.month)
    return phrases.say("picture-span-month", month=month, year=str(day.year))
