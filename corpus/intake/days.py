"""The day that an article without one may be of, with the words that suggest it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Literal

from corpus.importing.dateline import (
    Dateline,
    find_address_day,
    find_notice,
    read_dateline,
    read_day,
)
from corpus.intake.submission import DayFound
from corpus.lines import ASIDE_KINDS, Draft, Line, SuggestedDay

Where = Literal["head", "text", "address", "file"]

_HEAD_LINES = 8
_FOOT_LINES = 5
_LONGEST = 200
"""Characters of a line that may be a byline, and of the words that are shown."""
_RUNNING_TEXT = re.compile(r"\.['\"”’)]*$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_READ_FOR_YEARS = 100_000
"""Characters of a text in which years are looked for."""


def find_day(draft: Draft, address: str | None = None) -> DayFound | None:
    """Return the day that a draft, or its web address, suggests as that of its publishing.

    In this order: a notice or byline on top, a dateline, the web address, a notice at the foot,
    the page around the text, the file's own facts.  A dateline without a year takes that of the
    address or file, of a copyright line, or the latest in a full date of the text.  Dates inside
    running text are those of events, and the clock is never asked.
    """
    if address and (written := find_address_day(address)):
        others = tuple(known for known in draft.suggested if known.where != "address")
        draft = replace(draft, suggested=(SuggestedDay(*written, "address"), *others))
    return next(_found(draft), None)


def _found(draft: Draft) -> Iterator[DayFound]:
    head = list(_head(draft.lines))
    yield from _noticed(head, "head")
    for text in head:
        if len(text) <= _LONGEST and not _RUNNING_TEXT.search(text) and (day := read_day(text)):
            yield _day(day, text, "head")
    for text in head:
        dateline = read_dateline(text)
        day = _dated(dateline, draft) if dateline else None
        if dateline and day:
            yield _day(day, dateline.words, "text")
    for suggested in draft.suggested:
        if suggested.where == "address":
            yield _day(suggested.day, suggested.words, "address")
    yield from _noticed((line.text for line in draft.lines[-_FOOT_LINES:]), "text")
    for suggested in draft.suggested:
        yield _day(suggested.day, suggested.words, suggested.where)


def _head(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines on top, down to the first that ends like running text."""
    for line in islice(lines, _HEAD_LINES):
        if line.kind not in ASIDE_KINDS:
            yield line.text
            if _RUNNING_TEXT.search(line.text):
                return


def _noticed(texts: Iterable[str], where: Where) -> Iterator[DayFound]:
    for text in texts:
        if notice := find_notice(text):
            yield _day(*notice, where)


def _dated(dateline: Dateline, draft: Draft) -> date | None:
    """Return the day of a dateline, its year from elsewhere where it states none."""
    if dateline.year is not None:
        return dateline.within(dateline.year)
    for known in draft.suggested:
        years = (known.day.year - 1, known.day.year, known.day.year + 1)
        days = [day for year in years if (day := dateline.within(year))]
        if days:
            return min(days, key=lambda day: abs(day - known.day))
    year = _year_of(draft.lines)
    return dateline.within(year) if year else None


def _year_of(lines: Iterable[Line]) -> int | None:
    """Return the year of a copyright line, else the latest in a full date of the text."""
    texts = [line.text for line in lines]
    for text in texts:
        if len(text) <= _LONGEST and (stated := _COPYRIGHT.search(text)):
            return int(stated[1])
    whole = "\n".join(texts)[:_READ_FOR_YEARS]
    years = (read_day(whole[max(0, y.start() - 20) : y.end() + 6]) for y in _YEAR.finditer(whole))
    return max((day.year for day in years if day), default=None)


def _day(day: date, words: str, where: Where) -> DayFound:
    return DayFound(day=day, words=words[:_LONGEST], where=where)
