"""Which date belongs to which event of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.clauses import Clauses
from corpus.dates import DateSpan
from corpus.predicates import Predicate

_CLAUSE_BREAK_COST = 60
_DATE_FIRST_COST = 15
"""In characters: a date mostly follows its verb ("fell on Sunday") and rarely crosses a clause."""
_SPEECH_REACH = 40
"""In characters: a date of speech further than this from every event dates none."""
_DAYS_TOGETHER = 7
_BY_THE = re.compile(r"\s+by\s+(?:the\s+|that\s+|its\s+)?(?:[\w-]+\s+){0,2}")
_OPENING = 14
_OPENING_WORDS = frozenset({"by", "on", "earlier on", "late on", "early on", "and on", "then on"})
_SPEECH = r"(?:said|says|say|told|tells|warned|tweeted|announced|asked|claimed|confirmed|reported)"
_HEARERS = r"(?:us|him|her|me|them|reporters|journalists|[A-Z]\w+)"
_SPEECH_DATE = re.compile(
    rf"\b(?:{_SPEECH}|statement|circulating|released)\b[^,;“”]{{0,40}}$", re.I
)
_SAID_ON = re.compile(rf"\bdid\s+so\s*$|\b{_SPEECH}(?:(?<=told|asks|sked)\s+{_HEARERS})?\s*$")
_TELLS = re.compile(r"\s+(?:that|show(?:s|ed|ing)?|purport\w*)\b", re.I)
_CLAIM = re.compile(
    r"\b(?:claims?|reports?|rumou?rs?|statements?|videos?|footage|photos?)\b[^,;]{0,40}$", re.I
)
_AND = re.compile(r"\band\b", re.I)
_AFTER = re.compile(r"\b(?:after|following|amid|during|in)\s+(?:[\w-]+\s+){0,3}$", re.I)
_FOLLOW = re.compile(r"\bfollow|\bbefore\b|\bafter\b|\bwhile\b|\bsince\b", re.I)
_NOW = re.compile(r"\bnow\b\s*[,.”\"]", re.I)
_AGAIN = re.compile(
    r"^\s*,?\s*(?:and|or|then|,)?\s*(?:then\s+)?(?:(?:once\s+)?(?:again|more)\s+)?(?:late\s+)?$",
    re.I,
)


def assign_dates(
    text: str, predicates: Sequence[Predicate], spans: Sequence[DateSpan], anchor: date | None
) -> list[tuple[DateSpan, ...]]:
    """For each predicate the date it happened on, as the sentence tells it.

    Mostly one or none; several where it happened more than once: "in 2015 and again in 2016".
    """
    clauses = Clauses(text)
    chosen: list[DateSpan | None] = [None] * len(predicates)
    prices: list[int] = [0] * len(predicates)
    for span in spans:
        if span.precision == "duration" and span.first is None:
            continue
        costs = sorted((_cost(span, p, clauses), i) for i, p in enumerate(predicates))
        if not costs:
            break
        if _opens(text, span) and predicates[0].start >= span.end:
            _give_opening(span, predicates, clauses, chosen)
            continue
        if is_of_speech(text, span):
            continue
        if _SPEECH_DATE.search(text[: span.start]) and costs[0][0] > _SPEECH_REACH:
            continue
        cost, i = costs[0]
        held = chosen[i]
        state = predicates[i].sense == "state"
        if held is None or (cost < prices[i] if state else _better(span, cost, held, prices[i])):
            chosen[i], prices[i] = _merge(span, held), cost
    _give_directly_before(text, predicates, spans, chosen)
    _share_between_same(text, predicates, clauses, chosen)
    for i, p in enumerate(predicates):
        if chosen[i] is None and anchor is not None:
            chosen[i] = _own_day_now(text, p, anchor)
    return [_with_others(text, c, spans) if c else () for c in chosen]


def _give_directly_before(
    text: str,
    predicates: Sequence[Predicate],
    spans: Sequence[DateSpan],
    chosen: list[DateSpan | None],
) -> None:
    """Give "two days later by the capture of …" its days, whoever is dearer by distance."""
    for i, p in enumerate(predicates):
        for span in spans:
            gap = text[span.end : p.start] if span.end <= p.start else "-"
            if chosen[i] is None and span.first and _BY_THE.fullmatch(gap):
                chosen[i] = span


def is_of_speech(text: str, span: DateSpan) -> bool:
    """Whether the date says when somebody spoke: "officials said on Friday"."""
    claim = _TELLS.match(text[span.end :]) and _CLAIM.search(text[: span.start])
    return bool(claim) or _SAID_ON.search(text[: span.start]) is not None


def _opens(text: str, span: DateSpan) -> bool:
    head = text[: span.start].strip(" ,-–—•*").lower()
    return span.start <= _OPENING or head in _OPENING_WORDS


def _cost(span: DateSpan, p: Predicate, clauses: Clauses) -> int:
    if span.start >= p.end:
        distance, extra = span.start - p.end, 0
    else:
        distance, extra = max(0, p.start - span.end), _DATE_FIRST_COST
    return distance + extra + _CLAUSE_BREAK_COST * clauses.between(p.start, span.start)


def _give_opening(
    span: DateSpan, predicates: Sequence[Predicate], clauses: Clauses, chosen: list[DateSpan | None]
) -> None:
    limit = clauses.end_of(span.end)
    for i, p in enumerate(predicates):
        if p.start < limit and chosen[i] is None:
            chosen[i] = span
    if predicates and all(c is None for c in chosen) and span.open_ended is None:
        chosen[0] = span


def _share_between_same(
    text: str, predicates: Sequence[Predicate], clauses: Clauses, chosen: list[DateSpan | None]
) -> None:
    """Give the date of one predicate to another that happened with it.

    "Swept in and seized the city on Sunday", "fell after heavy fighting on Tuesday": one day.
    """
    for i, p in enumerate(predicates):
        if chosen[i] is not None:
            continue
        for j, other in enumerate(predicates):
            span = chosen[j]
            if span is None or i == j or span.first is None or span.last is None:
                continue
            if (span.last - span.first).days > _DAYS_TOGETHER:
                continue
            low, high = sorted((p.start, other.start))
            between = text[low:high]
            joined = clauses.between(low, high) == 0 and (
                span.start < p.start or _AND.search(between)
            )
            after_fight = (
                other.kind in ("contested", "attacked")
                and p.start < other.start
                and _AFTER.search(between)
            )
            if (joined and not _FOLLOW.search(between)) or after_fight:
                chosen[i] = span
                break


def _own_day_now(text: str, p: Predicate, anchor: date) -> DateSpan | None:
    if p.kind != "captured" or p.role != "object" or not (m := _NOW.search(text, p.end)):
        return None
    return DateSpan(
        text=text[m.start() : m.start() + 3],
        start=m.start(),
        end=m.start() + 3,
        first=anchor,
        last=anchor,
        how="the article's own day",
        precision="day",
    )


def _with_others(text: str, chosen: DateSpan, spans: Sequence[DateSpan]) -> tuple[DateSpan, ...]:
    """The date with those joined to it by "and again": each is a day of its own."""
    row = [chosen]
    for span in spans:
        if span.start < row[-1].end or span.first is None or span.precision == "duration":
            continue
        if span.precision != chosen.precision or not _AGAIN.match(text[row[-1].end : span.start]):
            break
        row.append(span)
    return tuple(row)


def _better(span: DateSpan, cost: int, held: DateSpan, held_cost: int) -> bool:
    def rank(s: DateSpan) -> tuple[bool, bool, int]:
        width = (s.last - s.first).days if s.first and s.last else 10_000
        return (s.first is None, s.open_ended is not None, width)

    if rank(span)[:2] == rank(held)[:2] and abs(cost - held_cost) > _CLAUSE_BREAK_COST:
        return cost < held_cost
    return (*rank(span), cost) < (*rank(held), held_cost)


def _merge(span: DateSpan, held: DateSpan | None) -> DateSpan:
    if held is None or span.part or span.clock or held.first != span.first:
        return span
    return replace(span, part=held.part, clock=held.clock)
