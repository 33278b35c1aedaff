"""What is told of a place with a day: the rows that its timelines choose from."""

from dataclasses import dataclass
from datetime import date

from bot.answering.case import Case
from bot.answering.days import day_heading, hour_words
from bot.answering.ground import Line
from bot.answering.hours import rank_of_part
from bot.answering.words import synonyms
from corpus.dates import DateSpan
from corpus.event import Event
from corpus.gazetteer import Place

_LOOKED_AT = 1024
"""Sentences on a place looked at beside those of its events, where there are more."""
_NEAR_DAYS = 2
"""Days between the ends of a span that still says when."""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A sentence of a timeline with its day, or with how long it had lasted before."""

    rank: tuple[int, date, int]
    """Orders the rows: what lasted before, then by day and by part of the day."""
    score: float
    """How much it weighs for the question."""
    head: str
    """The day in words, "Monday 9 August 2021", or "Before, “for weeks”"."""
    hour: str
    """The part of the day or the hour behind it, " (night)"; "" for none."""
    line: Line
    at: int
    """Where in the sentence the day is told."""
    first: date | None = None
    last: date | None = None
    """Ends of the day told; None for what had lasted before."""


def dated_rows(case: Case, place: Place) -> tuple[DatedRow, ...]:
    """Every sentence that tells of a place with a day or a duration, by day, then by article."""
    wanted = {t.stem for t in case.question.terms if t.weight > 0.2}
    same = set(case.same(place))
    found = []
    for line in case.ground.lines.of_rows(case.rows_on(place, _LOOKED_AT)):
        told = [e for e in line.reading.events if e.place in same or _of_airport(e, place)]
        if case.usable(line) and (told or same & (line.named | line.bound)):
            row = _row(case, line, told, same, wanted)
            if row is not None:
                found.append(row)
    return tuple(sorted(found, key=lambda row: (row.rank, row.line.key)))


def _of_airport(event: Event, place: Place) -> bool:
    return event.place == place.serves and event.extent == "airport"


def _row(
    case: Case, line: Line, told: list[Event], same: set[str], wanted: set[str]
) -> DatedRow | None:
    named = bool(same & line.named)
    if line.sentence.kind == "heading" or not (told or named):
        return None
    if told and all(e.modality == "if_confirmed" for e in told):
        return None
    score = (
        len(wanted & line.stems)
        + 0.5 * sum(1 for w in wanted if any(synonyms(w, s) for s in line.stems))
        + 0.6 * bool(told)
        + 0.3 * named
    )
    span = _span(line, told, same)
    if span is not None and span.first and span.last:
        part = span.clock or span.part
        head = day_heading(span.first, span.last, case.phrases)
        hour = hour_words(part, case.phrases)
        rank = (1, span.first, rank_of_part(part))
        return DatedRow(rank, score, head, hour, line, span.start, span.first, span.last)
    lasting = _lasting(line)
    if lasting is None:
        return None
    head = case.phrases.say("answer-before", words=lasting.text)
    return DatedRow((0, date.min, 0), score, head, "", line, lasting.start)


def _span(line: Line, told: list[Event], same: set[str]) -> DateSpan | None:
    """The day of what is told of the place: that of its event, else one of no other place's."""
    spans = [s for s in line.reading.spans if _is_near(s.first, s.last)]
    own = next((e for e in told if _is_near(e.first, e.last)), None)
    elsewhere = {e.first for e in line.reading.events if e.first and e not in told}
    free = next((s for s in spans if s.first not in elsewhere), None)
    return next((s for s in spans if own and s.first == own.first), free)


def _is_near(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and (last - first).days <= _NEAR_DAYS


def _lasting(line: Line) -> DateSpan | None:
    return next(
        (
            s
            for s in line.reading.spans
            if s.precision == "duration" and s.first is None and "for" in s.text.lower()
        ),
        None,
    )
