"""Law 2 for rows: lists, timelines, which came first, and how long lay between."""

import re

import pytest

from bot.answering.reply import MAX_TEXT
from tests.bot.answering.planted import CAPTURED

UNDATED = {"Asadabad"}
NOT_TAKEN = ("Bamyan", "Ghazni", "Herat", "Taloqan", "Kabul")


def whole(reply):
    return "\n".join([reply.text, *reply.pages])


@pytest.mark.parametrize(
    "question", ["Which capitals have fallen?", "list all captured cities", "name the cities taken"]
)
def test_a_list_holds_every_place_taken(newsroom, question):
    text = whole(newsroom.told(question))

    assert [city for city in {*CAPTURED, *UNDATED} if city not in text] == []


def test_a_list_gives_each_its_day(newsroom):
    text = whole(newsroom.told("Which capitals have fallen?"))

    for city, day in CAPTURED.items():
        short = " ".join(day.split()[1:3])  # "9 August"
        assert re.search(rf"\b{short}\b[^\n]*{city}", text), city  # a line to each day


def test_a_list_names_no_place_that_was_not_taken(newsroom):
    text = whole(newsroom.told("Which capitals have fallen?"))

    assert [city for city in NOT_TAKEN if city in text] == []


def test_a_list_marks_what_is_only_claimed(newsroom):
    text = whole(newsroom.told("Which capitals have fallen?"))

    assert re.search(r"Khost[^;\n]*claim|claim[^;\n]*Khost", text)


def test_a_list_does_not_mix_years(newsroom):
    text = whole(newsroom.told("Which capitals have fallen?"))

    assert "Kunduz" not in text or re.search(r"Kunduz[^;\n]*2015|2015[^;\n]*Kunduz", text)


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        ("Which capitals fell on Tuesday?", {"Farah"}),
        ("which cities fell on 10 August?", {"Farah"}),
        ("which capitals were captured on Wednesday?", {"Maimana", "Mehtarlam", "Qala-e-Naw"}),
        ("Which cities had been taken by 10 August?", {"Sharana", "Farah"}),
    ],
    ids=lambda asked: asked if isinstance(asked, str) else "cities",
)
def test_a_list_of_a_day_holds_what_fell_that_day(newsroom, question, cities):
    text = whole(newsroom.told(question))

    assert {city for city in (*CAPTURED, *UNDATED, *NOT_TAKEN) if city in text} == cities


@pytest.mark.parametrize("question", ["timeline", "Give me a timeline of the captures"])
def test_a_timeline_goes_forward_and_keeps_the_undated_apart(newsroom, question):
    rows = whole(newsroom.told(question)).split("\n")
    days = [int(found[1]) for row in rows if (found := re.match(r"\w+ (\d+) August 2021", row))]

    assert days == sorted(days)
    assert len(days) >= len(CAPTURED)
    (undated,) = (row for row in rows if "Asadabad" in row)
    assert rows.index(undated) >= len(days)
    assert all(re.search(r"\[\d+\]", row) for row in rows)


@pytest.mark.parametrize("question", ["Which capitals have fallen?", "timeline of the captures"])
def test_what_is_too_long_goes_to_pages_and_nothing_is_lost(rolls, gazetteer, question):
    reply = rolls.told(question)

    assert [c.name for c in gazetteer.capitals() if c.name not in whole(reply)] == []
    assert [len(page) for page in (reply.text, *reply.pages) if len(page) > MAX_TEXT] == []
    assert reply.pages


def test_the_number_of_a_long_list_is_told(rolls):
    assert re.search(r"\b34\b", rolls.told("Which capitals have fallen?").text)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which fell first, Farah or Gardez?", "Farah"),
        ("which city fell first, Gardez or Farah?", "Farah"),
        ("Which fell earlier: Kandahar or Sharana?", "Sharana"),
        ("which was captured last, Farah or Kandahar?", "Kandahar"),
        ("Which capital was the first to fall?", "Sharana"),
        ("which capital fell last?", "Kandahar"),
        ("what was the last city to fall?", "Kandahar"),
    ],
)
def test_an_order_opens_with_the_one_asked_for(newsroom, question, first):
    reply = newsroom.told(question)

    assert reply.direct.startswith(first)
    assert CAPTURED[first] in reply.direct


def test_an_order_within_one_day_is_not_made_up(newsroom):
    direct = newsroom.told("Which fell first, Maimana or Qala-e-Naw?").direct

    assert "both" in direct
    assert "Wednesday 11 August 2021" in direct


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Did Farah fall before Gardez?", "Yes"), ("Did Kandahar fall before Farah?", "No")],
)
def test_before_or_not_is_a_yes_or_no(newsroom, question, answer):
    assert newsroom.told(question).direct.startswith(answer)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("How many days lay between the fall of Farah and Gardez?", "3 days"),
        ("how long between the capture of Kandahar and Sharana?", "5 days"),
        ("How many days after Farah did Maimana fall?", "1 day"),
    ],
)
def test_the_time_between_is_counted(newsroom, question, days):
    reply = newsroom.told(question)

    assert reply.direct.startswith(f"{days}:")
    assert len({citation.quote for citation in reply.citations}) == 2


def test_no_time_is_counted_to_a_place_without_a_day(newsroom):
    reply = newsroom.ask("How many days lay between the fall of Farah and Bamyan?")

    assert not re.match(r"\d+ days?", reply.direct)
