"""What is told of the taking of a place: of all of it, in the time asked about, surest first."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.answering.case import Case, day_number
from bot.answering.dating import Dated, Told, narrowest
from bot.answering.days import day_words
from bot.phrases.phrases import Phrases
from corpus.event import Event, EventKind
from corpus.gazetteer import Place

_WHOLE_CITY = ("city", "district", "border")
_AIRFIELDS = ("airport", "airbase")
_LONG_AGO = timedelta(days=300)
"""What lies so long before its article is another story, told only where its year is asked for."""

TAKEN: tuple[EventKind, ...] = ("captured", "airport_captured")

_PARTS = ("partial", "centre", "outskirts", "province_partial")
_NEAR_DAYS = 7
"""A state is told with its days where they are no more than these."""


def of_the_whole(told: Sequence[Told], place: Place) -> tuple[Told, ...]:
    """What is told of all of the place: the airport is not the city, a part is not the whole."""
    if place.kind in _AIRFIELDS:
        return tuple(t for t in told if t.event.extent in _AIRFIELDS)
    if place.kind == "province":
        rows = tuple(t for t in told if t.event.extent == "province")
        return rows or tuple(t for t in told if t.event.extent == "city")
    return tuple(t for t in told if t.event.extent in _WHOLE_CITY)


def in_time(case: Case, told: Sequence[Told]) -> tuple[Told, ...]:
    """What may have happened in the time asked about; without one, what is no old story."""
    years = [
        (d.first, d.last)
        for d in case.question.dates
        if d.first and d.last and d.precision in ("year", "decade", "month")
    ]
    if years:
        return tuple(t for t in told if _within(t, *years[0]))
    return tuple(t for t in told if not _is_old(t))


def surest(told: Sequence[Told]) -> tuple[Told, ...]:
    """Asserted before claimed; hypothetical and denied ones left out."""
    rank = {"asserted": 0, "claimed": 1}
    return tuple(
        sorted((t for t in told if t.event.modality in rank), key=lambda t: rank[t.event.modality])
    )


def takings(case: Case, place: Place) -> tuple[Told, ...]:
    """Every telling of the place's taking, also those that deny it or only suppose it."""
    kinds: tuple[EventKind, ...] = (
        ("airport_captured", "captured") if place.kind in _AIRFIELDS else ("captured",)
    )
    return in_time(case, of_the_whole(case.events(place, kinds), place))


def best_dated(case: Case, place: Place) -> tuple[Dated, ...]:
    """The days a place was taken on, as far as the articles tell, the best attested first."""
    spans = list(narrowest(surest(takings(case, place))))
    spans.sort(
        key=lambda d: (
            (d.last - d.first).days,
            all(t.event.modality != "asserted" for t in d.told),
            -len({t.line.article.id for t in d.told}),
            -d.last.toordinal(),
        )
    )
    return tuple(spans)


def state_words(event: Event, phrases: Phrases) -> str:
    """The state an event tells of, in a few words: "part of it captured (a claim)"."""
    state = phrases.say("answer-state", kind=event.kind, extent=event.extent)
    if event.extent in _PARTS:
        state = phrases.say("answer-state-of-part", extent=event.extent, state=state)
    if event.modality == "denied":
        return phrases.say("answer-state-denied", kind=event.kind, state=state)
    if event.first and event.last and (event.last - event.first).days <= _NEAR_DAYS:
        when = day_words(event.first, event.last, phrases)
        state = phrases.say("answer-state-dated", state=state, when=when)
    if event.modality == "asserted":
        return state
    return phrases.say("answer-state-unsure", modality=event.modality, state=state)


def distinct(told: Sequence[Told]) -> list[Told]:
    """One per sentence, and different articles before a second one of the same."""
    once = list({t.line.key: t for t in reversed(told)}.values())[::-1]
    first = list({t.line.article.id: t for t in reversed(once)}.values())[::-1]
    return [*first, *(t for t in once if t not in first)]


def by_newest(told: Sequence[Told]) -> list[Told]:
    """The newest article's first; undated articles last."""
    return sorted(told, key=lambda t: -day_number(t.line))


def published_on(told: Told) -> date | None:
    """The dateline of the article that tells it."""
    return told.line.article.published


def where_written(told: Told) -> int:
    """Where in its sentence the place stands, for cutting a long quote around it."""
    written = told.event.place_as_written
    return max(0, told.event.text.find(written)) if written else 0


def _within(told: Told, first: date, last: date) -> bool:
    event, day = told.event, published_on(told)
    if event.first is not None and event.last is not None:
        return event.first <= last and first <= event.last
    return day is not None and first <= day <= last


def _is_old(told: Told) -> bool:
    day = published_on(told)
    return day is not None and told.event.last is not None and day - told.event.last > _LONG_AGO
