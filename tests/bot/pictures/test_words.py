"""Days and spans in words, and the two languages beside each other."""

import re
from datetime import date
from importlib.resources import files

import pytest

from bot.phrases.phrases import phrases_in
from bot.phrases.spans import short_day, short_month, short_weekday, span_words
from corpus.date_calendar import span_in_words

ENGLISH, GERMAN = phrases_in("en"), phrases_in("de")
SPANS = (
    (date(2021, 8, 8), date(2021, 8, 8), "Sonntag, 8. August 2021"),
    (
        date(2021, 8, 10),
        date(2021, 8, 11),
        "zwischen Dienstag, 10. August, und Mittwoch, 11. August 2021",
    ),
    (
        date(2021, 7, 31),
        date(2021, 8, 1),
        "zwischen Samstag, 31. Juli, und Sonntag, 1. August 2021",
    ),
    (date(2021, 5, 1), date(2021, 5, 31), "Mai 2021"),
    (date(2021, 5, 1), date(2021, 7, 31), "Mai bis Juli 2021"),
    (date(2020, 12, 1), date(2021, 1, 31), "Dezember 2020 bis Januar 2021"),
    (date(2015, 1, 1), date(2015, 12, 31), "2015"),
    (date(2015, 1, 1), date(2016, 12, 31), "2015 bis 2016"),
    (date(2010, 1, 1), date(2019, 12, 31), "die 2010er-Jahre"),
)


@pytest.mark.parametrize(("first", "last", "german"), SPANS)
def test_a_span_reads_as_the_corpus_prints_it_and_in_german(first, last, german):
    assert span_words(first, last, ENGLISH) == span_in_words(first, last)
    assert span_words(first, last, GERMAN) == german


def test_a_span_over_the_new_year_has_both_years():
    first, last = date(2020, 12, 30), date(2021, 1, 2)

    assert span_words(first, last, ENGLISH) == span_in_words(first, last)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_and_weekday_has_a_name_short_enough_for_its_column(month):
    for phrases in (ENGLISH, GERMAN):
        day = date(2021, month, month)
        assert 3 <= len(short_month(day, phrases)) <= 4
        assert 2 <= len(short_weekday(day, phrases)) <= 3
    assert short_day(date(2021, 8, 8), GERMAN) == "8. Aug"


def test_both_languages_have_every_sentence_of_the_pictures_with_the_same_values():
    english, german = (_sentences(language) for language in ("en", "de"))

    assert list(german) == list(english)
    differing = {key for key, values in german.items() if values != english[key]}
    assert differing == {"picture-span-day"}  # English has the month of "Tuesday 10" behind it


def _sentences(language: str) -> dict[str, set[str]]:
    """Each key with the values that its sentence takes, those chosen by included."""
    text = (files("bot.phrases") / language / "pictures.ftl").read_text("utf-8")
    blocks = re.findall(r"^([a-z][\w-]*) =(.*(?:\n[ }].*)*)", text, re.MULTILINE)
    values = {key: set(re.findall(r"\$(\w+)", body)) for key, body in blocks}
    for key, body in blocks:
        for other in re.findall(r"\{ ([a-z][\w-]*) \}", body):
            values[key] |= values[other]
    return values
