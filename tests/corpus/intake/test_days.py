from datetime import date

import pytest

from corpus.importing.text import draft_text
from corpus.intake.days import find_day
from corpus.lines import Draft, Line, SuggestedDay
from tests.corpus.intake.made import OTHER, PROSE

NINTH = date(2021, 8, 9)


def found_in(text: str, address: str | None = None) -> tuple[date, str, str] | None:
    day = find_day(draft_text(text), address)
    return (day.day, day.words, day.where) if day else None


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        (f"Published Aug 9, 2021 by Ada Reed\n\n{PROSE}", "Published Aug 9, 2021", "head"),
        (
            f"By Ada Reed | Monday 9 August 2021\n\n{PROSE}",
            "By Ada Reed | Monday 9 August 2021",
            "head",
        ),
        (f"The Lamp, 2021-08-09, page 3\n\n{PROSE}", "The Lamp, 2021-08-09, page 3", "head"),
        (f"KABUL, Aug. 9, 2021 (Reuters) - {PROSE}", "KABUL, Aug. 9, 2021", "text"),
        (
            f"KABUL, Afghanistan, 9 August 2021: {PROSE}",
            "KABUL, Afghanistan, 9 August 2021",
            "text",
        ),
        (f"Kabul (AP) – 9 Aug 2021 – {PROSE}", "Kabul (AP) – 9 Aug 2021", "text"),
        (f"Aug 9, 2021 — {PROSE}", "Aug 9, 2021", "text"),
        (
            f"{PROSE}\n\n{OTHER}\n\nFirst published on 9 August 2021.",
            "published on 9 August 2021",
            "text",
        ),
    ],
)
def test_a_day_is_proposed_with_its_words_and_where_they_stand(text, words, where):
    assert found_in(text) == (NINTH, words, where)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"On 9 August 2021 the ferry left.\n\n{PROSE}",
        f"{PROSE}\n\nIt had been built on 9 August 2021 and had sailed since.\n\n{OTHER}",
        f"KABUL, Aug. 9 — {PROSE}",
        f"KABUL, Aug. 99, 2021 — {PROSE}",
        f"By Ada Reed | 08/09/2021\n\n{PROSE}",
        f"By 9 August 2021: {PROSE}",
    ],
)
def test_a_day_of_an_event_or_one_that_may_be_two_is_not_proposed(text):
    assert found_in(text) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://lamp.example/2021/08/09/ferry",
        "https://lamp.example/2021/aug/9/ferry",
        "https://lamp.example/news-2021-08-09.html",
    ],
)
def test_a_day_in_the_address_is_proposed(address):
    found = found_in(PROSE, address)

    assert found is not None
    assert (found[0], found[2]) == (NINTH, "address")
    assert found[1] in address


@pytest.mark.parametrize(
    "address",
    ["https://lamp.example/2021/13/40/a", "https://lamp.example/id-120210809", "https://[", ""],
)
def test_figures_in_an_address_that_are_no_day_are_not_proposed(address):
    assert found_in(PROSE, address) is None


def test_a_dateline_without_a_year_takes_that_of_the_address():
    found = found_in(f"KABUL, Dec. 31 — {PROSE}", "https://lamp.example/2022/01/01/ferry")

    assert found == (date(2021, 12, 31), "KABUL, Dec. 31", "text")


@pytest.mark.parametrize(
    "line", ["© 2021 The Lamp", "Copyright The Lamp 2021. All rights reserved."]
)
def test_a_dateline_without_a_year_takes_that_of_a_copyright_line(line):
    assert found_in(f"KABUL, Aug. 9 — {PROSE}\n\n{line}") == (NINTH, "KABUL, Aug. 9", "text")


def test_a_dateline_without_a_year_takes_the_latest_of_the_text_s_full_dates():
    text = f"KABUL, Aug. 9 — {PROSE}\n\nIt had sailed since 4 May 2019 and was sold on 1 June 2021."

    assert found_in(text) == (NINTH, "KABUL, Aug. 9", "text")


def test_the_head_goes_before_the_address_and_that_before_the_file():
    file = SuggestedDay(date(2021, 8, 12), "CreationDate D:20210812", "file")
    draft = Draft((Line(PROSE),), suggested=(file,))
    headed = Draft((Line("Updated 9 August 2021, Ada Reed"), Line(PROSE)), suggested=(file,))
    address = "https://lamp.example/2021/08/10/"

    assert [d.where for d in (find_day(headed, address), find_day(draft, address)) if d] == [
        "head",
        "address",
    ]
    assert find_day(draft) is not None
    assert find_day(draft).where == "file"


def test_a_day_in_a_caption_on_top_is_that_of_its_photograph():
    draft = Draft((Line("The quay on 9 August 2021", "caption"), Line(PROSE)))

    assert find_day(draft) is None


def test_no_more_words_are_proposed_than_can_be_shown():
    found = found_in(f"{'By Ada Reed and others ' * 7}9 August 2021\n\n{PROSE}")

    assert found is not None
    assert len(found[1]) <= 200
