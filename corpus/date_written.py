"""Dates written out: days with month or year, days of a month, months, seasons, years, decades.

Names that are words as well are dates only where the writing says so: "May" and "March" need a
capital and a preposition or number, "Sun" a number, a year a context that no count stands in.
"""

import re
from datetime import date
from functools import partial

from corpus.date_calendar import MONTHS
from corpus.date_meaning import Rule, between
from corpus.date_reading import Pattern, Reading, after, before, pattern
from corpus.date_rules import day_of_month, decade, month, season, written, year_span
from corpus.date_words import (
    MONTH,
    ORDINAL,
    SEASON,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    day_number,
    month_number,
    weekday_number,
)
from corpus.patterns import deferred

_DIGITS = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY = rf"(?:(?<![\d.,:/$£€-]){_DIGITS}\b|\b{ORDINAL}\b)"
_NAMED = rf"(?:\b(?P<name>{WEEKDAY}|{WEEKDAY_SHORT}),?\s+\(?(?:the\s+)?)?"
_YEAR = rf"(?:(?:,\s*|\s+of\s+|\s+)(?P<year>{YEAR}))?"
_NO_NOUN = (
    r"(?!\s+(?!(?:and|but|or|in|at|on|by|of|for|from|the|to|as|after|when|while|before|with|was|were"
    r"|had|has|have|did|is|are|he|she|it|we|they|who|which|that|there|then|fell)\b)[a-z])"
)
_TO = r"\s*(?:-|–|—|\bto\b|\band\b|\bor\b|\buntil\b|\bthrough\b|\btill\b)\s*(?:the\s+)?"
_LEADS = r"(?:in|since|during|until|till|by|before|after|from|of|for|between|to|and|on|or)"
_MONTH_BEFORE = deferred(
    r"\b(?:in|since|during|until|till|by|before|from|through|throughout|between|early|late|mid|"
    r"(?:beginning|start|middle|end|course|month)\s+of|as\s+of"
    rf"|{MONTH}\s+(?:to|and|or|until|through))[\s-]+(?:early\s+|late\s+|mid-)?$",
    re.IGNORECASE,
)
_YEAR_STRONG = deferred(
    r"\b(?:in|since|during|again\s+in|year|years|early|late|mid|throughout|circa|summer|end\s+of"
    r"|(?:beginning|start|middle|course|year)\s+of)[\s-]+$",
    re.IGNORECASE,
)
_YEAR_WEAK = deferred(
    r"(?:\b(?:of|by|from|until|till|before|after|between|through)\s+"
    r"|\b(?:19|20)\d\d(?:,|,?\s+and(?:\s+in)?|,?\s+or|\s+to|\s+until|\s+through)\s+"
    r"|\b(?:the|its|his|her|their|a)\s+|['’]s\s+|\()$",
    re.IGNORECASE,
)
_AFTER_YEAR = deferred(r"\s+(?!and\b|or\b|to\b|but\b|as\b)[a-z]+s\b", re.IGNORECASE)


def _written_day(match: re.Match[str]) -> Reading | None:
    """Read "6 August 2021", "Friday, Aug. 6", "the 15th of August"."""
    if not _is_month_name(match):
        return None
    day, number = day_number(match["day"]), month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    return _dated(match, year, number, day)


def _dated(match: re.Match[str], year: int | None, number: int, day: int) -> Reading | None:
    name = match.groupdict().get("name")
    weekday = weekday_number(name) if name else None
    try:
        date(year or 2000, number, day)
    except ValueError:
        return None
    return Reading("day", partial(written, year, number, day, weekday), number=weekday)


def _is_month_name(match: re.Match[str]) -> bool:
    """Whether "may" or "march" beside a number is the month: by its capital or a preposition."""
    if match["month"].lower() not in {"may", "march", "mar"} or match["month"][0].isupper():
        return True
    led = re.search(rf"\b{_LEADS}\s+(?:the\s+)?$", before(match), re.IGNORECASE)
    return led is not None or not before(match).strip()


def _written_range(match: re.Match[str]) -> Reading | None:
    """Read "6-8 August", "between 6 and 8 August", "August 6 to 8"."""
    if not _is_month_name(match):
        return None
    number, year = month_number(match["month"]), int(match["year"]) if match["year"] else None
    first, last = day_number(match["day"]), day_number(match["last"])
    try:
        ordered = date(year or 2000, number, first) < date(year or 2000, number, last)
    except ValueError:
        return None
    left: Rule = partial(written, year, number, first, None)
    right: Rule = partial(written, year, number, last, None)
    return Reading("day", partial(between, left, right, False)) if ordered else None


def _numeric(match: re.Match[str]) -> Reading | None:
    """Read "2021-08-06", or "15/08/2021": the day first unless only the other order is a date."""
    one, two, three = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        return _dated(match, one, two, three)
    year = three if len(match["c"]) == 4 else 2000 + three
    return _dated(match, year, two, one) or _dated(match, year, one, two)


def _day_of_month(match: re.Match[str]) -> Reading | None:
    """Read "on the 8th", "Sunday the 8th"."""
    name = match["name"]
    if not name and not re.search(rf"\b{_LEADS}\s+$", before(match), re.IGNORECASE):
        return None
    number = weekday_number(name) if name else None
    return Reading("day", partial(day_of_month, day_number(match["day"]), number))


def _month(match: re.Match[str]) -> Reading | None:
    """Read "May 2021", "in May", "last May", "July last year"."""
    name, year = match["month"], int(match["year"]) if match["year"] else None
    which = " ".join((match["which"] or match["of"] or "").lower().split()) or None
    if not (year or match["of"]) and not _stands_as_month(match, name, which):
        return None
    return Reading("month", partial(month, year, month_number(name), which))


def _stands_as_month(match: re.Match[str], name: str, which: str | None) -> bool:
    """Whether a month's name without a number is the month, not a verb, a name or a march."""
    alone = not before(match).strip() and not after(match).strip()
    led = which is not None or _MONTH_BEFORE.search(before(match)) is not None
    if name.lower().rstrip(".") in {"may", "march", "mar"}:
        return name[0].isupper() and (led or alone)
    certain = name[0].isupper() and name in MONTHS and name not in {"April", "June", "August"}
    return certain or led or alone or name.endswith(".")


def _season(match: re.Match[str]) -> Reading:
    """Read "summer 2021", "the winter of 1994"."""
    return Reading("unit", partial(season, match["season"].lower(), int(match["year"]), None))


def _year(match: re.Match[str]) -> Reading | None:
    """Read "in 2015", "the 2015 attack", "(1996-2001)"; never "2,000 troops"."""
    first = int(match["year"])
    last = int(match["last"]) if match["last"] else first
    if last < 100:
        last += first - first % 100
    behind, ahead = before(match), after(match)
    alone = not behind.strip() and not ahead.strip()
    weak = _YEAR_WEAK.search(behind) and not (first % 100 == 0 and _AFTER_YEAR.match(ahead))
    if last < first or not (alone or weak or last > first or _YEAR_STRONG.search(behind)):
        return None
    return Reading("year", partial(year_span, first, last))


_NINETIES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")


def _decade(match: re.Match[str]) -> Reading:
    """Read "the 1990s", "the '90s", "the nineties": of the twentieth century where not written."""
    if match["full"]:
        return Reading("unit", partial(decade, int(match["full"])))
    if match["short"]:
        tens = int(match["short"])
    else:
        tens = 10 * ((*_NINETIES, "nineties").index(match["word"].lower()) + 2)
    return Reading("unit", partial(decade, 1900 + tens))


PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "month+digit month+ordinal",
        rf"(?P<day>{_DAY}){_TO}(?P<last>{_DIGITS}\b|{ORDINAL}\b)\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}",
        _written_range,
    ),
    pattern(
        "month+digit month+ordinal",
        rf"\b(?P<month>{MONTH})\s+(?P<day>{_DAY}){_TO}(?P<last>{_DIGITS})\b{_NO_NOUN}{_YEAR}",
        _written_range,
    ),
    pattern(
        "month+digit month+ordinal",
        rf"{_NAMED}(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}\)?",
        _written_day,
    ),
    pattern(
        "month+digit month+ordinal",
        rf"{_NAMED}\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{_DAY})(?![:.,]\d|\s*[ap]\.?m\b){_YEAR}\)?",
        _written_day,
    ),
    pattern(
        "digit",
        r"(?<![\w.:/-])(?P<a>\d{4})-(?P<b>\d\d)-(?P<c>\d\d)(?:T[\d:]+Z?)?(?![\w-])",
        _numeric,
    ),
    pattern(
        "digit",
        r"(?<![\w.:/-])(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|(?<=/)\d\d)(?![\w/-])",
        _numeric,
    ),
    pattern(
        "digit",
        rf"(?:\b(?P<name>{WEEKDAY}),?\s+)?\bthe\s+(?P<day>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b)"
        rf"(?:\s+of\s+(?:this|the)\s+month\b)?{_NO_NOUN}",
        _day_of_month,
    ),
    pattern(
        "month",
        rf"\b(?:(?P<which>last|this|next|(?:this|the)\s+past)\s+)?(?P<month>{MONTH})"
        rf"(?:(?:,?\s+of\s+|,?\s+)(?:(?P<year>{YEAR})|(?P<of>last\s+year\b|this\s+year\b)))?(?!\s+day\b)",
        _month,
    ),
    pattern("season+digit", rf"\b(?P<season>{SEASON})\s+(?:of\s+)?(?P<year>{YEAR})", _season),
    pattern(
        "digit",
        rf"(?<![\w.,:/$£€#])(?<!\d-)(?P<year>{YEAR})(?:\s*[–-]\s*(?P<last>(?:19|20)?\d\d)(?![\d-]))?(?![\w-]*\w)",
        _year,
    ),
    pattern(
        "digit decade",
        r"\bthe\s+(?:(?:early|mid|late)[\s-]+)?(?:(?P<full>(?:19|20)\d0)s"
        r"|['’](?P<short>[2-9]0)s|(?P<word>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies))\b",
        _decade,
    ),
)
