"""The event table: who took what, when, and says who, read from an article at build time."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.bindings import bind_predicates
from corpus.claims import read_sources
from corpus.clauses import Clauses
from corpus.dates import DateSpan
from corpus.elided import Elided, elided_captures, listed_captures, speaks_of_captures
from corpus.event import EVENTS_VERSION, Event
from corpus.event_rows import Told, events_of, without_doubles
from corpus.gazetteer import Gazetteer
from corpus.passage import Sentence
from corpus.predicates import Predicate
from corpus.reading import Reading
from corpus.spot import Focus, Spot
from corpus.spots import find_spots
from corpus.subjects import BECAME
from corpus.timing import assign_dates
from corpus.timing_chains import (
    Memory,
    counted_back,
    dates_in,
    from_enumeration,
    from_first_of_range,
    near_day,
    own_day_clocks,
    settled,
)
from corpus.timing_lists import dates_of_row

__all__ = ["EVENTS_VERSION", "Reading", "read_events", "read_sentences"]


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
    focus, memory = Focus(), Memory()
    for sentence, source in zip(sentences, read_sources(sentences), strict=True):
        if sentence.kind in ("caption", "post"):
            before = readings[-1].sentence if readings else sentence
            if before.paragraph != sentence.paragraph:
                focus = Focus()
        spots = find_spots(sentence.text, gazetteer, focus)
        spans = own_day_clocks(
            dates_in(sentence.text, article.published, memory),
            article.published,
            sentence.paragraph,
            memory,
        )
        reading = Reading(sentence, spots, spans, focus, source, ())
        rows = _told(article, reading, readings, memory)
        events = without_doubles([e for t in rows for e in events_of(article, sentence, t, source)])
        readings.append(replace(reading, events=tuple(events)) if events else reading)
        focus = _focus(focus, spots, events, gazetteer)
        memory = memory.after(_usable_dates(reading), sentence.paragraph)
        dated = [
            d
            for t in rows
            if t.predicate.kind == "captured" and t.predicate.sense != "denied"
            for d in t.latest
            if d.first
        ]
        memory = replace(memory, event=dated[-1]) if dated else memory
    return tuple(readings)


def _told(
    article: Article, reading: Reading, readings: Sequence[Reading], memory: Memory
) -> list[Told]:
    """The predicates of a sentence with their places and dates, in order."""
    text, spots = reading.sentence.text, reading.spots
    spans = _usable_dates(reading)
    listed, day = _listed(reading, readings, spans)
    if listed:
        whole = Predicate("captured", "near", 0, len(text), strict=False)
        return [Told(whole, listed, (day,) if day else (), {}, day is not None and day.chained)]
    clauses = Clauses(text)
    predicates, rows = bind_predicates(reading, clauses, readings)
    elided = _elided(text, spots, spans, predicates, rows)
    shared = [s for s in spans if all(s != e.span for e in elided)]
    dates = assign_dates(text, predicates, shared, article.published)
    some = next((d for d in dates if d), ())
    dates = [
        some if p.sense == "repelled" and not d else d
        for p, d in zip(predicates, dates, strict=True)
    ]
    told: list[Told] = []
    for p, row, dated in zip(predicates, rows, dates, strict=True):
        if not row:
            continue
        if p.kind != "captured":
            told.append(Told(p, row, dated, {}, any(d.chained for d in dated)))
            continue
        days = dated
        back = counted_back(text, p, spans)
        if back is not None and not any(d.start >= p.end for d in days):
            days = (back,) if back.first else ()
        limits = clauses.start_of(p.start), clauses.end_of(p.end)
        near = near_day(text, p, limits, spans=spans, anchor=article.published, memory=memory)
        if days and near and _distance(days[0], p) <= _distance(near, p):
            near = None
        inherited = (
            from_first_of_range(text, p, memory.last)
            or near
            or (
                None
                if days
                else from_enumeration(text, row, memory.last) or _continued(text, row, readings)
            )
        )
        found = (inherited,) if inherited else days
        found = tuple(settled(d, p.sense == "state") for d in found)
        own = dates_of_row(text, row, spans, clauses.end_of(row[-1].end))
        told.append(Told(p, row, found, own, any(d.chained for d in found)))
        if found and found[-1].first:
            memory = replace(memory, event=found[-1])
    for one in elided:
        p = Predicate("captured", "near", one.start, one.start, strict=True, sense="follows")
        day = one.span or near_day(
            text, p, (one.start, one.end), spans=(), anchor=None, memory=memory
        )
        told.append(Told(p, one.spots, (day,) if day else (), {}, bool(day and day.chained)))
    return told


def _distance(span: DateSpan, p: Predicate) -> int:
    return span.start - p.end if span.start >= p.end else p.start - span.end


def _usable_dates(reading: Reading) -> tuple[DateSpan, ...]:
    bar = reading.sentence.text.find("|") if reading.sentence.kind == "heading" else -1
    return tuple(s for s in reading.spans if bar < 0 or s.start < bar)


def _listed(
    reading: Reading, readings: Sequence[Reading], spans: Sequence[DateSpan]
) -> tuple[tuple[Spot, ...], DateSpan | None]:
    if reading.sentence.kind != "prose":
        return (), None
    row, day = listed_captures(reading.sentence.text, reading.spots, spans)
    if not row:
        return (), None
    for before in reversed(readings):
        if speaks_of_captures(before.sentence.text):
            return row, day
        others = listed_captures(before.sentence.text, before.spots, _usable_dates(before))[0]
        colon = before.sentence.text.rstrip().endswith(":")
        if not others and not colon:
            break
    return (), None


def _continued(text: str, row: Sequence[Spot], readings: Sequence[Reading]) -> DateSpan | None:
    """The day of the sentence before, for "It became the third … to fall"."""
    if not readings or not BECAME.match(text):
        return None
    for event in readings[-1].events:
        if event.kind == "captured" and event.place == row[0].place.id:
            day = next((s for s in readings[-1].spans if s.first == event.first), None)
            return replace(day, chained=True) if day else None
    return None


def _elided(
    text: str,
    spots: tuple[Spot, ...],
    spans: tuple[DateSpan, ...],
    predicates: Sequence[Predicate],
    rows: Sequence[tuple[Spot, ...]],
) -> tuple[Elided, ...]:
    captures = [
        (p, row)
        for p, row in zip(predicates, rows, strict=True)
        if p.kind == "captured" and row and p.sense not in ("denied", "repelled")
    ]
    if not captures:
        return ()
    taken = {(s.start, s.place.id) for _, row in captures for s in row}
    found = []
    for one in elided_captures(text, spots, spans, min(p.end for p, _ in captures)):
        row = tuple(s for s in one.spots if (s.start, s.place.id) not in taken)
        if row:
            found.append(replace(one, spots=row))
    return tuple(found)


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
            if s.place.kind in ("city", "airport", "airbase", "district") and s.place.province
        ),
        None,
    )
    province = next((s.place for s in reversed(named) if s.place.kind == "province"), None)
    if city is not None:
        return Focus(city, gazetteer.province_of(city) or province)
    if province is not None:
        return Focus(gazetteer.capital_of(province.id), province, by_province=True)
    return replace(focus, age=focus.age + 1)
