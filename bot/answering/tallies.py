"""How many places had been taken, as each article counted them: a series, newest first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.answering import measures
from bot.answering.case import Case, day_number, outlet, proof
from bot.answering.days import capitalised
from bot.answering.draft import Draft
from bot.answering.ground import Line
from bot.answering.reply import Answer
from bot.phrases.phrases import Phrases
from corpus.patterns import deferred

_NUMBER = "|".join(list(measures.CARDINALS)[1:]) + r"|\d{1,2}|a\s+dozen|half"
_ORDINALS = "|".join(list(measures.ORDINALS)[2:]) + r"|\d+(?:st|nd|rd|th)"
_APPROX = r"at\s+least|more\s+than|about|around|nearly|almost|up\s+to|no\s+fewer\s+than"
_OF_ALL = r"of\s+(?:the\s+|its\s+)?(?:(?:country|afghanistan)['’]s\s+)?(?:34|thirty-four)"
_NOUN = r"(?:capitals?|cities|city|provincial\s+cent(?:re|er)s?)"
_KIND = (
    r"(?:(?:provincial|regional|afghan|major|key|northern|of|the|afghanistan['’]s|(?:the\s+)?"
    r"country['’]s|34|thirty-four)\s+)*"
)
_COUNT = deferred(
    rf"\b(?P<approx>(?:{_APPROX})\s+)?(?P<n>{_NUMBER})\s+(?:{_OF_ALL}\s+)?{_KIND}{_NOUN}\b"
    rf"|\b(?P<approx2>(?:{_APPROX})\s+)?(?P<n2>{_NUMBER})\s+{_OF_ALL}\b"
    rf"|\b(?P<o>{_ORDINALS})\s+(?:{_OF_ALL}\s+)?{_KIND}{_NOUN}\b",
    re.I,
)
_BRINGS = deferred(
    rf"\b(?:bring|brought|tak|rais)\w*\s+to\s+(?P<n>{_NUMBER})\s+the\s+(?:number|total|tally|"
    rf"count)\b"
    rf"|\b(?:number|total|tally|count)\b[^.;]{{0,70}}?\b(?:to|at|is|reached|of)\s+"
    rf"(?P<n2>{_NUMBER})\b",
    re.I,
)
_TAKEN = deferred(
    r"\b(?:captur\w*|seiz\w*|fall\w*|fell|taken|took|overr[au]n|hands|control\w*|lost|gone|"
    r"conquer\w*)\b",
    re.I,
)
_STEP = deferred(
    r"\b(?:more|another|other|further|additional|in\s+(?:one|a\s+single|a)\s+day|"
    r"on\s+\w+day\s+and)\b",
    re.I,
)
_IN_A_DAY = deferred(
    r"\bin\s+(?:one|a\s+single|a)\s+day\b|\bon\s+\w+day\s+and\s+\w+day\b|\bin\s+\d+\s+hours\b", re.I
)
_OTHER_STATE = deferred(
    r"\bthreaten|\bat\s+risk|\bbesieg|\bgovernment\s+(?:hands|control)|\bremain", re.I
)
_UNSURE = deferred(r"\bif\s+confirmed|\bwould\s+be\b", re.I)
_MOST = 34
"""Provincial capitals there are."""
_IN_WORDS = {"a dozen": ("dozen", 12), "half": ("half", _MOST // 2)}


@dataclass(frozen=True, slots=True)
class Tally:
    """One article's count at its date."""

    line: Line
    count: int
    sure: bool
    said: str = ""
    """"dozen" or "half", where it is not told as a number."""
    about: str = ""
    """"at least", "nearly" … as told before the number."""


def read_tallies(lines: Iterable[Line]) -> tuple[Tally, ...]:
    """The running totals told, newest article first; steps ("three more") are left out."""
    found: list[Tally] = []
    for line in lines:
        text = line.sentence.text
        if not _TAKEN.search(text) or _OTHER_STATE.search(text) or _IN_A_DAY.search(text):
            continue
        tallies = [t for m in _COUNT.finditer(text) if (t := _tally(line, m)) is not None]
        m = _BRINGS.search(text)
        if m is not None and re.search(_NOUN, text, re.I):
            count = measures.cardinal((m["n"] or m["n2"]).lower())
            if count is not None and 1 < count <= _MOST:
                tallies.insert(0, Tally(line, count, _UNSURE.search(text) is None))
        found += tallies[:1]
    return tuple(
        sorted(found, key=lambda t: (-day_number(t.line), -t.sure, -t.count, t.line.sentence.index))
    )


def _tally(line: Line, m: re.Match[str]) -> Tally | None:
    text = line.sentence.text
    if _STEP.search(text[max(0, m.start() - 12) : m.end()]):
        return None
    said = (m["n"] or m["n2"] or m["o"] or "").lower()
    count = measures.cardinal(said) or measures.ordinal(said)
    if said in _IN_WORDS:
        count = _IN_WORDS[said][1]
    if count is None or not 1 < count <= _MOST:
        return None
    about = " ".join((m["approx"] or m["approx2"] or "").lower().split())
    told_as = _IN_WORDS[said][0] if said in _IN_WORDS else ""
    return Tally(line, count, _UNSURE.search(text) is None, told_as, about)


def count_captures(case: Case, until: date | None = None) -> Answer | None:
    """The newest count ("Nine … by 11 August 2021") with earlier ones; None if none counts."""
    lines = [x for rows in case.ground.by_article.values() for x in rows if case.usable(x)]
    if until is not None:
        lines = [x for x in lines if x.article.published and x.article.published <= until]
    per_article: dict[str, list[Tally]] = {}
    for tally in read_tallies(lines):
        per_article.setdefault(tally.line.article.id, []).append(tally)
    if not per_article:
        return None
    rows = [max(group, key=lambda t: (t.sure, t.count)) for group in per_article.values()]
    rows.sort(key=lambda t: (-day_number(t.line), -t.sure, -t.count))
    draft, newest, phrases = Draft(), rows[0], case.phrases
    mark = draft.cite(newest.line)
    direct = phrases.say(
        "answer-capitals-by",
        number=_number(newest, phrases),
        told=newest.said or "number",
        when=_when(newest, phrases),
        marks=mark,
    )
    differing = [t for t in rows[1:] if t.count != newest.count]
    same_day = [t for t in differing if day_number(t.line) == day_number(newest.line)]
    earlier = [t for t in differing if day_number(t.line) != day_number(newest.line)]
    sides = [_row(draft, t, phrases) for t in same_day[:3]]
    support = [proof(newest.line, mark, phrases, 170)]
    support += [_row(draft, t, phrases) for t in earlier[:3]]
    return case.answer(draft, direct, support, sides)


def _row(draft: Draft, tally: Tally, phrases: Phrases) -> str:
    counted = f"{_number(tally, phrases)} {_when(tally, phrases)}"
    return f"{counted}, {outlet(tally.line, phrases)} {draft.cite(tally.line)}"


def _number(tally: Tally, phrases: Phrases) -> str:
    number = phrases.say("answer-number", number=tally.said or tally.count)
    if tally.about:
        about = tally.about.replace(" ", "-")
        number = phrases.say("answer-about", about=about, number=number)
    return capitalised(number)


def _when(tally: Tally, phrases: Phrases) -> str:
    day = tally.line.article.published
    when = phrases.say("answer-by-undated")
    if day is not None:
        when = phrases.say("answer-by-day", day=phrases.weekday(day))
    return when if tally.sure else phrases.say("answer-if-confirmed", told=when)
