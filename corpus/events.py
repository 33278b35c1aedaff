"""The event table: who took what, when, and says who, read from an article at build time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.claims import modality, read_sources
from corpus.clauses import Clauses
from corpus.dates import DateSpan, find_dates
from corpus.event import Event
from corpus.gazetteer import Gazetteer
from corpus.passage import Sentence
from corpus.predicates import Predicate, find_predicates
from corpus.spots import Focus, Spot, before_in_list, coordinated, find_spots
from corpus.timing import assign_dates, from_enumeration, from_first_of_range

EVENTS_VERSION = 1
"""Raised when the same article would give other events; a snapshot built with another is stale."""

_GENERIC = re.compile(
    r"\b(?:capitals|cities|towns|districts|provinces|capital|city|town|cent(?:re|er)s?)\b", re.I
)
_LISTED = re.compile(r"(?:\bincluding\b|\bsuch\s+as\b|\bnamely\b|:|[–—]|\blike\b)\s*", re.I)
_STRICT_FILL = re.compile(
    r"^(?:\s|,|the|a|an|also|now|key|strategic|\w+ern|provincial|city|town|capital|district|province|of|most|much|"
    r"part|parts|all|entire|whole|major|important|neighbou?ring|nearby|nine|\d+)*$",
    re.I,
)
_BLOCK = re.compile(
    r"\b(?:at|near|outside|from|with|by|on|to|for|against|weapons?|vehicles?|soldiers?|troops|base|post|checkpoints?|"
    r"prison|jail|hostages?|equipment|opportunity|power|talks|photos?|video|responsibility|"
    r"building|headquarters|office|junction|road|highway|bridge|crossing|dam)\b",
    re.I,
)
_WITHIN = re.compile(r"\b(?:in|inside|within)\b", re.I)
_IMPLIED = frozenset({"contested", "attacked", "entered", "surrendered", "displaced", "retaken"})
_LONGEST_FOCUS = 4
"""Sentences: "Violent clashes continue." is still about the city named a few sentences before."""
_BECAME = re.compile(r"it\s+(?:became|becomes|has\s+become|was|is)\s+the\b", re.I)
_ADDITION = re.compile(
    r"(?:in\s+addition\s+to|besides|apart\s+from|as\s+well\s+as|along\s+with)\s+", re.I
)
_GOVERNMENT = re.compile(
    r"\b(?:government|afghan|security|pro-government|commando\w*|army|national)\s+(?:\w+\s+)?(?:forces|troops|soldiers|personnel|"
    r"commandos|army|police)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One predicate with the places it is told of."""

    predicate: Predicate
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that was read from it."""

    sentence: Sentence
    spots: tuple[Spot, ...]
    """The places it names or means."""
    spans: tuple[DateSpan, ...]
    """Its dates, chained to those of the sentences before."""
    focus: Focus
    """What "the city" meant before this sentence was read."""
    source: str | None
    """Who says it, where somebody is quoted."""
    events: tuple[Event, ...]


def read_events(
    article: Article, sentences: tuple[Sentence, ...], gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """Every mention of an event in the article, in order; one sentence may hold several."""
    return tuple(e for r in read_sentences(article, sentences, gazetteer) for e in r.events)


def read_sentences(
    article: Article, sentences: tuple[Sentence, ...], gazetteer: Gazetteer
) -> tuple[Reading, ...]:
    """Every sentence of the article with its places, dates and events, in order."""
    readings: list[Reading] = []
    focus, previous, last_span = Focus(), None, None
    sources = read_sources(sentences)
    for sentence, source in zip(sentences, sources, strict=True):
        if sentence.kind in ("caption", "post"):
            before = readings[-1].sentence if readings else sentence
            if before.paragraph != sentence.paragraph:
                focus = Focus()
        text = sentence.text
        spots = find_spots(text, gazetteer, focus)
        spans = find_dates(text, article.published, previous)
        predicates = find_predicates(text)
        dated = assign_dates(text, predicates, spans, article.published)
        events: list[Event] = []
        for item, index in _told(text, predicates, spots, focus):
            span, context = dated[index], False
            if item.predicate.kind == "captured":
                inherited = (
                    from_first_of_range(text, item.predicate, last_span)
                    or (None if span else from_enumeration(text, item.spots, last_span))
                    or (None if span else _continued(text, item, readings))
                )
                span, context = inherited or span, inherited is not None
            events.extend(_events(article, sentence, item, span, source, context))
        events = _without_doubles(events)
        readings.append(Reading(sentence, spots, spans, focus, source, tuple(events)))
        focus = _focus(focus, spots, events, gazetteer)
        for span in spans:
            if span.first and span.last:
                last_span = span
                if (span.last - span.first).days <= 2 and span.open_ended is None:
                    previous = span
    return tuple(readings)


def _continued(text: str, told: _Told, readings: Sequence[Reading]) -> DateSpan | None:
    """The day of the sentence before, for "It became the third … to fall"."""
    if not readings or not _BECAME.match(text):
        return None
    for event in readings[-1].events:
        if event.kind == told.predicate.kind and event.place == told.spots[0].place.id:
            return next((s for s in readings[-1].spans if s.first == event.first), None)
    return None


def _told(
    text: str, predicates: Sequence[Predicate], spots: tuple[Spot, ...], focus: Focus
) -> list[tuple[_Told, int]]:
    clauses = Clauses(text)
    told = []
    for index, found in enumerate(predicates):
        predicate = found
        row = _places(text, predicate, spots, clauses)
        if predicate.kind == "captured":
            row = tuple(s for s in row if s.extent != "outskirts")
            if row and row[0].extent == "airport":
                predicate = replace(predicate, kind="airport_captured")
            elif row and _by_government(text, predicate, clauses):
                predicate = replace(predicate, kind="retaken")
            elif row and (extra := _in_addition(text, spots, row)):
                row = (*row, extra)
        elif (
            not row
            and not spots
            and predicate.kind in _IMPLIED
            and focus.city
            and focus.age < _LONGEST_FOCUS
        ):
            row = (Spot(0, 0, focus.city, None, "city"),)
        if row:
            told.append((_Told(predicate, row), index))
    return told


def _in_addition(text: str, spots: tuple[Spot, ...], row: tuple[Spot, ...]) -> Spot | None:
    """The place of "In addition to Kunduz, … also captured"."""
    opening = _ADDITION.match(text)
    if opening is None or not re.search(r"\balso\b", text):
        return None
    first = next((s for s in spots if s.start >= opening.end()), None)
    near = first is not None and first.start - opening.end() < 25 and first.written is not None
    return first if first and near and first.place.id not in {s.place.id for s in row} else None


def _places(text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses) -> tuple[Spot, ...]:
    if p.role == "subject":
        usable = tuple(s for s in spots if not s.aside or s.written is None)
        return _subject(text, p, usable, clauses)
    if p.role in ("object", "of"):
        return _object(text, p, spots, clauses)
    return _nearby(text, p, spots, clauses)


def _object(text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses) -> tuple[Spot, ...]:
    limit = clauses.end_of(p.end)
    behind = [s for s in spots if s.start >= p.end and not s.aside]
    if p.role == "object" and p.kind == "captured":
        behind += [
            s
            for s in spots
            if s.start >= p.end and s.aside and s.written is None and s.start - p.end < 3
        ]
        behind.sort(key=lambda s: s.start)
    for first in behind:
        gap = text[p.end : first.start]
        if first.start < limit and (
            _STRICT_FILL.match(gap)
            or (not p.strict and not _BLOCK.search(gap) and len(gap.split()) <= 7)
        ):
            if _WITHIN.search(gap) and p.kind == "captured":
                return tuple(replace(s, extent="partial") for s in (first,))
            return coordinated(text, first, spots)
        break
    listed = _listed(text, p, spots)
    return listed if _GENERIC.search(text[p.end : clauses.end_of(p.end)]) or p.role == "of" else ()


def _listed(text: str, p: Predicate, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    for m in _LISTED.finditer(text, p.end):
        first = next((s for s in spots if s.start >= m.end() and not s.aside), None)
        if first is not None and first.start - m.end() < 30 and first.written is not None:
            return coordinated(text, first, spots)
    return ()


def _subject(
    text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses
) -> tuple[Spot, ...]:
    start = clauses.start_for_subject(p.start)
    if (
        _BECAME.match(text)
        and spots
        and spots[0].start == 0
        and not any(s.written for s in spots if s.end <= p.start)
    ):
        return (spots[0],)
    before = [s for s in spots if start <= s.start and s.end <= p.start]
    named = [s for s in before if s.written is not None or not s.aside]
    row: tuple[Spot, ...] = ()
    if named:
        row = before_in_list(text, named[-1], spots)
        if (
            named[-1].extent == "province"
            and len(named) > 1
            and named[-2].place.province == named[-1].place.id
        ):
            row = before_in_list(text, named[-2], spots)
    elif before and p.start - before[-1].end < 30:
        row = (before[-1],)
    if p.kind == "captured" and _GENERIC.search(text[start : p.end]):
        row = (
            *row,
            *(s for s in _listed(text, p, spots) if all(s.place.id != r.place.id for r in row)),
        )
    if not row and re.match(r"[^.;,]{0,40}\b(?:was|is|were|are)\b", text[p.end :]):
        first = next((s for s in spots if 0 <= s.start - p.end < 60), None)
        row = coordinated(text, first, spots) if first else ()
    return row


def _nearby(text: str, p: Predicate, spots: tuple[Spot, ...], clauses: Clauses) -> tuple[Spot, ...]:
    usable = [s for s in spots if not s.aside or (s.written is None and s.extent == "city")]
    low, high = clauses.start_for_subject(p.start), clauses.end_of(p.end)
    behind = [s for s in usable if p.end - 12 <= s.start < high]
    if behind:
        return coordinated(text, behind[0], spots)
    before = [s for s in usable if low <= s.start and s.end <= p.start]
    return (before[-1],) if before else tuple(usable[-1:])


def _by_government(text: str, p: Predicate, clauses: Clauses) -> bool:
    head = text[clauses.start_of(p.start) : p.start]
    return (
        p.role == "object"
        and _GOVERNMENT.search(head) is not None
        and "taliban" not in head.lower()
    )


def _events(
    article: Article,
    sentence: Sentence,
    told: _Told,
    span: DateSpan | None,
    source: str | None,
    context: bool,
) -> Iterable[Event]:
    text, p = sentence.text, told.predicate
    clauses = Clauses(text)
    head = text[clauses.start_of(p.start) : p.start]
    tail = text[p.end : clauses.end_of(p.end)]
    how_sure = modality(head, text[p.start : p.end], tail, source)
    if re.match(r"\s*if\s+confirmed", text, re.I):
        how_sure = "if_confirmed"
    if (
        p.kind == "captured"
        and re.match(r"claim", text[p.start : p.end], re.I)
        and how_sure == "asserted"
    ):
        how_sure, source = "claimed", source or head.strip(" ,") or None
    for spot in told.spots:
        yield Event(
            article_id=article.id,
            sentence=sentence.index,
            start=sentence.start,
            text=text,
            place=spot.place.id,
            place_as_written=spot.written,
            kind=p.kind,
            extent=spot.extent,
            first=span.first if span else None,
            last=span.last if span else None,
            date_words=span.text if span else None,
            date_how=span.how if span else None,
            date_from=("context" if context or (span and span.chained) else "sentence")
            if span
            else None,
            part_of_day=(span.clock or span.part) if span else None,
            source=source,
            modality=how_sure,
        )


def _without_doubles(events: list[Event]) -> list[Event]:
    seen: dict[tuple[object, ...], int] = {}
    kept: list[Event] = []
    for event in events:
        key = (event.sentence, event.place, event.kind, event.extent, event.first)
        twin = seen.get((*key[:4],))
        if key in seen or (twin is not None and event.first is None):
            continue
        if twin is not None and kept[twin].first is None:
            kept[twin] = event
            continue
        seen[key] = seen[(*key[:4],)] = len(kept)
        kept.append(event)
    return kept


def _focus(
    focus: Focus, spots: tuple[Spot, ...], events: list[Event], gazetteer: Gazetteer
) -> Focus:
    taken = {e.place for e in events if e.place_as_written}
    named = [s for s in spots if s.written and not s.aside]
    chosen = [s for s in named if s.place.id in taken] or named
    city = next(
        (
            s.place
            for s in reversed(chosen)
            if s.place.kind in ("city", "airport", "airbase", "district")
        ),
        None,
    )
    province = next((s.place for s in reversed(named) if s.place.kind == "province"), None)
    if city is not None:
        return Focus(city, gazetteer.province_of(city) or province)
    if province is not None:
        return Focus(gazetteer.capital_of(province.id), province)
    return replace(focus, age=focus.age + 1)
