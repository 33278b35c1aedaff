"""What date words in news come to, each beside the dateline it is counted from."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import DateSpan, find_dates

MONDAY = date(2021, 8, 9)
WEDNESDAY = date(2021, 8, 11)
SUNDAY = date(2021, 8, 8)


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def only(text: str, anchor: date | None = MONDAY) -> DateSpan:
    (span,) = find_dates(text, anchor)
    return span


def spans(text: str, anchor: date | None = MONDAY) -> list[tuple[str, str, str]]:
    return [(span.text, str(span.first), str(span.last)) for span in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        # weekdays: the most recent, the dateline's own day included
        ("The bridge fell on Sunday.", "on Sunday", "2021-08-08", "2021-08-08"),
        ("A post was shared Monday.", "Monday", "2021-08-09", "2021-08-09"),
        ("which fort fell on sunday", "on sunday", "2021-08-08", "2021-08-08"),
        ("It burned last Sunday.", "last Sunday", "2021-08-08", "2021-08-08"),
        ("It burned last Monday.", "last Monday", "2021-08-02", "2021-08-02"),
        ("It closed earlier on Tuesday.", "earlier on Tuesday", "2021-08-03", "2021-08-03"),
        ("It closed late Thursday.", "late Thursday", "2021-08-05", "2021-08-05"),
        ("Talks begin next Sunday.", "next Sunday", "2021-08-15", "2021-08-15"),
        ("Shops shut Friday last week.", "Friday last week", "2021-08-06", "2021-08-06"),
        # a cue of the future in the same clause
        ("Envoys will meet on Friday.", "on Friday", "2021-08-13", "2021-08-13"),
        ("Talks are due to be held on Friday.", "on Friday", "2021-08-13", "2021-08-13"),
        ("On Thursday, envoys will meet.", "On Thursday", "2021-08-12", "2021-08-12"),
        ("He said on Sunday they will go.", "on Sunday", "2021-08-08", "2021-08-08"),
        # words counted from the dateline
        ("Shells fell last night.", "last night", "2021-08-08", "2021-08-08"),
        ("It rained overnight.", "overnight", "2021-08-08", "2021-08-09"),
        ("It rained yesterday.", "yesterday", "2021-08-08", "2021-08-08"),
        ("Shots rang this morning.", "this morning", "2021-08-09", "2021-08-09"),
        ("A curfew holds tonight.", "tonight", "2021-08-09", "2021-08-09"),
        ("It shut two days ago.", "two days ago", "2021-08-07", "2021-08-07"),
        ("It shut three weeks ago.", "three weeks ago", "2021-07-19", "2021-07-25"),
        # spans of the calendar
        ("It flooded last week.", "last week", "2021-08-02", "2021-08-08"),
        ("It flooded last month.", "last month", "2021-07-01", "2021-07-31"),
        ("It flooded at the weekend.", "at the weekend", "2021-08-07", "2021-08-08"),
        ("Roads shut over the weekend.", "over the weekend", "2021-08-07", "2021-08-08"),
        ("They leave this summer.", "this summer", "2021-06-01", "2021-08-31"),
        ("Earlier this year it snowed.", "Earlier this year", "2021-01-01", "2021-08-09"),
        ("The drought began in May.", "in May", "2021-05-01", "2021-05-31"),
        ("It snowed in December.", "in December", "2020-12-01", "2020-12-31"),
        ("He fought in the 1990s.", "in the 1990s", "1990-01-01", "1999-12-31"),
        ("the 2018 cup final", "2018", "2018-01-01", "2018-12-31"),
        ("over the past two months", "over the past two months", "2021-06-10", "2021-08-09"),
        ("It grew in the past week.", "in the past week", "2021-08-03", "2021-08-09"),
        ("Six died in the last 24 hours.", "in the last 24 hours", "2021-08-08", "2021-08-09"),
        # open at one end
        ("Nine forts lost since Friday.", "since Friday", "2021-08-06", "2021-08-09"),
        ("It held until Friday.", "until Friday", "-", "2021-08-06"),
        ("how many forts by the 8th?", "by the 8th", "-", "2021-08-08"),
        ("All must leave by 31 August.", "by 31 August", "-", "2021-08-31"),
        # written out
        ("It began on 6 August.", "on 6 August", "2021-08-06", "2021-08-06"),
        ("It began on Aug. 6, 2020.", "on Aug. 6, 2020", "2020-08-06", "2020-08-06"),
        ("Friday, August 6", "Friday, August 6", "2021-08-06", "2021-08-06"),
        ("Friday (6 August)", "Friday (6 August)", "2021-08-06", "2021-08-06"),
        ("15th of August 2021", "15th of August 2021", "2021-08-15", "2021-08-15"),
        ("07/08/2021", "07/08/2021", "2021-08-07", "2021-08-07"),
        ("08/15/2021", "08/15/2021", "2021-08-15", "2021-08-15"),
        ("asof 2021-08-06 only", "2021-08-06", "2021-08-06", "2021-08-06"),
        ("what fell 8 aug", "8 aug", "2021-08-08", "2021-08-08"),
        ("It fell on 25 December.", "on 25 December", "2020-12-25", "2020-12-25"),
        ("the night of 9 August", "the night of 9 August", "2021-08-09", "2021-08-09"),
        # ranges
        ("6-8 August", "6-8 August", "2021-08-06", "2021-08-08"),
        ("between 6 and 8 August", "between 6 and 8 August", "2021-08-06", "2021-08-08"),
        ("from 30 July to 2 August", "from 30 July to 2 August", "2021-07-30", "2021-08-02"),
        ("from Friday to Sunday", "from Friday to Sunday", "2021-08-06", "2021-08-08"),
        ("on Friday and Saturday", "on Friday and Saturday", "2021-08-06", "2021-08-07"),
        ("from Sunday to Tuesday", "from Sunday to Tuesday", "2021-08-01", "2021-08-03"),
        ("between 2015 and 2016", "between 2015 and 2016", "2015-01-01", "2016-12-31"),
        # one expression with its time of day
        ("at around 9 am this morning", "at around 9 am this morning", "2021-08-09", "2021-08-09"),
        ("before dawn on Saturday", "before dawn on Saturday", "2021-08-07", "2021-08-07"),
        ("the early hours of Sunday", "the early hours of Sunday", "2021-08-08", "2021-08-08"),
    ],
)  # fmt: skip
def test_words_come_to_their_days(text, words, first, last):
    span = only(text)

    assert (span.text, span.first, span.last) == (words, day(first), day(last))


@pytest.mark.parametrize(
    ("anchor", "first", "last"),
    [
        (WEDNESDAY, "2021-08-07", "2021-08-08"),
        (SUNDAY, "2021-08-07", "2021-08-08"),
        (date(2021, 8, 7), "2021-08-07", "2021-08-08"),
        (date(2021, 8, 6), "2021-07-31", "2021-08-01"),
    ],
)
def test_the_weekend_is_the_latest_begun(anchor, first, last):
    span = only("It flooded at the weekend.", anchor)

    assert (span.first, span.last) == (day(first), day(last))


def test_this_week_runs_from_its_monday_to_the_dateline():
    span = only("Three forts fell this week.", WEDNESDAY)

    assert (span.first, span.last, span.precision) == (MONDAY, WEDNESDAY, "week")


@pytest.mark.parametrize(
    "text",
    [
        "The plan may prove right. Marchers march on.",
        "The Sun said so, and the Sunday Times too.",
        "Some 2,000 troops met 1500 prisoners and 2000 soldiers.",
        "Every Friday they pray; it was Bloody Sunday again.",
        "He spoke on the second day of talks, on the 8th floor.",
        "A second march was led by Theresa May.",
        "The match ended 3:20.",
        "",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text):
    assert find_dates(text, MONDAY) == ()


@pytest.mark.parametrize(
    "text",
    ["in recent weeks", "for weeks", "in less than a week", "within days", "for two weeks"],
)
def test_a_length_of_time_is_given_without_days(text):
    span = only(f"It grew {text}.")

    assert (span.text, span.first, span.last, span.precision) == (text, None, None, "duration")


def test_two_years_are_two_dates():
    assert spans("They came in 2015 and again in 2016.") == [
        ("in 2015", "2015-01-01", "2015-12-31"),
        ("in 2016", "2016-01-01", "2016-12-31"),
    ]


def test_since_through_other_words_is_flagged_and_leaves_the_month_its_days():
    span = only("They gained ground since launching raids in May.")

    assert (span.text, span.open_ended) == ("in May", "since")
    assert (span.first, span.last) == (date(2021, 5, 1), date(2021, 5, 31))


def test_the_working_names_the_dateline():
    span = only("The mill fell on Sunday.")

    assert span.how == "the most recent Sunday up to Monday 9 August 2021"


def test_an_undated_text_gives_its_words_without_days():
    text = "It fell on Sunday, two days after a raid; the next day and in May it was calm."

    assert all(span.first is None and span.last is None for span in find_dates(text, None))
    assert "on Sunday" in [span.text for span in find_dates(text, None)]


def test_an_undated_text_keeps_the_dates_it_states_and_counts_from_them():
    assert spans("It fell on 6 August 2021, the dam the next day, the mill in 2015.", None) == [
        ("on 6 August 2021", "2021-08-06", "2021-08-06"),
        ("the next day", "2021-08-07", "2021-08-07"),
        ("in 2015", "2015-01-01", "2015-12-31"),
    ]


def test_a_date_past_the_calendar_is_unknown_and_no_error():
    assert only("It stood 999 years ago.", date(500, 1, 1)).first is None


_SOME = (
    "on in since by Friday Sunday and 6 8 August May 2015 the next day last week two days later "
    "ago from to at 9 am noon overnight 31 29 February . , ' – ( )"
)
_WORDS = st.sampled_from(tuple(_SOME.split()))


@given(st.lists(_WORDS | st.text(string.printable, max_size=4), max_size=14), st.dates())
def test_every_span_is_verbatim_ordered_and_apart(words, anchor):
    text = " ".join(words)

    found = find_dates(text, anchor)

    end = 0
    for span in found:
        assert text[span.start : span.end] == span.text
        assert span.start >= end
        end = span.end
        if span.first and span.last:
            assert span.first <= span.last
        if span.precision == "day":
            assert span.first == span.last
    assert found == find_dates(text, anchor)


@pytest.mark.parametrize("odd", ["\u017funday", "Fr\u0131day", "Fr\u0130day", "\u017fept 3"])
def test_letters_that_a_pattern_takes_for_ascii_break_nothing(odd):
    found = find_dates(f"on Sunday the 8th of August and on {odd}", MONDAY)
    assert found[0].text == "on Sunday the 8th of August"
