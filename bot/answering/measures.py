"""Numbers, shares, ages, distances and lengths of time, with the noun they count."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.words import stem, synonyms_of
from corpus.patterns import deferred
from index.evidence.tokens import Token, tokens

_UNIT = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?:\s+(?:thousand|million|billion))?|(?:a\s+few\s+|several\s+|"
    rf"many\s+)?(?:hundreds?|thousands?|millions?|dozens?|scores|tens\s+of\s+thousands)"
    rf"(?:\s+of\s+(?:thousands|millions))?|(?:{_UNIT})(?:[-\s](?:{_UNIT}|hundred|thousand|"
    rf"million|billion))*|a\s+(?:dozen|hundred|thousand|million|handful|couple)|several|dozens|"
    rf"no|none|half|most|billions)"
)
_APPROX = (
    r"(?:more\s+than|fewer\s+than|less\s+than|at\s+least|at\s+most|about|around|nearly|almost|"
    r"over|up\s+to|some|roughly|approximately|an\s+estimated|close\s+to|as\s+many\s+as)"
)
_QUANTITY = deferred(
    rf"\b(?:{_APPROX}\s+)?(?<![\w-])(?P<n>{_NUMBER})(?![\w])(?!\s+(?:am|pm|a\.m|p\.m))(?!\s*-?"
    rf"(?:yr|year)s?[-\s]old)",
    re.I,
)
_SHARE = deferred(
    rf"\b(?:{_APPROX}\s+)?(?:(?:a|one|two|three|four|\d+)[-\s](?:half|third|thirds|quarter|"
    rf"quarters|fifth|fifths|tenth)|half|(?:most|all|the\s+majority)(?=\s+of\b)|\d[\d.]*\s*"
    rf"(?:per\s*cent|percent|%)|"
    rf"(?:{_UNIT})\s+(?:per\s*cent|percent))\b",
    re.I,
)
_OF = deferred(
    rf"\b(?P<share>(?:{_UNIT}|\d+)\s+of\s+(?:the\s+|its\s+|their\s+)?(?:country[’']s\s+)?"
    rf"(?:{_UNIT}|\d+))\b",
    re.I,
)
_AGE = deferred(
    r"\b\d{1,3}[-\s]?(?:yr|year)s?[-\s]old\b|\baged?\s+\d{1,3}\b|\b\d{1,3}\s+years\s+old\b"
    r"|(?<=[a-z],\s)\d{1,2}(?=,)",  # "Zaki Anwari, 17, a footballer"
    re.I,
)
_DISTANCE = deferred(
    rf"\b(?:{_APPROX}\s+)?(?:\d[\d,.]*|{_UNIT})\s*(?:-\s*)?(?:miles?|km|kilomet\w+|met(?:re|"
    rf"er)s)\b",
    re.I,
)
_LENGTH = deferred(
    rf"\b(?:{_APPROX}\s+|for\s+|over\s+the\s+(?:past|last)\s+|in\s+|within\s+|nearly\s+)?"
    rf"(?:the\s+(?:past|last)\s+)?(?:(?:\d[\d,.]*|{_UNIT}|several|a\s+few|many|an?)[-\s]+)?"
    rf"(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)\b",
    re.I,
)
_SO_LONG = deferred(rf"\d|\b(?:{_UNIT}|several|few|many|for|within|an?)\b", re.I)

ORDINALS = {
    w: i
    for i, w in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
        "twelfth thirteenth".split()
    )
}
CARDINALS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure as it stands in a sentence."""

    start: int
    end: int
    text: str


_PERSONS = frozenset(stem(w) for w in ("people", "persons", "passengers"))
"""Nouns that a figure may count without naming them: "an aircraft carried 640 the day before"."""


def _found(pattern: re.Pattern[str], text: str) -> tuple[Measure, ...]:
    return tuple(Measure(m.start(), m.end(), m[0]) for m in pattern.finditer(text))


def shares(text: str) -> tuple[Measure, ...]:
    """Fractions and percentages: "more than a quarter", "65 percent"."""
    return (_found(_SHARE, text) if _may_share(text) else ()) + _found(_OF, text)


_PARTS = ("half", "third", "quarter", "fifth", "tenth", "cent", "%")
_MOST_OF = deferred(r"(?:most|all|majority)\s+of\b")


def _may_share(text: str) -> bool:
    """Whether `_SHARE` may match: told quickly, for most sentences hold none of its words."""
    # A pattern that ignores case takes the dotted and the dotless letter for an i.
    plain = text.replace("İ", "i").casefold().replace("ı", "i")
    return any(part in plain for part in _PARTS) or _MOST_OF.search(plain) is not None


def ages(text: str) -> tuple[Measure, ...]:
    """Ages: "a 10-year-old", "aged 40"."""
    return _found(_AGE, text)


def distances(text: str) -> tuple[Measure, ...]:
    """Distances with their unit."""
    return _found(_DISTANCE, text)


def lengths(text: str) -> tuple[Measure, ...]:
    """Lengths of time that carry a number or "for": "nearly five-minute", "for weeks"."""
    found = []
    for m in _LENGTH.finditer(text):
        if m[0].lower().endswith("s") or _SO_LONG.search(m[0]):
            found.append(Measure(m.start(), m.end(), m[0].strip()))
    return tuple(found)


_REACH = 6
"""Words behind a figure among which what it counts must stand."""
_YEAR = deferred(r"(?:19|20)\d\d")
_WERE = deferred(r"^\s*(?:of\s+(?:them|whom)\s+)?(?:were|are|was)\b")
_CLAUSE_ENDS = deferred(r"[.;:!?]|,\s*(?!\d)(?!\w+\s+and\b)")
_OTHER_THING = deferred(r"\b(?:in|at|from|who|which|that|were|was|have|had|has|and\s+\d+)\b", re.I)
_OF_THEM = deferred(r"\s+of\s+(?:them|these|those)\b")
_ALONE = deferred(
    r"\s*(?:$|[.,;:)”]|\b(?:the|on|in|at|from|before|after|and|were|was|had|have|"
    r"on\s+board|aboard)\b)"
)
_IN_A_DATE = deferred(r"(?:Aug\w*|July|June|-)\.?\s*$")


def counts(text: str, noun: str, words: Sequence[Token] | None = None) -> tuple[Measure, ...]:
    """Figures that count the noun (a stem): it or a synonym stands within six words behind.

    `words` are those of the text where they have been told apart before.
    """
    words = tokens(text) if words is None else words
    counted = synonyms_of(noun) | {noun}
    names_it = any(t.stem in counted for t in words)
    if not names_it and noun not in _PERSONS and not _OF_THEM.search(text):
        return ()
    starts = [t.start for t in words]
    found = []
    for m in _QUANTITY.finditer(text):
        if _YEAR.fullmatch(m["n"]):
            continue
        first = bisect_left(starts, m.end())
        for i, token in enumerate(words[first : first + _REACH]):
            gap = _WERE.sub("", text[m.end() : token.start])
            if (i > 0 and _CLAUSE_ENDS.search(gap)) or _OTHER_THING.search(gap):
                break
            if token.stem in counted:
                found.append(Measure(m.start(), m.end(), m[0].strip()))
                break
        if not found and _OF_THEM.match(text, m.end()):
            found.append(Measure(m.start(), m.end(), m[0].strip()))
        if (
            noun in _PERSONS
            and not found
            and _ALONE.match(text, m.end())
            and not _IN_A_DATE.search(text[: m.start()])
        ):
            found.append(Measure(m.start(), m.end(), m[0].strip()))
    if names_it and _may_share(text):
        for m in _SHARE.finditer(text):
            first = bisect_left(starts, m.end())
            if any(t.stem in counted for t in words[first : first + _REACH]):
                found.append(Measure(m.start(), m.end(), m[0]))
    return tuple(found)


_POPULATION = deferred(
    rf"\b(?:population|home\s+to|inhabit\w+|residents)\b[^.;]{{0,25}}?\b(?P<a>"
    rf"(?:{_APPROX}\s+)?\d[\d,.]*\d(?:\s+(?:million|thousand))?)"
    rf"|\b(?:city|town|province|capital|district)\s+of\s+(?P<b>(?:{_APPROX}\s+)?\d[\d,.]*\d"
    rf"(?:\s+million)?)(?=\s+(?:people|inhabitants|residents)|\b)"
    rf"|\b(?P<c>(?:{_APPROX}\s+)?\d[\d,.]*\d(?:\s+million)?)\s+(?:inhabitants|residents)\b",
    re.I,
)


def population(text: str) -> tuple[Measure, ...]:
    """Figures of a population."""
    found = []
    for m in _POPULATION.finditer(text):
        name = next(g for g in ("a", "b", "c") if m[g])
        found.append(Measure(m.start(name), m.end(name), m[name]))
    return tuple(found)


def ordinal(text: str) -> int | None:
    """The number of an ordinal word: "ninth" gives 9."""
    word = text.lower()
    if word in ORDINALS:
        return ORDINALS[word]
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else None


def cardinal(text: str) -> int | None:
    """The number of a cardinal up to twenty or in digits: "nine" gives 9."""
    word = text.lower().replace(",", "")
    return CARDINALS.get(word) if word in CARDINALS else (int(word) if word.isdigit() else None)


_MONEY = deferred(
    rf"(?:{_APPROX}\s+)?(?:[$€£]\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|bn|m))?|"
    rf"\b(?:\d[\d,.]*|{_UNIT})(?:\s+(?:thousand|million|billion|trillion))?\s+(?:dollars|euros|"
    rf"pounds|afghanis|rupees|roubles|lira|percent\s+of))",
    re.I,
)


def money(text: str) -> tuple[Measure, ...]:
    """Sums of money with their currency."""
    return tuple(Measure(m.start(), m.end(), m[0].strip()) for m in _MONEY.finditer(text))
