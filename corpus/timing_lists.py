"""Dates of the single places of a list: "X on Friday, Y on Saturday"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.dates import DateSpan
from corpus.spot import Spot

_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def dates_of_row(
    text: str, row: Sequence[Spot], spans: Sequence[DateSpan], end: int
) -> dict[int, DateSpan]:
    """The date of each place of a list that has its own, by the place's offset.

    "X on Friday, Y on Saturday", "on Friday X, on Saturday Y", "X and Y on Friday and Saturday
    respectively".  Places that share the date of their verb are left out.
    """
    if len(row) < 2:
        return {}
    days = [s for s in spans if s.precision != "duration" and row[0].end <= s.start < end]
    if _RESPECTIVELY.search(text):
        return _respective(row, days)
    found: dict[int, DateSpan] = {}
    for day in days:
        before = [s for s in row if s.end <= day.start]
        behind = [s for s in row if s.start >= day.end]
        gap = _without(text[before[-1].end : day.start])
        if not re.search(r"\w|,|;", gap):
            for spot in reversed(before):
                if spot.start in found:
                    break
                found[spot.start] = day
        elif behind and not re.search(r"\w{2}", _without(text[day.end : behind[0].start])):
            found.update({s.start: day for s in behind})
    return found if len(set(found.values())) > 1 or len(days) > 1 else {}


def _without(between: str) -> str:
    return re.sub(
        r"\([^)]*\)|\b(?:province|city|in|the|late|early|on|north\w*|south\w*|east\w*|west\w*)\b",
        "",
        between,
        flags=re.IGNORECASE,
    )


def _respective(row: Sequence[Spot], days: Sequence[DateSpan]) -> dict[int, DateSpan]:
    if len(days) == len(row):
        return {spot.start: day for spot, day in zip(row, days, strict=True)}
    if len(days) == 1 and (span := days[0]).first and span.last:
        each = [span.first + timedelta(days=i) for i in range((span.last - span.first).days + 1)]
        if len(each) == len(row):
            return {
                spot.start: replace(span, first=day, last=day, precision="day")
                for spot, day in zip(row, each, strict=True)
            }
    return {}
