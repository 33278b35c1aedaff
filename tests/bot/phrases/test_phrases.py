"""Sentences by key: values put in, the fallback to English, days in words, whose language it is."""

from datetime import date

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from bot.phrases.phrases import Phrases, language_of, phrases_in
from bot.phrases.spans import span_words
from corpus.dates import in_words, span_in_words

ENGLISH, GERMAN = phrases_in("en"), phrases_in("de")


def bundle(text):
    made = FluentBundle(["de-DE"], use_isolating=False)
    made.add_resource(FluentResource(text))
    return made


def test_a_value_stands_where_its_sentence_wants_it():
    assert ENGLISH.say("answer-not-mentioned", articles="They", name="Nili") == (
        "They do not mention Nili."
    )
    assert GERMAN.say("answer-not-mentioned", articles="Sie", name="Nili") == (
        "Sie erwähnen Nili nicht."
    )


@pytest.mark.parametrize("value", ["{ $name }", "[1]", "\x020\x03", "a { b } c", "“x”", "-term"])
def test_a_value_is_put_in_as_it_is(value):
    assert ENGLISH.say("answer-not-mentioned", articles="A", name=value) == (
        f"A do not mention {value}."
    )


def test_what_a_language_lacks_is_said_in_english():
    half = Phrases("de", (bundle("only-here = hier"), ENGLISH._bundles[0]))

    assert half.say("only-here") == "hier"
    assert half.say("answer-undated") == "undated"


def test_a_key_that_no_language_has_raises_key_error():
    with pytest.raises(KeyError, match="no-such-key"):
        GERMAN.say("no-such-key")


def test_a_sentence_without_its_value_is_not_said():
    with pytest.raises(ValueError, match=r"de: answer-on-day"):
        GERMAN.say("answer-on-day")


def test_what_is_there_to_say_is_known():
    assert GERMAN.has("answer-undated")
    assert not GERMAN.has("no-such-key")


@pytest.mark.parametrize(
    ("locales", "language"),
    [
        (["de"], "de"),
        (["de-AT", "en"], "de"),
        (["de_CH"], "de"),
        (["DE-de"], "de"),
        (["en-US", "de"], "en"),
        (["fr", "de"], "de"),
        ([None, "de"], "de"),
        (["fr", None, ""], "en"),
        (["dek"], "en"),  # a language of Cameroon, not German
        ([], "en"),
    ],
)
def test_the_first_language_there_are_sentences_in_is_spoken(locales, language):
    assert language_of(locales) == language


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_english_day_reads_as_the_articles_dates_do(day):
    assert ENGLISH.weekday(day) == in_words(day)
    assert ENGLISH.day(day) == in_words(day).partition(" ")[2]
    assert f"{ENGLISH.day_before(day)} {day.year}" == ENGLISH.day(day)
    assert ENGLISH.weekday(day).startswith(f"{ENGLISH.weekday_before(day)} ")


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(0, 5000))
def test_an_english_span_reads_as_the_articles_dates_do(first, days):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))

    assert span_words(first, last, ENGLISH) == span_in_words(first, last)


def test_a_german_day_reads_as_a_paper_prints_it():
    day = date(2021, 8, 8)

    assert GERMAN.day(day) == "8. August 2021"
    assert GERMAN.weekday(day) == "Sonntag, 8. August 2021"
    assert GERMAN.day_before(day) == "8. August"
    assert GERMAN.weekday_before(day) == "Sonntag, 8. August"


@pytest.mark.parametrize("size", [1000, 1001, 2501, 100_000])
def test_a_value_of_any_length_is_said_whole(size):
    name = "x" * size

    assert GERMAN.say("answer-digest-of", publisher=name) == f"Zusammenfassung von {name}"
