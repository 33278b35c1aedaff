"""Questions that offer two answers: each side that an article supports is shown."""

import re
from collections.abc import Sequence

from bot.answering.case import Case, day_number, outlet, published
from bot.answering.draft import Draft, quoted
from bot.answering.evidence import Evidence
from bot.answering.ground import Line
from bot.answering.reply import Answer
from bot.answering.words import groups_of, is_hollow
from index.evidence.tokens import tokens

_LOOKED_AT = 2048
"""Sentences that name a place looked at for its spellings."""
_OR = re.compile(r"\s+or\s+(?!not\b|so\b|more\b|less\b)", re.I)


def alternatives(case: Case, evidence: Sequence[Evidence]) -> Answer | None:
    """The sentences that bear out one side or the other of "X or Y"; None unless both have one."""
    parts = _OR.split(case.question.text)
    if len(parts) != 2:
        return None
    written = _spellings(case)
    if written is not None:
        return written
    places = {
        t.stem
        for p in case.question.places
        for name in (p.name, *p.spellings)
        for t in tokens(name)
    }
    left, right = ([s for s in _telling(p) if s not in places] for p in parts)
    left = left[-3:]
    only_left, only_right = [s for s in left if s not in right], [s for s in right if s not in left]
    if not only_left or not only_right:
        return None
    one = _best(evidence, only_left, only_right)
    two = _best(evidence, only_right, only_left)
    if one is None or two is None or one.key == two.key:
        return None
    draft = Draft()
    rows = sorted((one, two), key=day_number, reverse=True)
    sides = [
        f"{outlet(line, case.phrases)} ({published(line, case.phrases)}): "
        f"{quoted(line, case.phrases, 260)} {draft.cite(line)}"
        for line in rows
    ]
    return case.answer(draft, sides[0], sides[1:], place=case.place.id if case.place else None)


def _telling(text: str) -> list[str]:
    return [t.stem for t in tokens(text) if not is_hollow(t)]


def _best(evidence: Sequence[Evidence], wanted: Sequence[str], other: Sequence[str]) -> Line | None:
    rows = [
        (_met(wanted, e.line), e.score, e.line)
        for e in evidence[:25]
        if _met(wanted, e.line) > _met(other, e.line) and e.score > 0.3
    ]
    return max(rows, key=lambda r: (r[0], r[1]))[2] if rows else None


def _met(wanted: Sequence[str], line: Line) -> float:
    value = 0.0
    for one in wanted:
        if one in line.stems:
            value += 1.0
        elif not groups_of(one).isdisjoint({g for s in line.stems for g in groups_of(s)}):
            value += 0.7
    return value / len(wanted)


def _spellings(case: Case) -> Answer | None:
    """Two spellings of one place: who writes which."""
    mentions = case.ground.gazetteer.mentions_in_question(
        case.question.text, case.ground.snapshot.words
    )
    by_place: dict[str, list[str]] = {}
    for m in mentions:
        by_place.setdefault(m.place.id, []).append(m.text)
    for names in by_place.values():
        if len(set(names)) < 2:
            continue
        draft, rows = Draft(), []
        for name in dict.fromkeys(names):
            naming = case.ground.rows_with(name, case.question.outlets)
            lines = [
                line
                for line in case.ground.lines.of_rows(case.newest(naming, _LOOKED_AT))
                if case.usable(line) and name in line.sentence.text
            ]
            if lines:
                one_each = list({line.article.id: line for line in reversed(lines)}.values())
                rows.append(
                    f"{name}: {', '.join(sorted({outlet(x, case.phrases) for x in one_each}))} "
                    f"{draft.cite(*one_each[:4])}"
                )
        if len(rows) > 1:
            return case.answer(draft, rows[0], rows[1:])
    return None
