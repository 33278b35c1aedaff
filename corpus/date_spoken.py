"""Dates as told: weekdays, "last night", "the next day", "two weeks ago", "around 9 am".

A habit ("every Friday"), a paper's name ("the Sunday Times") and a fixed name ("Bloody Sunday")
are no dates.
"""

import re
from functools import partial

from corpus.date_calendar import SEASONS
from corpus.date_meaning import NO_CHAIN, Days, Rule, Setting, duration, unknown
from corpus.date_reading import Kind, Pattern, Reading, after, before, part_of_day, pattern
from corpus.date_relative import (
    ago,
    day_of_text,
    from_dateline,
    later,
    overnight,
    running,
    unit_of_dateline,
)
from corpus.date_rules import season, weekday
from corpus.date_words import COUNT, PARTS, SEASON, UNIT, WEEKDAY, count_of, weekday_number
from corpus.patterns import deferred

_HABIT = deferred(
    r"\b(?:every|each|any|most|on\s+an?|first|second|third|fourth|fifth|bloody|black|good|easter|palm|cyber|super|mail\s+on|observer\s+on)\s+$",
    re.IGNORECASE,
)
_PAPER = deferred(r"\s+(?:Times|Telegraph|Mirror|Express|Mail|World|Post|Herald|Independent)\b")
_DETAIL = deferred(
    r"\s+(?!(?:and|but|or|in|at|by|with|from|near|on|when|while|as|it|he|she|they|was|were|said"
    r"|had|has|came|saw|brought)\b)\w",
    re.IGNORECASE,
)
"""A word that makes "the day after" the day after something: "the day after the attack"."""

_LASTING = deferred(r"\b(?:to|can|could|may|might|will|would|must|should|not|n['’]t)\s+$")
"""Words that make "last" a verb: "could last two weeks"."""

_ABOUT = (
    r"(?:(?:nearly|almost|about|around|roughly|some|just|only|exactly|barely|approximately"
    r"|(?P<bound>more\s+than|less\s+than|over|under|at\s+least|fewer\s+than))\s+)?"
)
_LENGTH = rf"(?P<count>{COUNT})"


def _weekday(match: re.Match[str]) -> Reading | None:
    if _HABIT.search(before(match)) or _PAPER.match(after(match)):
        return None
    words = (match["which"] or "").lower().split()
    which = words[-1] if words else None
    if words == ["the", "next"]:
        which = "following"
    elif match["week"]:
        which = f"{match['week'].lower()} week"
    number = weekday_number(match["day"])
    return Reading("weekday", partial(weekday, number, which), number=number)


_EDGE = deferred(r"\b(?:beginning|start|middle|end|course|rest)\s+of\s+$", re.IGNORECASE)
_LONG = ("week", "weekend", "month", "year")
_OVER = deferred(r"\b(?:over|in|within|during|for)\s+$", re.IGNORECASE)
_DEICTIC = {
    **dict.fromkeys(("today", "tonight", "this"), 0),
    **dict.fromkeys(("yesterday", "last"), -1),
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the night before last": -2,
    "the day after tomorrow": 2,
}


def _deictic(match: re.Match[str]) -> Reading:
    words = " ".join(match[0].lower().split())
    if words == "overnight":
        return Reading("clock", overnight, "night")
    key = words if words in _DEICTIC else words.split()[0]
    part = "night" if words == "tonight" else part_of_day(words)
    return Reading("day", partial(from_dateline, _DEICTIC[key]), part)


def _day_of_text(match: re.Match[str]) -> Reading | None:
    which = match["which"].lower().split()
    unit, side = match["unit"].lower(), (match["side"] or "").lower()
    if which[-1] == "next" and unit in _LONG and _OVER.search(before(match)):
        return None
    if side and _DETAIL.match(after(match)):
        return Reading("day", _of_something)
    if side:
        offset = 1 if side == "after" else -1
    elif which == ["the"] and not match["shade"]:
        return None
    else:
        steps = {"next": 1, "following": 1, "previous": -1, "preceding": -1}
        offset = steps.get(which[-1], 0)
    in_day = unit if unit in _LONG else "day"
    kind: Kind = "day" if in_day == "day" else "unit"
    return Reading(kind, partial(day_of_text, offset, in_day), part_of_day(unit))


def _of_something(at: Setting) -> Days:
    del at
    return unknown("day", "not worked out: counted from an event, not from a day")


def _later(match: re.Match[str]) -> Reading | None:
    side, unit = match["side"].lower(), match["unit"].lower()
    if side in {"after", "before"} and _DETAIL.match(after(match)):
        return Reading("duration", _of_something)
    sign = 1 if side in {"later", "after", "afterwards", "afterward"} else -1
    count = None if match["bound"] else count_of(match["count"])
    if side in {"after", "before"} and count is None:
        return None
    exact = unit in {"day", "week", "fortnight"}
    return Reading("day" if exact else "unit", partial(later, count, unit, sign))


def _ago(match: re.Match[str]) -> Reading:
    count = None if match["bound"] else count_of(match["count"])
    unit = match["unit"].lower()
    return Reading("day" if unit == "day" else "unit", partial(ago, count, unit))


def _running(match: re.Match[str]) -> Reading | None:
    if _LASTING.search(before(match)):
        return None
    unit, which = match["unit"].lower(), match["which"].lower()
    if match["count"] is None and (match["plural"] or (unit == "day" and which == "last")):
        return Reading("duration", duration) if match["plural"] and unit != "hour" else None
    count = 1 if match["count"] is None else count_of(match["count"])
    if unit == "hour" and count not in {24, 48, 72}:
        return None
    rule: Rule = partial(running, count, unit, which in {"next", "coming"})
    return Reading("duration" if count is None else "unit", rule)


def _unit(match: re.Match[str]) -> Reading | None:
    which = match["which"].lower().split()[-1]
    unit = match["unit"].lower()
    if unit in SEASONS:
        if which == "the" and unit in {"fall", "spring"}:
            return None
        return Reading("unit", partial(season, unit, None, None if which == "the" else which))
    if which in {"the", "all"} and unit != "weekend" and not _EDGE.search(before(match)):
        return None
    if which == "past" and unit != "weekend":
        return Reading("unit", partial(running, 1, unit, False))
    return Reading("unit", partial(unit_of_dateline, unit, which))


def _length(match: re.Match[str]) -> Reading | None:
    if match["count"] is None and (not match["plural"] or match["the"]):
        return None
    return Reading("duration", duration)


def _in_time(match: re.Match[str]) -> Reading:
    rule: Rule = partial(_ahead, count_of(match["count"]), match["unit"].lower())
    return Reading("unit", rule)


def _ahead(count: int | None, unit: str, at: Setting) -> Days:
    return running(count, unit, True, at) if count else unknown("duration", NO_CHAIN)


PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "weekday",
        rf"\b(?:(?P<which>last|next|this(?:\s+(?:past|coming))?|the\s+(?:previous"
        rf"|following|next|coming|very\s+same|same)|that(?:\s+same)?|previous|following)\s+)?(?P<day>{WEEKDAY})"
        r"(?:\s+(?P<week>last|this|next)\s+week\b)?",
        _weekday,
    ),
    pattern(
        "part",
        rf"\b(?:overnight|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
        rf"|the\s+night\s+before\s+last|tonight|(?:today|yesterday|tomorrow)(?:\s+{PARTS})?"
        rf"|last\s+(?:night|evening)|this\s+(?:(?:very|early)\s+)?{PARTS})\b",
        _deictic,
    ),
    pattern(
        "unit part",
        rf"\b(?:(?P<shade>earlier|later|early|late)\s+(?:on\s+|in\s+)?)?(?P<which>the(?:\s+very)?\s+"
        rf"(?:next|following|previous|preceding|same)|that(?:\s+(?:same|very))?|the)\s+"
        rf"(?P<unit>day|week|weekend|month|year|{PARTS})\b(?:\s+(?P<side>before|after)\b)?",
        _day_of_text,
    ),
    pattern(
        "unit+side",
        rf"\b{_ABOUT}(?:{_LENGTH}\s+)?(?P<unit>{UNIT})s?\s+"
        r"(?P<side>later|earlier|afterwards?|beforehand|before|after)\b(?!\s+than\b)",
        _later,
    ),
    pattern(
        "unit+ago",
        rf"\b{_ABOUT}(?:{_LENGTH}\s+)?(?P<unit>{UNIT})s?(?P<vague>\s+or\s+(?:so|more))?\s+ago\b",
        _ago,
    ),
    pattern(
        "unit",
        rf"\b(?:the\s+)?(?P<which>past|coming|(?<=the\s)(?:last|next)|last(?=\s+{COUNT}\s)(?!\s+an?\s)"
        rf"|next(?=\s+{COUNT}\s)|recent)\s+(?:{_LENGTH}\s+)?(?P<unit>hour|{UNIT})(?P<plural>s)?\b",
        _running,
    ),
    pattern(
        "unit season",
        rf"\b(?P<which>last|this(?:\s+(?:past|coming))?|next|the\s+current|the\s+coming|all|the)\s+"
        rf"(?P<unit>week|weekend|month|year|decade|{SEASON})\b(?!\s+of\b|-)",
        _unit,
    ),
    pattern("unit", rf"\bin\s+{_LENGTH}\s+(?P<unit>{UNIT})s?['’]?s?\s+time\b", _in_time),
    pattern(
        "unit",
        rf"\b(?:for|in|within|after|over|during)\s+(?P<the>the\s+)?{_ABOUT}(?:{_LENGTH}\s+)?"
        rf"(?P<unit>{UNIT})(?P<plural>s)?\b(?!['’-])",
        _length,
    ),
)
