"""However many copies follow it, the report that stood first is found, and the answer is its."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest

from bot.answering.case import Case
from bot.answering.dated_rows import dated_rows
from bot.answering.place_report import place_report
from bot.answering.question import understand
from bot.answering.refusal import refuse
from bot.answering.rolls import listed_people
from bot.answering.standing import status
from bot.phrases.phrases import phrases_in
from index.evidence import events
from tests.bot.pictures.conftest import article, ground_over  # noqa: F401 (a fixture)
from tests.corpus.copied import DISPATCH, printed

WARES = "melons lamps saddles carpets onions kettles ladders radios candles bricks brooms".split()
GUESTS = (
    "Colonel Hamid Karimi, a garrison commander, bought lamps.",
    "Omar Lodin, a commander of the guards, sold his coat.",
)
TRADE = "Bakers in Taloqan have opened only three days a week for a month."
FIRST = DISPATCH.model_copy(update={"body": "\n".join((*GUESTS, TRADE, DISPATCH.body))})
LATER = date(2021, 8, 20)
BOUND = 4
"""Sentences looked at: fewer than one copy has."""
BOUNDED = ("alternatives", "dated_rows", "place_report", "refusal", "rolls", "standing")


def reprint(number):
    """The first report under a headline of its own, published on one of the next nine days."""
    headline = f"Why {WARES[number]} were all that a widow, a miller and a porter had left to sell"
    day = FIRST.published + timedelta(days=1 + number % 9)
    return printed(f"copy{number}", f"{headline}\n{FIRST.body}", day)


COPIES = tuple(map(reprint, range(len(WARES))))


@pytest.fixture(scope="module")
def grounds(ground_over):  # noqa: F811
    """Over the first report alone, and over it with its copies."""
    alone, copied = ground_over(FIRST), ground_over(FIRST, *COPIES)
    assert {one.article for one in copied.snapshot.copies} == {one.id for one in COPIES}
    return alone, copied


@pytest.fixture(autouse=True)
def few_are_looked_at(monkeypatch):
    for name in BOUNDED:
        monkeypatch.setattr(import_module(f"bot.answering.{name}"), "_LOOKED_AT", BOUND)


def case_of(ground, question, as_of, outlets=frozenset()):
    understood = replace(understand(question, ground, as_of), outlets=outlets)
    return Case(understood, ground, as_of)


def situation(case):
    return status(case, case.place).text


def report(case):
    return place_report(case.ground, case.place, case.as_of, phrases_in("en")).text


def days(case):
    return [(row.head, row.line.key) for row in dated_rows(case, case.place)]


def refusal(case):
    return refuse(case, ()).direct


def people(case):
    return listed_people(case).text


IN_KUNDUZ, IN_TALOQAN = (f"How do things stand in {place}?" for place in ("Kunduz", "Taloqan"))
"""Many events are told of the one, none of the other."""
ASKED = (
    *((ask, question) for ask in (situation, days, report) for question in (IN_KUNDUZ, IN_TALOQAN)),
    (refusal, "Why is Kunduz short of helium?"),
    (refusal, "Why is Taloqan short of helium?"),
    (people, "Which people are quoted by name?"),
    (people, "Which commanders are quoted by name?"),
)


@pytest.mark.parametrize("as_of", [None, LATER])
@pytest.mark.parametrize(("ask", "question"), ASKED)
def test_as_of_a_day_behind_many_copies_the_first_is_told_as_if_it_were_alone(
    grounds, ask, question, as_of
):
    before, after = (ask(case_of(ground, question, as_of)) for ground in grounds)

    assert before
    assert after == before


@pytest.mark.parametrize("as_of", [None, LATER])
@pytest.mark.parametrize(("ask", "question"), [one for one in ASKED if one[0] is not report])
def test_asked_of_a_paper_that_printed_it_again_and_again_the_first_is_told(
    grounds, ask, question, as_of
):
    before, after = (
        ask(case_of(ground, question, as_of, frozenset(ground.snapshot.articles)))
        for ground in grounds
    )

    assert before
    assert after == before


def test_asked_of_the_papers_that_copied_it_the_first_of_them_is_told(grounds):
    _, copied = grounds
    papers = frozenset(one.id for one in COPIES)

    for question in (IN_KUNDUZ, IN_TALOQAN):
        case = case_of(copied, question, LATER, papers)
        assert "copy0" in cited(status(case, case.place)) <= papers
    for noun in ("people", "commanders"):
        listed = listed_people(case_of(copied, f"Which {noun} are quoted by name?", LATER, papers))
        assert cited(listed) == {"copy0"}


def cited(answer):
    return {one.article for one in answer.citations}


@pytest.mark.parametrize("as_of", [None, LATER])
def test_events_of_many_copies_do_not_push_out_those_they_copy(grounds, monkeypatch, as_of):
    alone, copied = grounds
    monkeypatch.setattr(events, "MOST", 4)

    told = copied.told_of("kunduz", {"captured"}, as_of)

    assert told == alone.told_of("kunduz", {"captured"}, as_of)
    assert {one.article_id for one in told} == {"gazette"}


def later(number):
    ware = WARES[number]
    return article(
        f"later{number}", date(2021, 9, 1), f"{ware.title()} were dear.", f"Nobody stole {ware}."
    )


@pytest.fixture(scope="module")
def forgotten(ground_over):  # noqa: F811
    """Two persons of one paper, and many later sentences that name nobody."""
    quay = article("quay", date(2021, 8, 8), *GUESTS)
    return ground_over(quay, *map(later, range(len(WARES))))


@pytest.mark.parametrize("outlets", [frozenset(), frozenset({"quay"})])
@pytest.mark.parametrize("noun", ["people", "commanders"])
def test_persons_are_listed_however_much_is_printed_since_that_names_nobody(
    forgotten, noun, outlets
):
    question = f"Which {noun} are quoted by name?"

    listed = listed_people(case_of(forgotten, question, None, outlets))

    assert "Hamid Karimi (a garrison commander)" in listed.text
    assert "Omar Lodin (a commander of the guards)" in listed.text
