"""One stretch of date words as a pattern reads it, before it is given days."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.date_meaning import PartOfDay, Rule
from corpus.patterns import deferred

Kind = Literal["day", "weekday", "month", "year", "unit", "clock", "duration"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind of date words, and the rule that gives them days."""

    kind: Kind
    rule: Rule
    part: PartOfDay | None = None
    clock: str | None = None
    number: int | None = None
    """Monday 0 to Sunday 6, where the words are a weekday."""


Reader = Callable[[re.Match[str]], Reading | None]
"""Reads a match; None where it is no date after all ("may" as a verb)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of date words, tried only on texts that have words it cannot do without."""

    needs: tuple[frozenset[str], ...]
    """Sets of word classes; a text must have all classes of one of them."""
    words: re.Pattern[str]
    read: Reader


def pattern(needs: str, words: str, read: Reader) -> Pattern:
    """Return a pattern over upper and lower case, its needs written "month+digit decade"."""
    sets = tuple(frozenset(need.split("+")) for need in needs.split())
    return Pattern(sets, deferred(words, re.IGNORECASE), read)


_PARTS: dict[str, PartOfDay] = {
    **dict.fromkeys(("morning", "dawn", "daybreak", "sunrise"), "morning"),
    **dict.fromkeys(("noon", "midday", "lunchtime"), "midday"),
    "afternoon": "afternoon",
    **dict.fromkeys(("evening", "dusk", "sunset", "nightfall"), "evening"),
    **dict.fromkeys(("night", "midnight", "hours"), "night"),
}


def part_of_day(words: str | None) -> PartOfDay | None:
    """Return the part of the day that "mid-morning", "noon", "9 am" or "the small hours" name."""
    if not words:
        return None
    plain = words.lower().replace(".", "").replace("midmorning", "morning")
    for name in re.findall(r"[a-z]+", plain.replace("midafternoon", "afternoon")):
        if name in _PARTS:
            return _PARTS[name]
    hour = re.search(r"(\d{1,2})(?:[:.]?\d\d)?\s*(am|pm)\b", plain)
    if hour:
        return _part_of_hour(int(hour[1]) % 12 + 12 * (hour[2] == "pm"))
    full = re.search(r"\b([01]?\d|2[0-3]):?[0-5]\d", plain)
    return _part_of_hour(int(full[1])) if full else None


def _part_of_hour(hour: int) -> PartOfDay:
    """Return the part an hour of 0 to 23 falls in, as a paper would call it."""
    bounds: tuple[tuple[int, PartOfDay], ...] = (
        *((5, "night"), (12, "morning"), (14, "midday")),
        *((18, "afternoon"), (22, "evening"), (24, "night")),
    )
    return next(part for end, part in bounds if hour < end)


def before(match: re.Match[str], size: int = 40) -> str:
    """Return the text just before a match, at most `size` characters."""
    return match.string[max(0, match.start() - size) : match.start()]


def after(match: re.Match[str], size: int = 24) -> str:
    """Return the text just behind a match, at most `size` characters."""
    return match.string[match.end() : match.end() + size]
