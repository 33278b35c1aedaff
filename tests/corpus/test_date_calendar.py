"""Days and spans of days in words."""

from datetime import date

import pytest

from corpus.dates import in_words, span_in_words


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-08-08", "2021-08-08", "Sunday 8 August 2021"),
        ("2021-08-10", "2021-08-11", "between Tuesday 10 and Wednesday 11 August 2021"),
        ("2021-07-30", "2021-08-01", "between Friday 30 July and Sunday 1 August 2021"),
        ("2020-12-31", "2021-01-01", "between Thursday 31 December 2020 and Friday 1 January 2021"),
        ("2021-05-01", "2021-05-31", "May 2021"),
        ("2021-06-01", "2021-08-31", "June to August 2021"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("1990-01-01", "1999-12-31", "the 1990s"),
        ("-", "2021-08-08", "up to Sunday 8 August 2021"),
        ("2021-08-08", "-", "from Sunday 8 August 2021 on"),
    ],
)
def test_spans_are_printed_as_a_paper_prints_them(first, last, words):
    assert span_in_words(day(first), day(last)) == words


def test_a_day_is_printed_with_its_weekday():
    assert in_words(date(2021, 8, 8)) == "Sunday 8 August 2021"


def test_a_span_without_days_has_no_words():
    with pytest.raises(ValueError, match="without first and last day"):
        span_in_words(None, None)
