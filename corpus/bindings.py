"""The predicates of a sentence bound to their places, and to the captures told just before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.arguments import also_listed, find_places
from corpus.clauses import Clauses
from corpus.predicate_words import TAKERS
from corpus.predicates import Predicate, find_predicates
from corpus.reading import Reading
from corpus.spot import Spot

_NATIONAL = re.compile(
    r"\b(?:nationwide|countrywide|across\s+the\s+country|the\s+country|Afghans|Afghanistan|"
    r"in\s+recent\s+(?:weeks|months))\b",
    re.I,
)
"""Words of a sentence about the whole country, which is about no city it does not name."""
_IMPLIED = frozenset({"contested", "attacked", "entered", "surrendered", "displaced", "retaken"})
_LONGEST_FOCUS = 4
"""Sentences: "Violent clashes continue." is still about the city named a few sentences before."""
_LONGEST_ECHO = 3
"""Sentences: how far behind a capture "Farah followed on Tuesday" may stand."""
_GOVERNMENT = re.compile(
    r"\b(?:government|afghan|security|pro-government|commando\w*|army|national|special)\s+"
    r"(?:\w+\s+)?(?:forces|troops|soldiers|personnel|commandos|army|police)\b|\bthe\s+army\b|"
    r"\bcommandos\b",
    re.I,
)
_BY_GOVERNMENT = re.compile(
    r"^(?:\s+\w+){0,3}?\s+by\s+(?:the\s+)?(?:afghan\s+|elite\s+)?(?:government|army|commandos|"
    r"security|special|national)\b",
    re.I,
)
_LOSES = re.compile(r"lost|los(?:e|es|ing)|surrender|g(?:ave|iv\w+)\s+up|ced", re.I)
_TAKERS_LAST = re.compile(TAKERS + r"(?:\s+fighters)?\s+(?:(?:had|have|has|then|later)\s+)*$", re.I)
_HELD = re.compile(r"hold|held|control", re.I)
_TAKES = re.compile(r"captur|seiz|took|take|overr|control|clear|grab|secur|hold", re.I)
_DENIES_IT = re.compile(
    r"\b(?:denied|denies|rejected|disputed|refuted|contradicted|dismissed)\s+"
    r"(?:it|this|that|those|both|the\s+(?:claim|report)s?)\b",
    re.I,
)


def _echoes(readings: Sequence[Reading]) -> bool:
    return any(
        e.kind == "captured" and e.modality != "denied"
        for r in readings[-_LONGEST_ECHO:]
        for e in r.events
    )


def bind_predicates(
    reading: Reading, clauses: Clauses, readings: Sequence[Reading]
) -> tuple[list[Predicate], list[tuple[Spot, ...]]]:
    """The predicates of a sentence, and beside each its places, () where it has none."""
    text, spots, focus = reading.sentence.text, reading.spots, reading.focus
    echoes = _echoes(readings)
    predicates: list[Predicate] = []
    rows: list[tuple[Spot, ...]] = []
    for found in find_predicates(text):
        p = found
        row = find_places(text, p, spots, clauses)
        if p.sense == "follows" and not (
            echoes or any(o.kind == "captured" and r for o, r in zip(predicates, rows, strict=True))
        ):
            row = ()
        if p.kind == "captured" and row:
            row = tuple(s for s in row if s.extent != "outskirts")
            if row and row[0].extent in ("airport", "airbase"):
                p = replace(p, kind="airport_captured")
            elif row and p.sense in ("plain", "state") and _by_government(text, p, clauses):
                held = _HELD.match(text[p.start : p.end]) is not None
                p = replace(p, sense="denied") if held else replace(p, kind="retaken")
            elif row and _by_takers(text, p, clauses):
                p = replace(p, kind="retaken")
            elif row:
                row = (*row, *also_listed(text, spots, row))
        elif (
            not row
            and not spots
            and p.kind in _IMPLIED
            and focus.city
            and not _NATIONAL.search(text)
        ):
            row = (Spot(0, 0, focus.city, None, "city"),) if focus.age < _LONGEST_FOCUS else ()
        if p.strict and not row:
            continue
        clash = [o for o in predicates if o.start < p.end and o.end > p.start]
        if clash:
            continue
        predicates.append(p)
        rows.append(row)
    if not any(rows) and _DENIES_IT.search(text):
        m = _DENIES_IT.search(text)
        claimed = _claimed_before(readings)
        if m and claimed:
            predicates.append(Predicate("captured", "near", m.start(), m.end(), False, "denied"))
            rows.append(claimed)
    return predicates, rows


def _claimed_before(readings: Sequence[Reading]) -> tuple[Spot, ...]:
    """The places whose capture the sentence before claims, for "The police chief denied it"."""
    if not readings:
        return ()
    taken = [
        (e.place, e.extent)
        for e in readings[-1].events
        if e.kind == "captured" and e.modality == "claimed"
    ]
    spots = {(s.place.id, s.extent): s.place for s in readings[-1].spots}
    return tuple(
        Spot(0, 0, spots[key], None, key[1]) for key in dict.fromkeys(taken) if key in spots
    )


def _by_takers(text: str, p: Predicate, clauses: Clauses) -> bool:
    """Whether it is the insurgents that lost the place."""
    head = text[clauses.start_of(p.start) : p.start]
    return p.role == "object" and bool(
        _LOSES.match(text[p.start : p.end]) and _TAKERS_LAST.search(head)
    )


def _by_government(text: str, p: Predicate, clauses: Clauses) -> bool:
    if p.role == "subject":
        return (
            _TAKES.search(text[p.start : p.end]) is not None
            and _BY_GOVERNMENT.match(text[p.end :]) is not None
        )
    head = text[clauses.start_of(p.start) : p.start]
    return (
        p.role == "object"
        and _TAKES.search(text[p.start : p.end]) is not None
        and _GOVERNMENT.search(head) is not None
        and "taliban" not in head.lower()
    )
