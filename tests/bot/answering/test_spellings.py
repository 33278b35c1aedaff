"""Law 8: a place is the same place in any of its spellings, and through one slip of the pen."""

import random
import string

import pytest

from corpus.gazetteer import Gazetteer
from corpus.spelling import plain

GAZETTEER = Gazetteer.load()
SPELLINGS = [
    (capital, spelling) for capital in GAZETTEER.capitals() for spelling in capital.spellings
]
WORDS_OF_THEIR_OWN = frozenset({"ghani", "ghazi", "garden", "taliban"})
"""Slips that make another word of such coverage: no reader would take them for the place."""
SAMPLED = 300


def one_letter_slips(spelling: str) -> list[str]:
    """Every string one letter added, changed, left out or swapped with its neighbour away."""
    found: set[str] = set()
    for at in range(len(spelling) + 1):
        before, behind = spelling[:at], spelling[at:]
        found.update(before + letter + behind for letter in string.ascii_lowercase)
        if behind[:1].isalpha():
            found.add(before + behind[1:])
            found.update(before + letter + behind[1:] for letter in string.ascii_lowercase)
        if behind[:2].isalpha() and len(behind) > 1:
            found.add(before + behind[1] + behind[0] + behind[2:])
    return sorted(found - {spelling})


def slips_that_are_no_other_place() -> list[tuple[str, str]]:
    """(name of the capital, slip) for every spelling of six letters or longer."""
    named = {plain(spelling) for place in GAZETTEER.places for spelling in place.spellings}
    return [
        (capital.id, slip)
        for capital, spelling in SPELLINGS
        if len(plain(spelling)) >= 6
        for slip in one_letter_slips(spelling.lower())
        if plain(slip) not in named and slip not in WORDS_OF_THEIR_OWN
    ]


SLIPS = slips_that_are_no_other_place()
SAMPLE = random.Random(34).sample(SLIPS, SAMPLED)


def test_there_are_34_capitals_and_many_ways_to_miss_them():
    assert len({capital.id for capital, _ in SPELLINGS}) == 34
    assert len(SLIPS) > 60_000


def test_every_slip_is_read_as_the_place_meant():
    astray = [
        (place_id, slip)
        for place_id, slip in SLIPS
        if [found.place.id for found in GAZETTEER.mentions_in_question(slip)] != [place_id]
    ]

    assert astray == []


@pytest.mark.parametrize("question", ["when did {} fall?", "has {} been captured?"])
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_every_spelling_of_a_capital_has_the_first_line_of_its_name(rolls, question, case):
    wanted = {c.id: rolls.told(question.format(c.name)).direct for c in GAZETTEER.capitals()}

    differing = [
        (spelling, direct)
        for capital, spelling in SPELLINGS
        if (direct := rolls.ask(question.format(case(spelling))).direct) != wanted[capital.id]
    ]

    assert differing == []


@pytest.mark.parametrize("question", ["{}", "who holds {} now"])
def test_a_short_question_has_it_too(rolls, question):
    wanted = {c.id: rolls.told(question.format(c.name)).direct for c in GAZETTEER.capitals()}

    differing = [
        (spelling, direct)
        for capital, spelling in SPELLINGS
        if (direct := rolls.ask(question.format(spelling)).direct) != wanted[capital.id]
    ]

    assert differing == []


def test_a_slip_has_the_first_line_of_the_name(rolls):
    name = {capital.id: capital.name for capital in GAZETTEER.capitals()}

    differing = [
        (slip, direct)
        for place_id, slip in SAMPLE
        if (direct := rolls.ask(f"when did {slip} fall?").direct)
        != rolls.told(f"when did {name[place_id]} fall?").direct
    ]

    assert differing == []


def test_34_places_have_34_first_lines_each_with_its_day(rolls):
    lines = {rolls.told(f"when did {c.name} fall?").direct for c in GAZETTEER.capitals()}

    assert len(lines) == 34
    assert [line for line in lines if " July 2021" not in line] == []


def test_the_spelling_of_the_article_is_the_one_quoted(rolls):
    reply = rolls.told("when did qonduz fall?")

    assert "Kunduz" in reply.citations[0].quote
    assert reply.place == "kunduz"
