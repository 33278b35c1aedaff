"""Days counted from a day named before them in the text, not from the dateline."""

from datetime import date

from corpus.dates import find_dates

MONDAY = date(2021, 8, 9)
SUNDAY = date(2021, 8, 8)


def test_the_next_day_is_counted_from_the_day_before_it_in_the_text():
    friday, saturday = find_dates("They took a mill on Friday and a dam the next day.", MONDAY)

    assert friday.first == date(2021, 8, 6)
    assert (saturday.first, saturday.chained) == (date(2021, 8, 7), True)
    assert saturday.how == "the day after Friday 6 August 2021, named before it in the text"


def test_two_days_later_is_counted_through_the_text():
    _, later = find_dates("The mill fell on Friday. The dam followed two days later.", MONDAY)

    assert (later.text, later.first, later.last) == ("two days later", SUNDAY, SUNDAY)


def test_a_span_of_two_days_is_told_from_its_first():
    text = "On Friday and Saturday two mills fell, one first and the other the next day."

    _, next_day = find_dates(text, MONDAY)

    assert (next_day.first, next_day.last) == (date(2021, 8, 7), date(2021, 8, 7))


def test_a_bare_time_takes_the_day_named_before_it():
    text = "Men came on Sunday. By mid-morning they held the mill. Earlier in the day it was calm."

    _, time, earlier = find_dates(text, MONDAY)

    assert (time.text, time.first, time.part) == ("By mid-morning", SUNDAY, "morning")
    assert (earlier.text, earlier.first) == ("Earlier in the day", SUNDAY)


def test_a_bare_time_without_a_day_before_it_has_none():
    (span,) = find_dates("Shots rang out at around 9 am.", MONDAY)

    assert (span.first, span.clock) == (None, "around 9 am")


def test_a_seed_carries_the_chain_into_the_next_sentence():
    (seed,) = find_dates("The mill fell on Friday.", MONDAY)

    (span,) = find_dates("The dam fell the following day.", MONDAY, seed)

    assert (span.first, span.chained) == (date(2021, 8, 7), True)


def test_the_next_day_without_a_day_before_it_has_none():
    (span,) = find_dates("The dam fell the next day.", MONDAY)

    assert span.first is None


def test_the_day_after_an_event_is_not_the_day_after_a_date():
    _, after = find_dates("It rained on Friday, the day after the vote.", MONDAY)

    assert (after.text, after.first) == ("the day after", None)
