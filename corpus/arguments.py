"""Which places a predicate is told of: its subject, its object, or what stands near."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clauses import Clauses
from corpus.predicates import Predicate
from corpus.spot import Spot
from corpus.spot_extents import names_people
from corpus.spot_lists import before_in_list, coordinated
from corpus.subjects import BECAME, find_subject, is_oblique

_GENERIC = re.compile(
    r"\b(?:capitals|cities|towns|districts|provinces|capital|city|town|cent(?:re|er)s?)\b", re.I
)
_LISTED = re.compile(
    r"(?:\bincluding\b|\bsuch\s+as\b|\bnamely\b|:|[–—]|\blike\b|\bamong\s+(?:them|these))\s*", re.I
)
_STRICT_FILL = re.compile(
    r"""^(?:\s|,|["“‘]|the|a|an|also|now|key|strategic|both|\w+ern|provincial|city|town|capital
    |district|province|of|most|much|part|parts|all|entire|whole|major|important|neighbou?ring
    |nearby|nine|\d+|control|northeast\w*|northwest\w*|southeast\w*|southwest\w*|\w+-largest
    |second|third|largest|biggest|and|over|ancient|historic|border|small|remote)*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCK = re.compile(
    r"""\b(?:at|near|outside|from|with|by|on|to|for|against|weapons?|vehicles?|soldiers?|troops
    |base|posts?|checkpoints?|prison|jail|hostages?|equipment|opportunity|power|talks|photos?
    |video|responsibility|building|headquarters|office|junction|road|highway|bridge|crossing
    |dam|compound|airport|airfield|palace|governor|districts?|fire|nothing|customs|prisoners?
    |commanders?|officials?|tanks?|trucks?|barracks|hospital|bazaar)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(r"\b(?:in|inside|within)\b", re.I)
_RELATIVE = re.compile(
    r"^(?:(?:,|\s+province,|\s+city,)?\s+(?:which|that)|\s+(?:is|was|remains)\s+(?:now\s+)?the\s+"
    r"(?:only|last|one)\s+[\w\s]{0,30}?(?:that|which)?)\s+(?:the\s+)?(?:[\w-]+\s+){1,4}$",
    re.I,
)
_SECOND_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|un)\b[^;]*\b(?:and|then|but|or)\s+"
    r"(?:(?:\w+ly|later|then|finally|soon)\s+)*$",
    re.I,
)
_NO_OBJECT = re.compile(
    r"^\s*(?:$|[,.;)–—]|(?:on|in|at|late|early|last|yesterday|after|before|without|from|twice|once|again|hours|a\s+day|"
    r"two|three|earlier|this|overnight|\w+day|had|has|was|is|are|were|and)\b)",
    re.I,
)
_GOING = frozenset({"visited", "entered", "threatened", "withdrawn"})
_BESIDE_VERB = re.compile(
    r"^\s*(?:(?:the|\w+ly|back|out|taliban|insurgents|militants)\s+){0,2}(?P<how>from|near|outside)?"
    r"\s*(?:the\s+)?(?:(?:city|town)\s+of\s+)?$",
    re.I,
)
_BESIDE = re.compile(r"\b(?:before|after|since)\s+$", re.I)
_ADDITION = re.compile(
    r"(?:in\s+addition\s+to|besides|apart\s+from|as\s+well\s+as|along\s+with|with)\s+", re.I
)
_ADDED = re.compile(
    r"\balso\b|\b(?:cent(?:re|er)s|capitals|cities)\s+(?:\w+\s+){0,2}(?:under|in)\b", re.I
)
_CLOSE_BEHIND = 60
"""In characters: how far behind "was taken" its subject may still stand."""


def find_places(
    text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses
) -> tuple[Spot, ...]:
    """The places of one predicate, empty where it is told of something else."""
    if p.role == "subject":
        usable = tuple(s for s in spots if not s.aside or s.written is None)
        return _of_subject(text, p, usable, clauses)
    if p.role in ("object", "of"):
        return _of_object(text, p, spots, clauses)
    return _nearby(text, p, spots, clauses)


def also_listed(text: str, spots: tuple[Spot, ...], row: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The places of "In addition to Kunduz, … also captured", without those of `row`."""
    opening = _ADDITION.match(text)
    if opening is None or not _ADDED.search(text):
        return ()
    first = next((s for s in spots if s.start >= opening.end()), None)
    if first is None or first.start - opening.end() >= 25 or first.written is None:
        return ()
    known = {s.place.id for s in row}
    return tuple(s for s in coordinated(text, first, spots) if s.place.id not in known)


def _of_object(
    text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses
) -> tuple[Spot, ...]:
    limit = clauses.end_of(p.end)
    first = _first_behind(p, spots)
    if first is not None and first.start < limit:
        gap = text[p.end : first.start]
        if (
            _STRICT_FILL.match(gap)
            or (not p.strict and not _BLOCK.search(gap) and len(gap.split()) <= 7)
        ) and not names_people(text, first.end):
            if _WITHIN.search(gap) and p.kind == "captured":
                return (replace(first, extent="partial"),)
            return coordinated(text, first, spots)
    if p.role == "object" and (before := _antecedent(text, p, spots)) is not None:
        return (before,)
    if p.role == "object" and _SECOND_PASSIVE.search(text[clauses.start_of(p.start) : p.start]):
        return _of_subject(text, replace(p, role="subject", strict=False), spots, clauses)
    if p.role == "of" or _GENERIC.search(text[p.end : limit]):
        return _listed(text, p, spots)
    return ()


def _antecedent(text: str, p: Predicate, spots: tuple[Spot, ...]) -> Spot | None:
    """The place of "Nili, which the Taliban captured on Saturday"."""
    if not _NO_OBJECT.match(text[p.end :]):
        return None
    for spot in reversed([s for s in spots if s.end <= p.start and s.written is not None]):
        return spot if _RELATIVE.match(text[spot.end : p.start]) else None
    return None


def _first_behind(p: Predicate, spots: tuple[Spot, ...]) -> Spot | None:
    for spot in sorted(spots, key=lambda s: s.start):
        pronoun = spot.aside and spot.written is None
        close = p.kind == "captured" and p.role == "object" and spot.start - p.end < 3
        close = close or (p.kind != "captured" and spot.start - p.end < 3)
        allowed = pronoun or p.sense == "follows" or p.kind in _GOING
        if spot.start >= p.end and (not spot.aside or (allowed and close)):
            return spot
    return None


def _listed(text: str, p: Predicate, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    for m in _LISTED.finditer(text, p.end):
        first = next((s for s in spots if s.start >= m.end() and not s.aside), None)
        if first is not None and first.start - m.end() < 30 and first.written is not None:
            return coordinated(text, first, spots)
    return ()


def _of_subject(
    text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses
) -> tuple[Spot, ...]:
    start = clauses.start_for_subject(p.start)
    if (
        BECAME.match(text)
        and spots
        and spots[0].start == 0
        and not any(s.written for s in spots if s.end <= p.start)
    ):
        return (spots[0],)
    found = find_subject(text, p, spots, start)
    row = _whole_subject(text, found, spots) if found else ()
    if p.kind == "captured" and _GENERIC.search(text[start : p.end]) and not p.strict:
        known = {s.place.id for s in row}
        row = (*row, *(s for s in _listed(text, p, spots) if s.place.id not in known))
    if not row and not p.strict and re.match(r"[^.;,]{0,40}\b(?:was|is|were|are)\b", text[p.end :]):
        first = next((s for s in spots if 0 <= s.start - p.end < _CLOSE_BEHIND), None)
        row = coordinated(text, first, spots) if first else ()
    return row


def _right_beside(text: str, p: Predicate, spots: tuple[Spot, ...]) -> Spot | None:
    """The place of "retreated from Faizabad"; its outskirts for "surrendered near Kunduz"."""
    for spot in spots:
        if spot.start >= p.end and spot.aside and spot.written is not None:
            m = _BESIDE_VERB.match(text[p.end : spot.start])
            if m is None:
                return None
            near = m["how"] and m["how"].lower() != "from" and p.sense != "repelled"
            return replace(spot, extent="outskirts", aside=False) if near else spot
    return None


def _whole_subject(text: str, found: Spot, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The list a subject ends, less a place that says when: "after Zaranj, Kunduz fell"."""
    row = before_in_list(text, found, spots)
    if len(row) == 1 or not (is_oblique(text, row[0]) or _BESIDE.search(text[: row[0].start])):
        return row
    comma = text[row[0].end : row[1].start].lstrip().startswith(",")
    return row[1:] if len(row) == 2 and comma else ()


def _nearby(text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses) -> tuple[Spot, ...]:
    usable: Sequence[Spot] = [
        s for s in spots if not s.aside or (s.written is None and s.extent == "city")
    ]
    low, high = clauses.start_for_subject(p.start), clauses.end_of(p.end)
    if p.kind != "captured" or p.sense == "repelled":
        beside = _right_beside(text, p, spots)
        if beside is not None:
            return (beside,)
    behind = [s for s in usable if p.end - 12 <= s.start < high]
    if behind:
        return coordinated(text, behind[0], spots)
    before = [s for s in usable if low <= s.start and s.end <= p.start]
    if before:
        return (before[-1],)
    return () if p.kind == "captured" and p.sense != "repelled" else tuple(usable[-1:])
