"""Lists of persons by their role: "which politicians are quoted by name"."""

import re

import numpy as np

from bot.answering.case import Case
from bot.answering.draft import Draft, inert
from bot.answering.people import Person, people_in, with_role
from bot.answering.reply import Answer
from bot.answering.words import stem
from bot.phrases.phrases import Phrases
from corpus.spelling import fold
from index.postings import RowNumbers

_MOST = 8
_LOOKED_AT = 2048
"""Sentences looked at."""
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
    chosen = everyone if noun in (stem("people"), stem("persons")) else with_role(everyone, noun)
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
    """The sentences that may introduce somebody: of very many, the newest with the role's word."""
    ground = case.ground
    of_role = noun not in (stem("people"), stem("persons"))
    if case.question.places:
        rows = ground.rows_about(case.same(case.question.places[0]))
        for place in case.question.places[1:]:
            rows = np.intersect1d(rows, ground.rows_about(case.same(place)), assume_unique=True)
    elif of_role and len(ground.lines) > _LOOKED_AT:
        return case.newest(ground.rows_holding(noun), _LOOKED_AT)
    else:
        return ground.newest_of_all(_LOOKED_AT, case.as_of)
    if of_role and len(rows) > _LOOKED_AT:
        rows = np.intersect1d(rows, ground.rows_holding(noun), assume_unique=True)
    return case.newest(rows, _LOOKED_AT)


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
