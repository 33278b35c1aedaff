"""Times of day as told: "around 9 am", "by mid-morning", "at noon", "during the afternoon"."""

import re

from corpus.date_reading import Pattern, Reading, part_of_day, pattern
from corpus.date_relative import clock_time
from corpus.date_words import PARTS, WEEKDAY

_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)"
    r"|\d{1,2}:\d\d(?!\d)(?:\s?(?:hours|hrs))?|\d{4}\s?(?:hours|hrs|GMT|UTC)\b"
    r"|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock)"
    rf"(?:\s+(?:in\s+the\s+{PARTS}|at\s+night))?(?:,?\s+(?:local\s+time|GMT|UTC|E[SD]?T|BST)\b)?"
)
_NAMED_TIME = (
    r"(?:noon|midday|midnight|dawn|daybreak|sunrise|dusk|sunset|nightfall|lunchtime"
    r"|(?:early|late|mid)-(?:morning|afternoon|evening)|mid-?(?:morning|afternoon))\b"
)
_NEAR = (
    r"(?:(?:(?:just|shortly|soon)\s+)?"
    r"(?:around|about|before|after|roughly|approximately|nearly)\s+)"
)


def _time(match: re.Match[str]) -> Reading | None:
    found = match.groupdict()
    words = found.get("clock") or found["named"]
    if re.fullmatch(r"\d{1,2}:\d\d", match[0]):  # a score or a verse, without "at" or "am"
        return None
    return Reading("clock", clock_time, part_of_day(words), words)


def _part_alone(match: re.Match[str]) -> Reading:
    return Reading("clock", clock_time, part_of_day(match["part"]))


PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "part digit",
        rf"(?:\b(?:at|by|from|since|until|till)\s+)?(?P<clock>(?<![\w.,:/-]){_NEAR}?{_CLOCK})"
        rf"|\b(?:at|by|from|since|until|till)\s+(?P<named>{_NEAR}?{_NAMED_TIME})",
        _time,
    ),
    pattern(
        "part",
        rf"\b(?P<named>{_NEAR}{_NAMED_TIME}|{_NAMED_TIME}(?=\s+(?:on\s+)?(?:{WEEKDAY}|yesterday|today)))"
        r"",
        _time,
    ),
    pattern(
        "part",
        rf"\b(?:in|during)\s+the\s+(?P<part>(?:early|late)\s+{PARTS}|{PARTS}|(?:early|small)\s+hours)\b(?!\s+of\b)",
        _part_alone,
    ),
)
