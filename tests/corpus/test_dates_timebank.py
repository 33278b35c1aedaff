"""Accuracy on time expressions of a public test set, each read alone with its dateline.

Read alone, an expression has no verb and no day before it, so a weekday to come or one counted
from another day counts as wrong here. The floors are the shares measured, rounded down.
"""

import os
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.date_calendar import month_of, year_of
from corpus.dates import find_dates

TABLE = Path(os.environ.get("STRINGER_SHARED", "../shared")) / "eval/dates/timebank-timenorm.tsv"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
CLASSES = {
    "written day": rf"(?:\w+,? )?{MONTH} \d{{1,2}}, \d{{4}}|\d{{4}}-\d\d-\d\d",
    "day and month": rf"(?:\w+day,? )?{MONTH} \d{{1,2}}",
    "month": rf"{MONTH}(?: \d{{4}})?",
    "year": r"(?:19|20)\d\d",
    "weekday": r".*(?:sun|mon|tues|wednes|thurs|fri|satur)day(?: \w+)?",
    "near the dateline": r"(?:\w+ )?(?:yesterday|today|tomorrow)|(?:this|last) (?:morning|night)",
    "last week, month, year": r"last (?:week|month|year)",
}
FLOORS = {
    "written day": 0.94,
    "day and month": 0.94,
    "month": 0.75,
    "year": 0.98,
    "weekday": 0.90,
    "near the dateline": 1.0,
    "last week, month, year": 0.97,
}


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a TimeML value; None for other kinds of value."""
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T.*)?", value):
        return (date.fromisoformat(match[1]),) * 2
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return month_of(int(match[1]), int(match[2]))
    return year_of(int(value)) if re.fullmatch(r"\d{4}", value) else None


@pytest.fixture(scope="module")
def shares() -> dict[str, tuple[int, int]]:
    """Right and all expressions of each class."""
    if not TABLE.exists():
        pytest.skip(f"{TABLE} is missing; STRINGER_SHARED names the folder it is in")
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for block in TABLE.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        dateline = bounds(rows[0][2]) if rows else None
        for words, _, value in rows[1:]:
            kind = next(
                (k for k, form in CLASSES.items() if re.fullmatch(form, words.lower())), None
            )
            wanted = bounds(value)
            if kind is None or wanted is None or dateline is None:
                continue
            all_[kind] += 1
            found = find_dates(words, dateline[0])
            right[kind] += len(found) == 1 and (found[0].first, found[0].last) == wanted
    return {kind: (right[kind], all_[kind]) for kind in CLASSES}


@pytest.mark.parametrize("kind", CLASSES)
def test_share_of_right_days_is_at_least(shares, kind):
    right, every = shares[kind]

    assert every >= 15
    assert right / every >= FLOORS[kind], f"{right} of {every}"
