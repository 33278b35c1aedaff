"""What a sentence meets of a question: by its own words, and by those around it."""

import pytest

from bot.answering.matching import Need, PlaceAsked
from bot.answering.surroundings import Surroundings
from bot.answering.terms import Term
from bot.answering.words import groups_of, stem, synonyms, synonyms_of
from corpus.gazetteer import Gazetteer
from corpus.place import PlaceError

ALONE = Surroundings((), ())


def need(word: str, **more) -> Need:
    return Need.of(Term(stem(word), word, 1.0, **more))


def stems(*words: str) -> frozenset[str]:
    return frozenset(map(stem, words))


def test_a_word_counts_whole_a_synonym_eight_tenths_and_any_other_nothing():
    asked = need("captured")

    assert asked.met(stems("soldiers", "capture")) == 1.0
    assert asked.met(stems("soldiers", "seized")) == 0.8
    assert asked.met(stems("soldiers", "bread")) == 0.0


def test_a_name_is_met_by_no_synonym_but_by_what_its_spelling_may_mean():
    asked = need("Seized", name=True, also=("capturo",))

    assert asked.met(stems("captured")) == 0.0
    assert asked.met(frozenset({"capturo"})) == 1.0


def test_the_surroundings_that_are_worth_most_decide():
    around = Surroundings(((0.6, stems("seized")), (0.55, stems("captured"))), ())

    assert need("captured").met_around(0.0, around) == 0.55  # not 0.6 of 0.8
    assert need("captured").met_around(0.8, around) == 0.8
    assert need("captured").met_around(0.0, ALONE) == 0.0


def test_only_a_name_is_looked_for_where_only_names_are_pointed_back_to():
    around = Surroundings(((0.3, stems("Waziri")),), ((0.55, stems("Waziri")),))

    assert need("Waziri").met_around(0.0, around) == 0.3
    assert need("Waziri", name=True).met_around(0.0, around) == 0.55


def line_with(newsroom, words: str):
    """The one planted sentence that holds the words."""
    (found,) = (
        line for line in newsroom.answerer.ground.lines.values() if words in line.sentence.text
    )
    return found


def test_a_sentence_that_begins_with_a_pronoun_leans_on_the_one_before(newsroom):
    ground = newsroom.answerer.ground
    follower = line_with(newsroom, "The next day they captured Maimana")

    words = {held: worth for worth, held in ground.around(follower).words}

    assert words[line_with(newsroom, "western city of Farah").stems] == 0.55


def test_what_stands_around_a_sentence_comes_with_the_worthiest_first(newsroom):
    ground = newsroom.answerer.ground
    worths = [
        [worth for worth, _ in around]
        for line in ground.lines.values()
        for around in (ground.around(line).words, ground.around(line).names)
    ]

    assert any(len(row) > 2 for row in worths)
    assert all(row == sorted(row, reverse=True) for row in worths)


@pytest.mark.parametrize(
    ("place", "ids"),
    [
        ("helmand-province", {"helmand-province", "lashkar-gah"}),
        ("lashkar-gah", {"lashkar-gah"}),
        ("kunduz", {"kunduz", "kunduz-province"}),
        ("pakistan", {"pakistan", "islamabad"}),
        ("islamabad", {"islamabad", "pakistan"}),
        ("afghanistan", {"afghanistan"}),
    ],
)
def test_a_place_goes_by_its_capital_its_namesake_or_its_government(gazetteer, place, ids):
    assert PlaceAsked.of(gazetteer.place(place), gazetteer).ids == ids


def test_a_country_is_met_by_its_people_and_a_city_is_not(gazetteer):
    country = PlaceAsked.of(gazetteer.place("india"), gazetteer).words

    assert country is not None
    assert stems("Indian", "Indians") <= country
    assert PlaceAsked.of(gazetteer.place("kunduz"), gazetteer).words is None


def test_what_is_looked_for_is_of_the_gazetteer_asked(gazetteer, monkeypatch):
    other = Gazetteer.load()
    monkeypatch.setattr(other, "place", gone)

    assert PlaceAsked.of(gazetteer.place("kunduz"), gazetteer).ids
    with pytest.raises(PlaceError):
        PlaceAsked.of(gazetteer.place("kunduz"), other)


def gone(place: str) -> None:
    raise PlaceError(f"no {place}")


def test_synonyms_are_the_stems_that_share_a_group():
    taken = synonyms_of(stem("captured"))

    assert stems("captured", "seized", "overrun") <= taken
    assert all(not groups_of(one).isdisjoint(groups_of(stem("captured"))) for one in taken)
    assert all(synonyms(one, stem("captured")) for one in taken)
    assert synonyms_of("zzz") == frozenset()
