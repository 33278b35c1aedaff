"""Law 3: a date is worked out from the dateline and stands beside the article's own words."""

import re
from datetime import date

import pytest

from bot.answering.reply import Answer
from tests.bot.answering.planted import CAPTURED

WAYS_OF_ASKING = (
    "When did {} fall?",
    "when was {} captured",
    "on what day did the insurgents take {}?",
    "what date was {} lost?",
    "Do you know when {} was overrun?",
)


@pytest.mark.parametrize("way", WAYS_OF_ASKING)
@pytest.mark.parametrize("city", CAPTURED)
def test_the_first_line_gives_the_day_however_it_is_asked_for(newsroom, city, way):
    reply = newsroom.told(way.format(city))

    assert city in reply.direct
    assert CAPTURED[city] in reply.direct
    assert "[1]" in reply.direct


@pytest.mark.parametrize(
    ("city", "words", "dateline"),
    [
        ("Farah", "on Tuesday", "12 August 2021"),
        ("Maimana", "The next day", "12 August 2021"),
        ("Sharana", "on Monday", "12 August 2021"),
        ("Gardez", "on Friday evening", "14 August 2021"),
        ("Kandahar", "on Saturday", "15 August 2021"),
    ],
)
def test_the_articles_words_and_its_dateline_stand_beside_the_day(newsroom, city, words, dateline):
    reply = newsroom.told(f"When did {city} fall?")

    assert f"“{words}”" in reply.text
    assert f"article of {dateline}" in reply.text


def test_a_date_counted_from_another_city_is_followed_through_the_sentence(newsroom):
    reply = newsroom.told("When did Mehtarlam fall?")

    assert "Wednesday 11 August 2021" in reply.direct
    assert "two days later" in reply.text


def test_a_part_of_the_day_is_told_with_the_day(newsroom):
    assert "evening" in newsroom.told("At what time did Gardez fall?").direct


def test_an_undated_article_keeps_its_own_words(newsroom):
    reply = newsroom.told("When did Asadabad fall?")

    assert "on Monday" in reply.direct
    assert re.search(r"\b20\d\d\b", reply.text) is None
    assert re.search(r"undated|not dated|no date|worked out", reply.text)


def test_a_year_is_given_as_a_year(newsroom):
    reply = newsroom.told("When did the insurgents capture Kunduz in 2015?")

    assert "2015" in reply.direct
    assert "2021" not in reply.direct


def test_an_old_capture_is_not_told_as_a_new_one(newsroom):
    reply = newsroom.ask("When did Kunduz fall?")

    assert "2015" in reply.text or not isinstance(reply, Answer)
    assert "2021" not in reply.direct


@pytest.mark.parametrize(
    "question",
    [
        "When did Kunduz fall in 2021?",
        "When did Farah fall in 2015?",
        "How many people were killed in Farah in 2015?",
        "Who fled from Maimana in 1998?",
    ],
)
def test_another_year_is_another_question(newsroom, question):
    newsroom.refused(question)


def test_neither_does_a_yes_carry_an_event_into_another_year(newsroom):
    reply = newsroom.ask("Did the insurgents take Kunduz in 2021?")

    assert not reply.direct.startswith("Yes")


@pytest.mark.parametrize("day", ["Tuesday", "10 August", "August 10, 2021"])
def test_a_day_guessed_right_is_confirmed(newsroom, day):
    reply = newsroom.told(f"Did Farah fall on {day}?")

    assert reply.direct.startswith("Yes")


@pytest.mark.parametrize("day", ["Thursday", "12 August", "August 9, 2021"])
def test_a_day_guessed_wrong_is_put_right(newsroom, day):
    reply = newsroom.told(f"Did Farah fall on {day}?")

    assert not reply.direct.startswith("Yes")
    assert "Tuesday 10 August 2021" in reply.text


@pytest.mark.parametrize(
    ("day", "city"), [(date(2021, 8, 12), "Farah"), (date(2021, 8, 14), "Gardez")]
)
def test_a_day_does_not_depend_on_what_was_published_later(newsroom, day, city):
    early = newsroom.told(f"When did {city} fall?", as_of=day)
    late = newsroom.told(f"When did {city} fall?")

    assert CAPTURED[city] in early.direct
    assert CAPTURED[city] in late.direct
