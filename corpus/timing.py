"""Which date belongs to which event of a sentence, and which are inherited from the one before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.clauses import Clauses
from corpus.dates import DateSpan
from corpus.predicates import Predicate
from corpus.spots import Spot

_CLAUSE_BREAK_COST = 60
_DATE_FIRST_COST = 15
"""In characters: a date mostly follows its verb ("fell on Sunday") and rarely crosses a clause."""

_OPENING = 14
_SPEECH_DATE = re.compile(
    r"\b(?:said|says|told|warned|tweeted|statement|circulating|released|announced|asked)\b[^,;“”]{0,40}$",
    re.I,
)
_AND = re.compile(r"\band\b", re.I)
_AFTER = re.compile(r"\b(?:after|following|amid|during|in)\s+(?:[\w-]+\s+){0,3}$", re.I)
_FOLLOW = re.compile(r"\bfollow|\bbefore\b|\bafter\b|\bwhile\b|\bsince\b", re.I)
_FIRST = re.compile(r"\bfirst\s+(?:\w+\s+)?$", re.I)
_NOW = re.compile(r"\bnow\b\s*[,.”\"]", re.I)
_NUMBERS = {
    w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())
}


def assign_dates(
    text: str, predicates: Sequence[Predicate], spans: Sequence[DateSpan], anchor: date | None
) -> list[DateSpan | None]:
    """For each predicate the date it happened on, as the sentence tells it, or None."""
    clauses = Clauses(text)
    chosen: list[DateSpan | None] = [None] * len(predicates)
    for span in spans:
        if span.precision == "duration" and span.first is None:
            continue
        costs = [(_cost(span, p, clauses), i) for i, p in enumerate(predicates)]
        if not costs:
            break
        opening = span.start <= _OPENING or text[: span.start].strip().lower() in (
            "by",
            "on",
            "earlier on",
            "late on",
            "early on",
        )
        if opening:
            _give_opening(span, predicates, clauses, chosen)
            continue
        if _SPEECH_DATE.search(text[: span.start]) and min(costs)[0] > 40:
            continue
        for _, i in sorted(costs)[:1]:
            held = chosen[i]
            if held is None or _better(span, held):
                chosen[i] = _merge(span, held)
    _share_between_same(text, predicates, clauses, chosen)
    if anchor is not None and _NOW.search(text):
        for i, p in enumerate(predicates):
            if (
                chosen[i] is None
                and p.kind == "captured"
                and p.role == "object"
                and (m := _NOW.search(text, p.end))
            ):
                chosen[i] = DateSpan(
                    text=text[m.start() : m.start() + 3],
                    start=m.start(),
                    end=m.start() + 3,
                    first=anchor,
                    last=anchor,
                    how="the article's own day",
                    precision="day",
                )
    return chosen


def from_first_of_range(text: str, predicate: Predicate, last: DateSpan | None) -> DateSpan | None:
    """The first day of the range just told of, for "first seized …" behind "on Friday and Saturday"."""
    if (
        last is None
        or last.first is None
        or last.last is None
        or not 1 <= (last.last - last.first).days <= 3
    ):
        return None
    m = _FIRST.search(text[: predicate.start])
    if m is None or last.open_ended is not None:
        return None
    return replace(
        last,
        text="first",
        start=m.start(),
        end=m.start() + 5,
        last=last.first,
        precision="day",
        chained=True,
        how=f"the first day of “{last.text}” in the sentence before",
    )


def from_enumeration(text: str, spots: Sequence[Spot], last: DateSpan | None) -> DateSpan | None:
    """The date of "three more capitals have fallen since Tuesday", for the sentence that names the three."""
    if (
        last is None
        or last.first is None
        or len(spots) < 2
        or not re.search(r"\b(?:all|each|respectively)\b", text)
    ):
        return None
    return replace(last, chained=True, how=f"“{last.text}” in the sentence before: {last.how}")


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
            if (span.last - span.first).days > 7:
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


def _better(span: DateSpan, held: DateSpan) -> bool:
    def rank(s: DateSpan) -> tuple[bool, bool, int]:
        width = (s.last - s.first).days if s.first and s.last else 10_000
        return (s.first is None, s.open_ended is not None, width)

    return rank(span) < rank(held)


def _merge(span: DateSpan, held: DateSpan | None) -> DateSpan:
    if held is None or span.part or span.clock:
        return span
    return replace(span, part=held.part, clock=held.clock)
