"""Finds the stretches of date words in a text and joins those that make one date.

"Friday, August 6" is one pattern; "around 9 am" and "this morning", "from Friday" and "to
Sunday", "the night of" and "9 August" are joined here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus import date_spoken, date_times, date_written
from corpus.date_meaning import PartOfDay, between
from corpus.date_reading import Reading, part_of_day
from corpus.date_relative import night_into, overnight
from corpus.date_words import classes_in
from corpus.patterns import deferred
from corpus.spelling import as_ascii

_PATTERNS = (*date_written.PATTERNS, *date_spoken.PATTERNS, *date_times.PATTERNS)
_LEFT = deferred(
    r"(?:\b(?P<lead>ever\s+since|since|until|till|up\s+to|by|before|throughout|through|between"
    r"|from|as\s+of|on|in|at|over|during|for|around|about)\s+)?"
    r"(?:\b(?:the\s+)?(?P<shade>earlier|early|later|late|sometime|mid)(?:\s+on|\s+in)?[\s-]+)?"
    r"(?:\b(?:the\s+)?(?:(?:early|late)\s+)?"
    r"(?P<part>night|morning|afternoon|evening|early\s+hours|small\s+hours)\s+of\s+)?"
    r"(?:\b(?:the\s+)?(?:beginning|start|middle|end|course)\s+of\s+)?(?:\bthe\s+)?$",
    re.IGNORECASE,
)
_RIGHT = deferred(
    r"[\s-]+(?:(?:early|late)\s+)?(?P<part>morning|afternoon|evening|night|lunchtime|midday)\b",
    re.IGNORECASE,
)
_RANGE = deferred(r"\s*(?:-|–|—|to|until|till|through|up\s+to)\s*(?:the\s+)?", re.IGNORECASE)
_AND = deferred(r"\s+(?:and|or|&)\s+(?:on\s+|in\s+)?(?:the\s+)?", re.IGNORECASE)
_INTO = deferred(r"\s+(?:in)?to\s+(?:the\s+)?", re.IGNORECASE)
_BESIDE = deferred(r",?\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """Date words in a text, before they are given days."""

    start: int
    end: int
    core: int
    """Where the words begin behind their preposition."""
    reading: Reading
    lead: str | None = None
    shade: str | None = None


def find_drafts(text: str) -> list[Draft]:
    """Return the date words of a text in order, none overlapping, those of one date joined."""
    classes = classes_in(text)
    if not classes:
        return []
    text = as_ascii(text)
    matches = [
        (match.start(), -match.end(), rank, match)
        for rank, pattern in enumerate(_PATTERNS)
        if any(need <= classes for need in pattern.needs)
        for match in pattern.words.finditer(text)
    ]
    drafts: list[Draft] = []
    floor = 0
    for start, _, rank, match in sorted(matches, key=lambda found: found[:3]):
        if start < floor:
            continue
        reading = _PATTERNS[rank].read(match)
        if reading is not None:
            drafts.append(_widened(text, floor, match, reading))
            floor = drafts[-1].end
    return _joined(text, drafts)


def _widened(text: str, floor: int, match: re.Match[str], reading: Reading) -> Draft:
    """Return the draft with its preposition, "early" or "the night of", and "morning" taken in."""
    start, end = match.span()
    if reading.kind == "clock":
        return Draft(start, end, start, reading)
    left = _LEFT.search(text, max(floor, start - 60), start)
    lead = shade = None
    begin, part = start, reading.part
    if left is not None and left.group().lower().strip() not in {"", "the"}:
        begin = left.start() + len(left[0]) - len(left[0].lstrip())
        lead = " ".join((left["lead"] or "").lower().split()).replace("ever ", "") or None
        shade = (left["shade"] or "").lower() or None
        part = part_of_day(left["part"]) or part
    if "shade" in match.groupdict() and match["shade"]:
        shade = match["shade"].lower()
    if reading.kind in {"day", "weekday"} and (right := _RIGHT.match(text, end)):
        end, part = right.end(), part_of_day(right["part"]) or part
    return Draft(begin, end, start, replace(reading, part=part), lead, shade)


def _joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    joined: list[Draft] = []
    for draft in drafts:
        one = _join(text, joined[-1], draft) if joined else None
        if one is None:
            joined.append(draft)
        else:
            joined[-1] = one
    return joined


def _join(text: str, left: Draft, right: Draft) -> Draft | None:
    """Return the one date that two neighbours make, or None where they are two."""
    kinds = {left.reading.kind, right.reading.kind}
    if "clock" in kinds:
        days = kinds & {"day", "weekday"}
        if days and _BESIDE.fullmatch(text, left.end, right.start):
            return _timed(left, right)
        if days and left.reading.rule is overnight and _INTO.fullmatch(text, left.end, right.core):
            rule = partial(night_into, right.reading.rule)
            return replace(left, end=right.end, reading=replace(left.reading, rule=rule))
        return None
    if not (kinds <= {"day", "weekday"} or kinds in ({"month"}, {"year"})):
        return None
    weekdays = kinds == {"weekday"}
    if _RANGE.fullmatch(text, left.end, right.core) or (
        left.lead == "between" and _AND.fullmatch(text, left.end, right.core)
    ):
        return _span(left, right, weekdays)
    if weekdays and _AND.fullmatch(text, left.end, right.core) and _neighbours(left, right):
        return _span(left, right, weekdays)
    return None


def _timed(left: Draft, right: Draft) -> Draft:
    clock, day = (left, right) if left.reading.kind == "clock" else (right, left)
    part: PartOfDay | None = clock.reading.part or day.reading.part
    reading = replace(day.reading, part=part, clock=clock.reading.clock)
    return replace(day, start=left.start, end=right.end, core=left.core, reading=reading)


def _span(left: Draft, right: Draft, weekdays: bool) -> Draft:
    rule = partial(between, left.reading.rule, right.reading.rule, weekdays)
    lead = left.lead if left.lead not in {"between", "from"} else None
    reading = Reading("unit", rule)
    return Draft(left.start, right.end, left.core, reading, lead, left.shade)


def _neighbours(left: Draft, right: Draft) -> bool:
    """Whether two weekdays follow each other, so that "Friday and Saturday" is one span."""
    if left.reading.number is None or right.reading.number is None:
        return False
    return (right.reading.number - left.reading.number) % 7 == 1
