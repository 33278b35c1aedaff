"""Timing: which date an event of a sentence takes, and what it takes from the text before."""

from datetime import date

import pytest

from corpus.dates import find_dates
from corpus.predicates import find_predicates
from corpus.timing import assign_dates, is_of_speech
from corpus.timing_chains import settled
from tests.corpus.event_reading import SATURDAY, cities, events


def words(text: str) -> dict[str, list[str]]:
    """The date words of each predicate, by its own words."""
    predicates = find_predicates(text)
    dates = assign_dates(text, predicates, find_dates(text, SATURDAY), SATURDAY)
    return {
        text[p.start : p.end]: [d.text for d in row]
        for p, row in zip(predicates, dates, strict=True)
    }


def test_a_date_goes_to_the_event_of_its_clause():
    found = words("Herat was attacked on Monday, but Kunduz was captured on Sunday.")
    assert found == {"was attacked": ["on Monday"], "was captured": ["on Sunday"]}


def test_an_opening_date_holds_for_the_whole_clause():
    found = words("On Monday rebels attacked the town and seized it.")
    assert found == {"attacked": ["On Monday"], "seized": ["On Monday"]}


def test_and_again_gives_a_predicate_two_dates():
    found = words("The town was stormed in 2015 and again in 2016.")
    assert found == {"was stormed": ["in 2015", "in 2016"]}


def test_the_day_of_speaking_dates_nothing():
    text = "The town was seized, officials said on Friday."
    (friday,) = find_dates(text, SATURDAY)
    assert is_of_speech(text, friday)
    assert words(text) == {"was seized": []}


def test_a_state_since_a_day_began_on_it_and_a_count_since_then_is_a_range():
    (since,) = find_dates("since Sunday", SATURDAY)
    assert settled(since, state=True).last == date(2021, 8, 8)
    assert settled(since, state=False).last == SATURDAY


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Nili fell at 6am.", {"nili 14 asserted"}),
        ("Nili fell before breakfast.", {"nili 14 asserted"}),
        ("Nili fell on Monday; Khost went hours later.", {"nili 9 asserted", "khost 9 asserted"}),
        (
            "Shops in Nili opened on Friday, three days after the Taliban took the town.",
            {"nili 10 asserted"},
        ),
        (
            "Herat and Nili fell on Wednesday and Thursday respectively.",
            {"herat 11 asserted", "nili 12 asserted"},
        ),
        (
            "They took Herat on Monday and, a day later, Nili.",
            {"herat 9 asserted", "nili 10 asserted"},
        ),
        ("Nili has been in Taliban hands since Tuesday.", {"nili 10 asserted"}),
        (
            "Nili and Herat have fallen since Tuesday.",
            {"nili 10-14 asserted", "herat 10-14 asserted"},
        ),
        ("By Friday morning Nili had been lost.", {"nili 13 asserted"}),
    ],
)
def test_a_date_is_worked_out_as_a_reader_would(body, wanted):
    assert cities(body) == wanted


def test_a_day_taken_from_the_sentence_before_says_so():
    found = events("Herat fell on Thursday. Nili went hours later.")
    assert [(e.place, e.date_from) for e in found] == [("herat", "sentence"), ("nili", "context")]
    assert "on Thursday" in (found[1].date_how or "")
