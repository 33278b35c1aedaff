"""Things to be put in order, each with its own sentence and day: "siege, assault, video"."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.answering.case import Case
from bot.answering.days import day_heading, hour_words
from bot.answering.draft import Draft, quoted
from bot.answering.evidence import Evidence
from bot.answering.question import Question
from bot.answering.reply import Answer
from bot.phrases.phrases import Phrases

_ITEMS = re.compile(r"^[^:]{0,120}:\s*(?P<items>.+?)\W*$", re.S)
_COMMA = re.compile(r"\s*[,;]\s*(?:and\s+|then\s+)?|\s+and\s+(?:then\s+)?")
_LEAST = 0.3
"""Score under which a sentence is not taken for one of the things."""


def items_of(text: str) -> tuple[str, ...]:
    """The things named behind a colon, where there are at least two; else none."""
    m = _ITEMS.match(text)
    if m is None:
        return ()
    items = tuple(x for x in _COMMA.split(m["items"]) if re.search(r"\w{3}", x))
    return items if len(items) > 1 else ()


def in_order(
    case: Case, items: Sequence[str], find: Callable[[str], tuple[Question, Sequence[Evidence]]]
) -> Answer | None:
    """Each thing with its sentence, by day, the undated first; None if under two are found."""
    rows: list[tuple[date, str, Evidence]] = []
    taken: set[tuple[str, int]] = set()
    for item in items:
        _, evidence = find(item)
        good = [e for e in evidence[:12] if e.score >= _LEAST and e.line.key not in taken]
        if not good:
            continue
        dated = [e for e in good if _day(e)]
        best = good[0]
        if dated and dated[0].score >= 0.75 * best.score:
            best = dated[0]
        taken.add(best.line.key)
        rows.append((_day(best) or date.min, item, best))
    if len(rows) < 2:
        return None
    rows.sort(key=lambda r: r[0])
    draft = Draft()
    limit = max(80, 640 // len(rows) - 60)
    lines = [
        f"{_head(e, case.phrases)}: {quoted(e.line, case.phrases, limit, _at(e))} "
        f"{draft.cite(e.line)}"
        for _, _, e in rows
    ]
    return case.answer(draft, lines[0], lines[1:])


def _day(evidence: Evidence) -> date | None:
    spans = [s for s in evidence.line.reading.spans if s.first and s.last and s.open_ended is None]
    return min((s.first for s in spans if s.first), default=None)


def _head(evidence: Evidence, phrases: Phrases) -> str:
    span = next((s for s in evidence.line.reading.spans if s.first and s.last), None)
    if span is None or span.first is None or span.last is None:
        lasting = next((s.text for s in evidence.line.reading.spans), None)
        if lasting is None:
            return phrases.say("answer-no-day")
        return phrases.say("answer-no-day-but", words=lasting)
    day = day_heading(span.first, span.last, phrases)
    return day + hour_words(span.clock or span.part, phrases)


def _at(evidence: Evidence) -> int:
    span = next((s for s in evidence.line.reading.spans if s.first), None)
    return span.start if span else 0
