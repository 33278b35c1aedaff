"""Days and headings as the pictures and their texts write them."""

from datetime import date

from bot.pictures.rows import Day, Heading
from corpus.date_calendar import MONTHS, WEEKDAYS, span_in_words


def plain_day(day: date) -> str:
    """Write a day as "8 August 2021"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Write a day as "8 Aug"."""
    return f"{day.day} {short_month(day)}"


def short_month(day: date) -> str:
    """Write a day's month as "Aug"."""
    return MONTHS[day.month - 1][:3]


def short_weekday(day: date) -> str:
    """Write a day's weekday as "Sun"."""
    return WEEKDAYS[day.weekday()][:3]


def day_in_words(day: Day) -> str:
    """Write a day as "Sunday 8 August 2021", or the span; "a claim" where a party alone says so."""
    words = span_in_words(day.first, day.last)
    return f"{words}, a claim" if day.certainty == "claimed" else words


def footer(heading: Heading) -> str:
    """What the picture shows, as of when, from how much, from which snapshot."""
    when = f"as of {plain_day(heading.as_of)}" if heading.as_of else "as of no stated day"
    articles = "1 article" if heading.articles == 1 else f"{heading.articles} articles"
    return f"Reported state {when}, from {articles}; snapshot {heading.snapshot}"
