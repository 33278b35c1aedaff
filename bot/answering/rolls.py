"""Lists of persons by their role: "which politicians are quoted by name"."""

import re
from functools import reduce

import numpy as np

from bot.answering.case import Case
from bot.answering.draft import Draft, inert
from bot.answering.people import ROLE_WORDS, Person, people_in, with_role
from bot.answering.reply import Answer
from bot.answering.words import stem
from bot.phrases.phrases import Phrases
from corpus.spelling import fold
from index.row_sets import RowNumbers, are_in

_MOST = 8
_LOOKED_AT = 2048
"""Sentences looked at."""
_ANYONE = (stem("people"), stem("persons"))
_SEVERAL = re.compile(
    r"\b(?:which|what|name|list|who\s+are)\s+(?:\w+\s+){0,4}?(?P<noun>journalists|reporters|"
    r"correspondents|politicians|lawmakers|officials|"
    r"ministers|generals|commanders|leaders|diplomats|envoys|spokes\w+|governors|analysts|"
    r"experts|presidents|people|persons)\b",
    re.I,
)


def listed_people(case: Case) -> Answer | None:
    """The persons of the role asked for, each as an article introduces them; None if under two."""
    m = _SEVERAL.search(case.question.text)
    if m is None:
        return None
    noun = stem(m["noun"])
    lines = [
        line
        for line in case.ground.lines.of_rows(_rows(case, noun))
        if case.usable(line) and _about(case, line.named | line.bound)
    ]
    everyone = people_in(lines)
    chosen = everyone if noun in _ANYONE else with_role(everyone, noun)
    outlet = _outlet(case)
    if outlet is not None:
        chosen = tuple(
            p
            for p in chosen
            if outlet in fold(p.described) or outlet in fold(p.line.article.publisher)
        )
    unique = {p.name.split()[-1]: p for p in reversed(chosen)}
    rows = sorted(unique.values(), key=lambda p: (p.line.key, p.start))[:_MOST]
    if len(rows) < 2:
        return None
    draft = Draft()
    direct = "; ".join(f"{_introduced(p, case.phrases)} {draft.cite(p.line)}" for p in rows)
    return case.answer(draft, direct)


def _rows(case: Case, noun: str) -> RowNumbers:
    """The sentences that may introduce somebody: of very many, the newest with a role's word."""
    ground, outlets = case.ground, case.question.outlets
    held = [ground.rows_about(case.same(place)) for place in case.question.places]
    if outlets:
        held.append(ground.rows_of(outlets))
    rows = reduce(_in_both, held) if held else None
    if (len(ground.lines) if rows is None else len(rows)) > _LOOKED_AT:
        of_role = case.rows_holding(*(ROLE_WORDS if noun in _ANYONE else (noun,)))
        rows = of_role if rows is None else _in_both(rows, of_role)
    if rows is None:
        return np.arange(len(ground.lines), dtype=np.uint32)
    return case.newest(rows, _LOOKED_AT)


def _in_both(one: RowNumbers, other: RowNumbers) -> RowNumbers:
    return one[are_in(one, other)]


def _about(case: Case, places: frozenset[str]) -> bool:
    return all(set(case.same(p)) & places for p in case.question.places)


def _introduced(person: Person, phrases: Phrases) -> str:
    role = person.role.strip()
    if person.employer:
        role = phrases.say("answer-journalist-of", outlet=person.employer)
    return inert(f"{person.name} ({role})" if role else person.name)


def _outlet(case: Case) -> str | None:
    """The folded name of a publisher the question names, if it names one."""
    asked = fold(case.question.text)
    for publisher in case.ground.snapshot.publishers:
        name = fold(publisher.split(" (")[0])
        if len(name) > 3 and name in asked:
            return name
    return None
