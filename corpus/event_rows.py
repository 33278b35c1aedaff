"""The rows of the event table that one predicate with its places and dates makes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.article import Article
from corpus.claims import modality
from corpus.clauses import Clauses
from corpus.dates import DateSpan
from corpus.event import Event, Extent, Modality
from corpus.passage import Sentence
from corpus.predicates import Predicate
from corpus.spot import Spot

_MOSTLY = re.compile(
    r"\b(?:mostly|largely|partly|partially|half|nearly|almost\s+(?:entirely|completely)|in\s+part)\b",
    re.I,
)
_CLAIMS = re.compile(r"claim", re.I)
_CLAIMS_ARE_FALSE = re.compile(
    r"^(?:claims?|reports?|rumou?rs?|posts?|suggestions?)\b.*\b(?:is|are|was|were)\s+(?:not\s+"
    r"(?:true|correct|accurate)|false|untrue|wrong|baseless|incorrect|unfounded|denied|rejected)\b",
    re.I,
)
_ALL_BUT = re.compile(
    r"\b(?:all|every)\s+(?:\w+\s+){0,4}(?:but|except|bar|save)\s+(?:for\s+)?[^,;]{0,40}$", re.I
)
_NOT_YET = re.compile(
    r"\b(?:when|once|until|unless|if|till|should)\s+[^,;]{0,40}\b(?:falls|goes|collapses|drops|is\s+taken)$",
    re.I,
)
_IF_CONFIRMED = re.compile(r"\s*if\s+confirmed", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """One predicate with the places it is told of and its dates."""

    predicate: Predicate
    spots: tuple[Spot, ...]
    spans: tuple[DateSpan, ...]
    """When it happened; several where it happened more than once, none where it is not told."""
    own: Mapping[int, DateSpan]
    """The dates of single places, by their offset."""
    context: bool
    """Whether the date comes from the text before."""

    @property
    def latest(self) -> tuple[DateSpan, ...]:
        """Its dates, with that of the place named last at the end."""
        return (*self.spans, *(self.own[s.start] for s in self.spots if s.start in self.own))


def events_of(
    article: Article, sentence: Sentence, told: Told, source: str | None
) -> Iterable[Event]:
    """One event for each place and date, and an attack beside a capture that was repelled."""
    text, p = sentence.text, told.predicate
    how_sure, who = _modality(text, p, source)
    for spot in told.spots:
        own = told.own.get(spot.start)
        for day in (own,) if own else (told.spans or (None,)):
            event = Event(
                article_id=article.id,
                sentence=sentence.index,
                start=sentence.start,
                text=text,
                place=spot.place.id,
                place_as_written=spot.written,
                kind=p.kind,
                extent=_extent(text, p, spot),
                source=who,
                modality=how_sure,
            )
            if day is not None and not _is_to_come(day, article):
                event = _dated(event, day, told.context)
            yield event
            if p.sense == "repelled":
                sure: Modality = "claimed" if who else "asserted"
                yield event.model_copy(update={"kind": "attacked", "modality": sure})


def _is_to_come(day: DateSpan, article: Article) -> bool:
    """Whether a day counted from another lies behind the article's own: it was miscounted."""
    if article.published is None or day.first is None or not day.chained:
        return False
    return day.first > article.published


def _dated(event: Event, day: DateSpan, context: bool) -> Event:
    return event.model_copy(
        update={
            "first": day.first,
            "last": day.last,
            "date_words": day.text,
            "date_how": day.how,
            "date_from": "context" if context or day.chained else "sentence",
            "part_of_day": day.clock or day.part,
        }
    )


def _extent(text: str, p: Predicate, spot: Spot) -> Extent:
    if p.kind != "captured" or spot.extent != "city" or p.sense == "denied":
        return spot.extent
    between = text[spot.end : p.start] if spot.end <= p.start else text[p.end : spot.start]
    before = text[max(0, p.start - 14) : p.start]
    return "partial" if _MOSTLY.search(between) or _MOSTLY.search(before) else spot.extent


_SUPPOSED = re.compile(r"[“\"]?(?:[A-Z]\w+ing|To\s+\w+)\b.*\bwould\b", re.S)
"""A deed as the subject of "would": "Taking over the capital, he said, would guarantee …"."""
_OPENING = 3


def _modality(text: str, p: Predicate, source: str | None) -> tuple[Modality, str | None]:
    clauses = Clauses(text)
    head = text[clauses.start_of(p.start) : p.start]
    tail = text[p.end : clauses.end_of(p.end)]
    told = modality(head, text[p.start : p.end], tail, source)
    if p.sense in ("denied", "repelled"):
        told = "asserted" if told == "denied" and p.kind == "captured" else told
        return (
            ("denied", source)
            if p.kind == "captured" and told != "if_confirmed"
            else (told, source)
        )
    if _NOT_YET.search(text[: p.end]):
        return "if_confirmed", source
    if told != "denied" and _ALL_BUT.search(text[: p.start]):
        return "denied", source
    if told != "denied" and _CLAIMS_ARE_FALSE.search(text):
        return "denied", source
    if _SUPPOSED.match(text) and p.start <= _OPENING and told != "denied":
        return "if_confirmed", source
    if _IF_CONFIRMED.match(text) or text.rstrip(' ”"').endswith("?"):
        return "if_confirmed", source
    if p.kind == "captured" and told == "asserted" and _CLAIMS.match(text[p.start : p.end]):
        return "claimed", source or head.strip(" ,") or None
    return told, source


def without_doubles(events: list[Event]) -> list[Event]:
    """The events without what is told twice: the same place, kind and extent on the same day.

    Beside a dated one the undated one says nothing more, so it is dropped.
    """
    kept: list[Event] = []
    for event in events:
        twins = [i for i, e in enumerate(kept) if _same(e, event)]
        if not twins:
            kept.append(event)
        elif event.first is not None and all(_days(kept[i]) != _days(event) for i in twins):
            if kept[twins[0]].first is None:
                kept[twins[0]] = event
            else:
                kept.append(event)
    return kept


def _days(event: Event) -> tuple[date | None, date | None]:
    return event.first, event.last


def _same(one: Event, other: Event) -> bool:
    return (one.sentence, one.place, one.kind, one.extent) == (
        other.sentence,
        other.place,
        other.kind,
        other.extent,
    )
