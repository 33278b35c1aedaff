"""Laws 5, 6 and 7: who differs, who claims, and what was known on a day."""

import re
from datetime import date

import pytest

from bot.answering.reply import Answer, NoAnswer

FIGHT = "Heavy fighting continued in Qala-e-Naw on Friday"
CLAIM = "The Taliban claimed that they had captured Khost"
DENIAL = "The defence ministry said Khost had not been captured."


def quotes(reply):
    return "\n".join(citation.quote for citation in reply.citations)


@pytest.mark.parametrize(
    "question",
    [
        "When did Qala-e-Naw fall?",
        "Has Qala-e-Naw fallen?",
        "did the insurgents capture Qala-e-Naw",
    ],
)
def test_articles_that_differ_both_stand_with_name_and_date(newsroom, question):
    reply = newsroom.told(question)

    assert "Qala-e-Naw was captured by the insurgents on Wednesday." in quotes(reply)
    assert FIGHT in quotes(reply)
    for said in ("The Harbour Post", "12 August 2021", "The Northern Star", "13 August 2021"):
        assert said in reply.text


def test_a_side_is_a_line_of_its_own_with_a_marker(newsroom):
    (side,) = newsroom.told("When did Qala-e-Naw fall?").sides

    assert side.startswith("The Northern Star (13 August 2021)")
    assert re.search(r"\[\d\]", side)


@pytest.mark.parametrize("city", ["Farah", "Gardez", "Kandahar"])
def test_where_nobody_differs_there_are_no_sides(newsroom, city):
    assert newsroom.told(f"When did {city} fall?").sides == ()


@pytest.mark.parametrize("question", ["Has Khost fallen?", "Did the Taliban capture Khost?"])
def test_a_claim_that_is_denied_is_told_with_its_denial(newsroom, question):
    reply = newsroom.told(question)

    assert "claim" in reply.direct
    assert "Taliban" in reply.direct  # theirs, not the paper's
    assert CLAIM in quotes(reply)
    assert DENIAL in quotes(reply)


def test_the_day_of_a_claim_is_the_claimants(newsroom):
    reply = newsroom.told("When did Khost fall?")

    assert "Taliban" in reply.direct
    assert re.search(r"claim|according to", reply.direct)


def test_the_day_of_a_claim_stands_beside_its_denial(newsroom):
    assert DENIAL in quotes(newsroom.told("When did Khost fall?"))


def test_figures_that_grew_are_a_series_with_the_newest_first(newsroom):
    reply = newsroom.told("How many provincial capitals have fallen?")
    text = reply.text.lower()

    assert reply.direct.startswith("Seven")
    assert text.index("seven") < text.index("six") < text.index("five")
    for day in ("15 August 2021", "14 August 2021", "12 August 2021"):
        assert day in reply.text
    assert reply.sides == ()


@pytest.mark.parametrize(
    ("day", "number"),
    [(12, "Five"), (13, "Five"), (14, "Six"), (15, "Seven"), (31, "Seven")],
)
def test_a_figure_is_that_of_the_day_asked_for(newsroom, day, number):
    reply = newsroom.told("How many capitals have fallen?", as_of=date(2021, 8, day))

    assert reply.direct.startswith(number)


@pytest.mark.parametrize("words", ["by 12 August", "as of August 12", "up to 13 August 2021"])
def test_a_day_within_the_question_holds_for_a_figure(newsroom, words):
    assert newsroom.told(f"How many capitals had fallen {words}?").direct.startswith("Five")


def test_what_was_published_later_is_not_known_yet(newsroom):
    reply = newsroom.refused("When did Kandahar fall?", as_of=date(2021, 8, 14))

    assert "14 August 2021" in reply.direct
    assert "Kandahar" in reply.direct


def test_an_answer_as_of_a_day_says_so(newsroom):
    reply = newsroom.told("When did Farah fall?", as_of=date(2021, 8, 13))

    assert reply.as_of == date(2021, 8, 13)
    assert "13 August 2021" in reply.text


def test_before_the_first_article_nothing_is_known(newsroom):
    reply = newsroom.refused("When did Farah fall?", as_of=date(2021, 8, 1))

    assert reply.nearest == ()


@pytest.mark.parametrize("day", range(10, 17))
@pytest.mark.parametrize(
    "question",
    [
        "When did Farah fall?",
        "When did Qala-e-Naw fall?",
        "timeline",
        "which capitals have fallen?",
        "how many capitals have fallen?",
        "who walked to a well?",
        "when did Farah fall and why did bakeries in Maimana close?",
        "what is the news from Kandahar?",
    ],
)
def test_no_article_of_a_later_day_is_cited_or_named(newsroom, question, day):
    until = date(2021, 8, day)
    reply = newsroom.ask(question, as_of=until)
    shown = reply.citations if isinstance(reply, Answer) else reply.nearest

    assert all(one.published is not None and one.published <= until for one in shown)
    later = [
        a.publisher for a in newsroom.articles.values() if not a.published or a.published > until
    ]
    assert [name for name in later if name in reply.text] == []
    assert isinstance(reply, NoAnswer) or reply.as_of == until
