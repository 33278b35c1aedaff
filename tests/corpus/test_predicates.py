"""Predicates: what verbs and nouns tell, before any place is looked at."""

from itertools import pairwise

import pytest

from corpus.predicates import find_predicates


def kinds(text: str) -> list[str]:
    return [p.kind for p in find_predicates(text) if not p.strict]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rebels overran the town", ["captured"]),
        ("The town was surrendered by its elders", ["captured"]),
        ("the fall of the town", ["captured"]),
        ("Troops took back the town", ["retaken"]),
        ("The army regained control of the town", ["retaken"]),
        ("The town was stormed", ["attacked"]),
        ("The town is under siege", ["besieged"]),
        ("Families fled", ["displaced"]),
        ("Gunmen rolled into the town", ["entered"]),
        ("Prices rose", []),
        ("The plan fell short", []),
        ("He fell ill", []),
    ],
)
def test_words_have_the_kind_planted(text, wanted):
    assert kinds(text) == wanted


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The town was seized", "plain"),
        ("The town is in Taliban hands", "state"),
        ("The town is still in government hands", "denied"),
        ("The town never changed hands", "denied"),
        ("The assault was repelled", "repelled"),
        ("followed by the town", "follows"),
    ],
)
def test_the_sense_tells_how_the_event_is_told(text, sense):
    assert sense in {p.sense for p in find_predicates(text) if p.kind == "captured"}


def test_words_of_many_meanings_are_strict():
    assert [p.strict for p in find_predicates("They took tea")] == [True]
    assert [p.strict for p in find_predicates("They seized it")] == [False]


def test_predicates_come_in_order_and_only_strict_ones_overlap():
    found = find_predicates(
        "They stormed the town, captured it and let soldiers surrender on Friday."
    )
    assert [p.start for p in found] == sorted(p.start for p in found)
    plain = [p for p in found if not p.strict]
    assert all(one.end <= two.start for one, two in pairwise(plain))


def test_a_text_without_words_has_none():
    assert find_predicates("") == ()
