"""What is reported of one place: how it stands and since when, then each article, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.case import Case, day_number, published
from bot.answering.days import capitalised
from bot.answering.draft import Draft, quoted
from bot.answering.ground import Ground, Line
from bot.answering.place_choices import shown_name
from bot.answering.place_words import place_words
from bot.answering.question import understand
from bot.answering.refusal import covered
from bot.answering.reply import Answer, NoAnswer
from bot.answering.standing_words import standing_words
from bot.answering.state_words import state_of_place
from bot.answering.states import (
    StateReport,
    events_of,
    is_old,
    quarrel,
    state_reports,
    undated_if_ahead,
)
from bot.phrases.phrases import Phrases
from corpus.event import Event, EventKind
from corpus.gazetteer import Place

_LOOKED_AT = 1024
"""Sentences on a place looked at, those of the newest articles."""
_QUOTE = 150
"""Characters of a row's quote."""
_TOLD: tuple[EventKind, ...] = (
    "airport_captured",
    "surrendered",
    "withdrawn",
    "displaced",
    "visited",
)
"""What is told of a place beside its state, the weightiest first."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What one article tells of the place."""

    line: Line
    place: Place
    """The place itself, or the capital of the province asked about."""
    event: Event | None
    """None where the sentence only names the place."""
    report: StateReport | None

    @property
    def at(self) -> int:
        """Where in its sentence the place stands, for cutting a long quote around it."""
        spots = [s.start for s in self.line.reading.spots if s.place.id == self.place.id]
        return spots[0] if spots else 0


def place_report(
    ground: Ground, place: Place, as_of: date | None, phrases: Phrases
) -> Answer | NoAnswer:
    """How a place was last told to stand, then a line an article, the newest first.

    Articles of one day whose states cannot both hold stand as sides.  A province brings its
    capital, named as such; a city's airport and a district are other places.
    """
    case = Case(understand("", ground, as_of), ground, as_of, phrases)
    rows = _rows(case, place)
    if not rows:
        return not_mentioned(case, place)
    draft = Draft()
    direct = standing_words(case, place, rows[0].line, rows[0].event, draft)
    differ = _differing(rows)
    sides = [_words(row, place, draft, phrases) for row in rows if row in differ]
    support = [_words(row, place, draft, phrases) for row in rows if row not in differ]
    return draft.answer(
        shown_name(place),
        direct,
        support,
        sides,
        as_of=as_of,
        place=place.id,
        snapshot=ground.snapshot.id,
        language=phrases.language,
    )


def not_mentioned(case: Case, place: Place) -> NoAnswer:
    """The refusal where no article that may be used names the place."""
    until = case.phrases.day(case.as_of) if case.as_of else ""
    key = "report-not-mentioned-until" if case.as_of else "report-not-mentioned"
    return NoAnswer(
        question=shown_name(place),
        direct=case.phrases.say(key, place=place_words(place, case.phrases), day=until),
        covered=covered(case),
        as_of=case.as_of,
        place=place.id,
        snapshot=case.ground.snapshot.id,
        language=case.phrases.language,
    )


def is_mentioned(case: Case, place: Place) -> bool:
    """Whether an article that may be used names the place, or tells of it."""
    return bool(_rows(case, place))


def _rows(case: Case, place: Place) -> list[_Row]:
    """One row for each article that tells of the place, the newest first."""
    ground = case.ground
    capital = ground.gazetteer.capital_of(place.id) if place.kind == "province" else None
    places = [place, capital] if capital else [place]
    reports = {one.id: state_reports(ground, one, case.as_of) for one in places}
    about = case.newest(case.rows_about(place, _LOOKED_AT), _LOOKED_AT)
    events = {one.id: events_of(ground, one, case.as_of) for one in places}
    concerned = {line.article.id for line in ground.lines.of_rows(about)}
    concerned |= {event.article_id for told in events.values() for event in told}
    rows = []
    for article in sorted(concerned):
        usable = [line for line in ground.by_article[article] if case.usable(line)]
        found = (_row(one, article, usable, reports[one.id], events[one.id]) for one in places)
        told = [row for row in found if row is not None]
        if told:
            rows.append(min(told, key=lambda row: (row.report is None, row.event is None)))
    return sorted(rows, key=lambda row: (-day_number(row.line), row.line.key))


def _row(
    place: Place,
    article: str,
    lines: Sequence[Line],
    reports: Iterable[StateReport],
    events: Iterable[Event],
) -> _Row | None:
    """What weighs most of what an article tells of a place; None where it does not name it."""
    report = next((one for one in reports if one.event.article_id == article), None)
    if report is not None:
        return _Row(report.line, place, report.event, report)
    by_index = {line.sentence.index: line for line in lines}
    told = [
        event
        for event in events
        if event.article_id == article
        and event.modality != "if_confirmed"
        and event.sentence in by_index
        and not is_old(event, by_index[event.sentence])
    ]
    if told:
        event = min(told, key=lambda e: (_weight(e), e.sentence))
        line = by_index[event.sentence]
        # "Retreated to the airport" is read as its forces' withdrawal.
        to_airport = place.serves is not None and event.kind == "withdrawn"
        shown = None if to_airport else undated_if_ahead(event, line)
        return _Row(line, place, shown, None)
    named = [line for line in lines if place.id in line.named]
    if not named:
        return None
    return _Row(min(named, key=lambda line: _nearness(line, place)), place, None, None)


def _weight(event: Event) -> int:
    return _TOLD.index(event.kind) if event.kind in _TOLD else len(_TOLD)


def _nearness(line: Line, place: Place) -> tuple[bool, bool, int]:
    """Orders sentences that name a place: prose before headlines, its own before asides."""
    own = [s for s in line.reading.spots if s.place.id == place.id and not s.aside]
    return (line.sentence.kind == "heading", not own, line.sentence.index)


def _differing(rows: Sequence[_Row]) -> list[_Row]:
    """The rows whose state another article of the same day contradicts."""
    return [row for row in rows if any(_contradicts(row, other) for other in rows)]


def _contradicts(one: _Row, other: _Row) -> bool:
    if one.report is None or other.report is None or one.place.id != other.place.id:
        return False
    same_day = one.line.article.published == other.line.article.published
    return same_day and quarrel(one.report, other.report)


def _words(row: _Row, asked: Place, draft: Draft, phrases: Phrases) -> str:
    """The row: "9 August 2021: still fought over: “…” [2]"."""
    parts = [capitalised(published(row.line, phrases))]
    if row.place.id != asked.id:
        parts.append(phrases.say("report-capital", place=row.place.name))
    if row.event is not None:
        parts.append(state_of_place(row.event, row.place, phrases))
    quote = quoted(row.line, phrases, _QUOTE, row.at)
    return f"{': '.join([*parts, quote])} {draft.cite(row.line)}"
