"""How many time expressions of a public test set are read as the right days, by class."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus.dates import find_dates
from tests.corpus.test_dates_timebank import CLASSES, bounds


@dataclass(frozen=True, slots=True)
class DateFigures:
    """One class of expressions, each read alone with its dateline."""

    kind: str
    right: int
    all: int


def measure_dates(table: Path) -> tuple[DateFigures, ...]:
    """Read every expression of the table that has a class and a value in days.

    A block's first line is the dateline, each line tab-separated: words, type, value.
    Raises OSError if the table cannot be read.
    """
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for block in table.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        dateline = bounds(rows[0][2]) if rows else None
        if dateline is None:
            continue
        for words, _, value in rows[1:]:
            kind = next((k for k, form in CLASSES.items() if re.fullmatch(form, words.lower())), "")
            wanted = bounds(value)
            if not kind or wanted is None:
                continue
            found = find_dates(words, dateline[0])
            every[kind] += 1
            right[kind] += len(found) == 1 and (found[0].first, found[0].last) == wanted
    return tuple(DateFigures(kind, right[kind], every[kind]) for kind in CLASSES)
