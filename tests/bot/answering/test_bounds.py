"""Of very many sentences on a place few are looked at; answers stay answers."""

import importlib
import re
from datetime import date

import pytest

from bot.answering.alternatives import alternatives
from bot.answering.case import Case
from bot.answering.dated_rows import dated_rows
from bot.answering.place_report import place_report
from bot.answering.question import understand
from bot.answering.refusal import refuse
from bot.answering.reply import Answer
from bot.answering.rolls import listed_people
from bot.answering.standing import status
from bot.phrases.phrases import phrases_in
from tests.bot.pictures.conftest import article, ground_over  # noqa: F401 (a fixture)

SURNAMES = "Arzo Barmak Chardi Darwazi Elham Faryad Ghafuri Hotaki Ibrahimi Jalali Karimi Lodin"
DAYS = {f"d{n:02}": date(2021, 8, n) for n in range(1, 13)}
WARES = "melons lamps saddles carpets onions kettles ladders radios candles bricks almonds brooms"
SELLERS = "cousin widow miller porter tailor barber cobbler weaver grocer potter smith baker"
PRICES = "half twice thrice a-third seven-tenths none thirty ninety eleven forty sixty fifteen"
TELLING = ("d01", "d02", "d03", "d04")
"""Articles that tell of an event; the others only name the place."""
BOUND = 8
"""Sentences on Kunduz of two articles."""


def printed(number, name):
    """An article like no other: what is told again in the same words counts once."""
    surname, ware, seller, price = (
        words.split()[number] for words in (SURNAMES, WARES, SELLERS, PRICES)
    )
    spelling = "Kunduz" if name < "d07" or name == "d12" else "Qunduz"
    first = (
        f"Heavy fighting continued in {spelling} on {DAYS[name]:%A}."
        if name in TELLING
        else f"Every {seller} sold {ware} in {spelling} on {DAYS[name]:%A}."
    )
    return article(
        name,
        DAYS[name],
        first,
        f"Colonel Hamid {surname}, a garrison commander, bought {ware} in {spelling}.",
        f"The {ware} of {spelling} went for {price}.",
        f"Elsewhere a {seller} waited.",
    )


@pytest.fixture(scope="module")
def ground(ground_over):  # noqa: F811
    ground = ground_over(*(printed(number, name) for number, name in enumerate(DAYS)))
    assert not ground.snapshot.copies
    return ground


@pytest.fixture
def look_at(monkeypatch):
    """Set how many sentences are looked at, in every way of answering."""

    def at(most):
        for name in (
            "alternatives",
            "dated_rows",
            "place_report",
            "refusal",
            "rolls",
            "standing",
        ):
            monkeypatch.setattr(
                importlib.import_module(f"bot.answering.{name}"), "_LOOKED_AT", most
            )

    return at


def case_of(ground, question, as_of=None):
    return Case(understand(question, ground, as_of), ground, as_of)


def situation(ground, as_of=None):
    return status(case_of(ground, "How do things stand in Kunduz?", as_of), place(ground))


def commanders(ground, as_of=None):
    return listed_people(case_of(ground, "Which commanders spoke in Kunduz?", as_of))


def spellings(ground, as_of=None):
    return alternatives(case_of(ground, "Is it Kunduz or Qunduz?", as_of), ())


def report(ground, as_of=None):
    return place_report(ground, place(ground), as_of, phrases_in("en"))


def place(ground):
    return ground.gazetteer.place("kunduz")


ASKED = (situation, commanders, spellings, report)


def cited(answer):
    """The articles cited."""
    return {one.article for one in answer.citations}


@pytest.mark.parametrize("ask", ASKED)
def test_where_the_bound_is_not_reached_the_answer_is_that_of_all(ground, look_at, ask):
    before = ask(ground)
    assert isinstance(before, Answer)

    look_at(len(ground.lines))

    assert ask(ground) == before


@pytest.mark.parametrize("as_of", [None, date(2021, 8, 12), date(2021, 8, 6)])
@pytest.mark.parametrize(
    ("ask", "most"),
    [*((ask, BOUND) for ask in ASKED), *((ask, 1) for ask in ASKED if ask is not commanders)],
)
def test_of_too_many_every_quote_stands_in_its_article_and_none_is_too_late(
    ground, look_at, ask, as_of, most
):
    look_at(most)
    answer = ask(ground, as_of)
    if ask is spellings and as_of == date(2021, 8, 6):
        assert answer is None  # until then all wrote it the same way
        return

    assert answer.citations
    for one in answer.citations:
        source = ground.snapshot.articles[one.article]
        assert source.body[one.start : one.end] == one.quote
        assert as_of is None or source.published <= as_of


@pytest.mark.parametrize("as_of", [None, date(2021, 8, 6)])
def test_how_a_place_stands_is_told_by_its_events_however_often_it_is_named_since(
    ground, look_at, as_of
):
    assert cited(situation(ground, as_of)) == {"d02", "d03", "d04"}

    look_at(BOUND)

    assert cited(situation(ground, as_of)) == {"d02", "d03", "d04"}


@pytest.mark.parametrize(
    ("as_of", "names"), [(None, ["Karimi", "Lodin"]), (date(2021, 8, 6), ["Elham", "Faryad"])]
)
def test_people_are_those_of_the_newest(ground, look_at, as_of, names):
    assert "Hamid Arzo" in commanders(ground, as_of).text

    look_at(2)

    assert re.findall(r"Hamid (\w+)", commanders(ground, as_of).text) == names


@pytest.mark.parametrize(("as_of", "first"), [(None, "D12"), (date(2021, 8, 11), "D06")])
def test_each_spelling_is_shown_by_the_newest_that_write_so(ground, look_at, as_of, first):
    look_at(2)

    answer = spellings(ground, as_of)

    assert cited(answer) == {first.lower(), "d11"}
    assert answer.direct.startswith(f"Kunduz: The {first} ")
    assert answer.support[0].startswith("Qunduz: The D11 ")


@pytest.mark.parametrize(("most", "naming"), [(BOUND, {"d11", "d12"}), (1, {"d12"})])
def test_a_report_and_a_timeline_have_all_events_and_of_the_rest_the_newest(
    ground, look_at, most, naming
):
    whole = report(ground)
    rows = dated_rows(case_of(ground, ""), place(ground))
    assert cited(whole) == {row.line.article.id for row in rows} == set(DAYS)

    look_at(most)

    assert cited(report(ground)) == {*TELLING, *naming}
    fewer = dated_rows(case_of(ground, ""), place(ground))
    assert list(fewer) == [row for row in rows if row in fewer]
    found = {row.line.article.id for row in fewer}
    assert {*TELLING} <= found <= {*TELLING, *naming}


@pytest.mark.parametrize("as_of", [None, date(2021, 8, 6)])
def test_a_place_that_is_named_in_too_many_sentences_is_not_called_unmentioned(
    ground, look_at, as_of
):
    asked = case_of(ground, "Why is Kunduz short of helium?", as_of)
    before = refuse(asked, ())
    assert "mention Kunduz but do not say that" in before.direct

    look_at(1)

    assert refuse(asked, ()) == before


def test_before_it_was_named_a_place_is_unmentioned_however_often_it_is_later(ground, look_at):
    look_at(1)

    asked = case_of(ground, "Why is Kunduz short of helium?", date(2021, 7, 31))

    assert "do not mention Kunduz" in refuse(asked, ()).direct


def test_a_citys_many_sentences_do_not_hide_its_airports_few(ground_over, look_at):  # noqa: F811
    later = (
        article(f"m{n:02}", date(2021, 8, 2 + n), f"{WARES.split()[n].title()} sold in Kunduz.")
        for n in range(12)
    )
    ground = ground_over(
        article("a01", date(2021, 8, 1), "A cargo aircraft landed at Kunduz airport."), *later
    )
    question = understand("What landed at Kunduz airport?", ground, None)
    case = Case(question, ground, None)
    (airport,) = question.places
    assert airport.serves == "kunduz"

    look_at(4)

    assert "not mention" not in refuse(case, ()).direct
    assert cited(status(case, airport)) == {"a01"}
