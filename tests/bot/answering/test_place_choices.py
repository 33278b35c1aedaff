"""Places found by the letters typed, and by the name somebody writes."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.place_choices import PlaceChoice, matching, place_choices, shown_name
from bot.answering.place_named import no_such_place, place_named
from bot.phrases.phrases import phrases_in
from corpus.gazetteer import Gazetteer
from tests.bot.answering.planted import ARTICLES
from tests.bot.pictures.conftest import ground_over  # noqa: F401 (a fixture)

KUNDUZ = PlaceChoice("kunduz", "Kunduz", ("Kunduz", "Qunduz"), "city", 9)
PROVINCE = PlaceChoice("kunduz-province", "Kunduz province", ("Kunduz",), "province", 4)
PUL = PlaceChoice("pul-e-khumri", "Pul-e-Khumri", ("Pul-e-Khumri", "Pol-e Khomri"), "city", 3)
HERAT = PlaceChoice("herat", "Herat", ("Herat", "Hérât"), "city", 2)
CHOICES = (KUNDUZ, PROVINCE, PUL, HERAT)
GAZETTEER = Gazetteer.load()
ALL = tuple(
    PlaceChoice(one.id, shown_name(one), one.spellings, one.kind, 0) for one in GAZETTEER.places
)


def _found(typed, choices=CHOICES, most=25):
    return [one.id for one in matching(choices, typed, most)]


def test_nothing_typed_gives_the_most_mentioned():
    assert _found("", most=2) == ["kunduz", "kunduz-province"]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("kun", ["kunduz", "kunduz-province"]),
        ("KUNDUZ P", ["kunduz-province"]),
        ("qun", ["kunduz"]),
        ("pol e", ["pul-e-khumri"]),
        ("pulekhu", ["pul-e-khumri"]),
        ("herât", ["herat"]),
        ("u", ["kunduz", "kunduz-province", "pul-e-khumri"]),
        ("khum", ["pul-e-khumri"]),
        ("kundz", ["kunduz", "kunduz-province"]),
        ("herta", ["herat"]),
        ("pulekumry", ["pul-e-khumri"]),
        ("hxy", []),
        ("atlantis", []),
        ("!?", []),
    ],
)
def test_a_beginning_then_a_middle_then_a_slip_of_any_spelling_is_found(typed, ids):
    assert _found(typed) == ids


def test_a_beginning_goes_before_a_middle_whatever_is_mentioned_more():
    assert _found("he", (PlaceChoice("x", "Maheno", (), "city", 99), HERAT)) == ["herat", "x"]


@given(st.text(max_size=30))
def test_any_text_gives_at_most_as_many_as_asked_each_once(typed):
    found = _found(typed, ALL, 5)

    assert len(found) <= 5
    assert len(set(found)) == len(found)
    assert found == _found(typed, ALL, 5)


def test_some_hundred_places_are_searched_in_a_millisecond():
    started = time.perf_counter()
    for typed in ("kun", "zzkhu", "pulekumry", "") * 25:
        matching(ALL, typed)

    # About 0.3 ms; the rest is for a busy machine.
    assert (time.perf_counter() - started) / 100 < 0.005


def test_choices_are_all_places_the_most_mentioned_first_and_no_two_look_alike(ground_over):  # noqa: F811
    choices = place_choices(ground_over(*ARTICLES))

    mentions = [one.mentions for one in choices]
    assert {one.id for one in choices} == {one.id for one in GAZETTEER.places}
    assert mentions == sorted(mentions, reverse=True)
    assert [(one.id, one.mentions) for one in choices[:2]] == [("farah", 3), ("kandahar", 3)]
    assert len({one.name for one in choices}) == len(choices)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("kunduz", "kunduz"),
        ("Kunduz", "kunduz"),
        ("kunduz-province", "kunduz-province"),
        ("Kunduz province", "kunduz-province"),
        ("Kundoz", "kunduz"),
        ("kandhar", "kandahar"),
        ("Kabul airport", "kabul-airport"),
        ("the city of Herat", "herat"),
    ],
)
def test_a_place_is_meant_by_its_id_its_name_and_its_spellings(name, place):
    assert place_named(name, GAZETTEER).id == place


@pytest.mark.parametrize("name", ["Atlantis", "", "  ", "12", "@everyone"])
def test_other_words_mean_no_place(name):
    assert place_named(name, GAZETTEER) is None


def test_an_unknown_name_is_refused_with_up_to_three_that_are_near(ground_over):  # noqa: F811
    ground = ground_over(*ARTICLES)

    def refused(name, language="en"):
        phrases = phrases_in(language)
        return no_such_place(name, place_choices(ground), ground, date(2021, 8, 12), phrases)

    near = refused("Sharnaa City")
    assert near.direct.startswith("No place called “Sharnaa City” is known here; spelt nearly so: ")
    assert "Sharana" in near.direct
    assert near.direct.count(", ") <= 2
    assert refused("Xyzzy", "de").direct == "Ein Ort namens „Xyzzy“ ist hier nicht bekannt."
    assert len(refused("x" * 500).direct) < 120
    assert near.as_of == date(2021, 8, 12)
