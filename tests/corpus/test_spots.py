"""Spots: which places a sentence speaks of, and how much of each."""

import pytest

from corpus.spot import Focus, Spot
from corpus.spots import find_spots
from tests.corpus.event_reading import gazetteer


def spots(text: str, focus: str | None = None) -> tuple[Spot, ...]:
    city = gazetteer().place(focus) if focus else None
    return find_spots(text, gazetteer(), Focus(city))


@pytest.mark.parametrize(
    ("text", "place", "extent"),
    [
        ("Kunduz fell.", "kunduz", "city"),
        ("The centre of Kunduz fell.", "kunduz", "centre"),
        ("Most of Kunduz fell.", "kunduz", "partial"),
        ("Nine of the ten districts of Herat fell.", "herat", "partial"),
        ("The prison in Kandahar fell.", "kandahar", "partial"),
        ("The Kandahar police headquarters fell.", "kandahar", "partial"),
        ("Fighting reached the outskirts of Ghazni.", "ghazni", "outskirts"),
        ("Kandahar airport fell.", "kandahar", "airport"),
        ("The airport outside Kunduz fell.", "kunduz", "airport"),
        ("The Spin Boldak crossing fell.", "spin-boldak", "border"),
        ("The capital of Badghis fell.", "qala-e-naw", "city"),
        ("Takhar's provincial capital fell.", "taloqan", "city"),
        ("Takhar province fell.", "takhar-province", "province"),
    ],
)
def test_a_place_has_the_extent_its_words_give(text, place, extent):
    assert (place, extent) in {(s.place.id, s.extent) for s in spots(text)}


@pytest.mark.parametrize(
    "text",
    [
        "It lies 70 km south of Kabul.",
        "The road to Kabul was cut.",
        "The Kabul government fell.",
        "A village near Kabul burned.",
    ],
)
def test_a_place_that_only_locates_is_aside(text):
    assert [s.aside for s in spots(text) if s.place.id == "kabul"] == [True]


def test_the_city_is_the_one_named_before_in_the_sentence():
    bound = [
        s.place.id for s in spots("Herat shook until the city fell.", "kunduz") if not s.written
    ]
    assert bound == ["herat"]


def test_the_city_is_else_the_one_the_text_was_about():
    assert [s.place.id for s in spots("Then the city fell.", "kunduz")] == ["kunduz"]


def test_it_is_the_town_of_its_own_sentence_first():
    found = spots("Elders in Nili say that it was given up.", "kunduz")
    assert [s.place.id for s in found] == ["nili", "nili"]


def test_the_capital_is_the_country_s_unless_a_province_was_named():
    country = find_spots("The capital was calm.", gazetteer(), Focus(gazetteer().place("kunduz")))
    province = find_spots(
        "The capital was calm.",
        gazetteer(),
        Focus(gazetteer().place("kunduz"), gazetteer().place("kunduz-province"), by_province=True),
    )
    assert [s.place.id for s in country] == ["kabul"]
    assert [s.place.id for s in province] == ["kunduz"]


def test_there_is_no_place_in_there_was():
    assert spots("There was calm.", "kunduz") == ()
