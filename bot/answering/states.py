"""How a place stands by the events told of it: the reports of its state, and the last of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.answering.ground import Ground, Line
from corpus.event import Event, EventKind, Extent
from corpus.gazetteer import Place

State = Literal[
    "captured",
    "claimed",
    "partly",
    "contested",
    "besieged",
    "threatened",
    "retaken",
    "government",
    "unknown",
]

_LONG_AGO = timedelta(days=60)
"""What lies so long before its article is history, not how things stand."""
_STILL = re.compile(r"\b(?:still|continu\w*|remain\w*|ongoing|rag(?:es|ing)|under\s+way)\b", re.I)
"""What tells a present from a past where a sentence has no date."""

_WHOLE: tuple[Extent, ...] = ("city", "district", "border")
_INSIDE: tuple[Extent, ...] = (*_WHOLE, "partial", "centre")
_AIRFIELD: tuple[Extent, ...] = ("airport", "airbase")
_STATES: dict[EventKind, State] = {
    "entered": "partly",
    "contested": "contested",
    "attacked": "contested",
    "besieged": "besieged",
    "threatened": "threatened",
    "retaken": "retaken",
}
_LASTING: tuple[State, ...] = ("captured", "claimed", "retaken")
"""States that hold until something else is told."""
_RANK: dict[State, int] = {
    "captured": 0,
    "claimed": 1,
    "retaken": 2,
    "government": 3,
    "besieged": 4,
    "contested": 5,
    "partly": 6,
    "threatened": 7,
    "unknown": 9,
}
"""Which of one article's states weighs more; an attack comes behind all."""


@dataclass(frozen=True, slots=True)
class StateReport:
    """One event that tells of a place's state, with its sentence."""

    state: State
    event: Event
    line: Line

    @property
    def day(self) -> date:
        """The day it speaks of: that of its article for what lasts, its own for what passes."""
        published = self.line.article.published or date.min
        if self.state in _LASTING or self.event.last is None:
            return published
        return min(published, self.event.last)

    @property
    def weight(self) -> tuple[bool, int]:
        """Orders the states of one article, the weightiest first."""
        return (self.event.kind == "attacked", _RANK[self.state])


def state_reports(ground: Ground, place: Place, as_of: date | None) -> tuple[StateReport, ...]:
    """What the articles published up to `as_of` tell of the place's state, the latest first.

    A city is not its airport, an airport not its city, a province not its capital.
    """
    found = []
    for event in events_of(ground, place, as_of):
        line = ground.lines[event.article_id, event.sentence]
        state = _state_of(event, place)
        if state is not None and ground.may_use(line, as_of) and not is_old(event, line):
            found.append(StateReport(state, undated_if_ahead(event, line), line))
    return tuple(sorted(found, key=_latest_first))


def events_of(ground: Ground, place: Place, until: date | None) -> tuple[Event, ...]:
    """The events told of a place up to a day; an airport's are its city's and province's too."""
    own = ground.told_of(place.id, until=until)
    if place.serves is None:
        return own
    around = [
        event
        for one in (place.serves, place.province)
        for event in (ground.told_of(one, until=until) if one else ())
    ]
    return (*own, *(event for event in around if event.extent in _AIRFIELD))


def last_told(reports: Sequence[StateReport]) -> StateReport | None:
    """What was last told; where the newest only looks back, the capture it looks back on.

    What is told as taken stays so until a later article tells of its retaking, denies it, or
    tells of fighting dated later or "still" going on.
    """
    if not reports:
        return None
    taken = next((r for r in reports if r.state == "captured"), None)
    if taken is None:
        return reports[0]
    return next((r for r in reports if r is taken or _overrules(r, taken)), taken)


def differing(best: StateReport, reports: Iterable[StateReport]) -> tuple[StateReport, ...]:
    """One report of each other article of the day that tells another state.

    What the same article denies, or tells beside a denial, differs too.
    """
    found: dict[str, StateReport] = {}
    for one in reports:
        elsewhere = one.event.article_id != best.event.article_id
        denial = "government" in (one.state, best.state)
        if one.day == best.day and quarrel(one, best) and (elsewhere or denial):
            found.setdefault(one.event.article_id, one)
    agreeing = {r.event.article_id for r in reports if r.state == best.state}
    return tuple(
        one
        for article, one in found.items()
        if article not in agreeing or "government" in (one.state, best.state)
    )


def quarrel(one: StateReport, other: StateReport) -> bool:
    """Whether two states cannot both hold on one day."""
    return {one.state, other.state} in _QUARRELS


def is_old(event: Event, line: Line) -> bool:
    """Whether an event lies so long before its article that it is history."""
    published = line.article.published
    return bool(published and event.last and published - event.last > _LONG_AGO)


def undated_if_ahead(event: Event, line: Line) -> Event:
    """The event without a day that lies behind its article, for that is misread."""
    published = line.article.published
    if published is None or event.first is None or event.first <= published:
        return event
    return event.model_copy(update={"first": None, "last": None})


def _state_of(event: Event, place: Place) -> State | None:
    """The state that an event tells of; None for one that tells of none, or only supposes it."""
    taking, whole, inside = _extents(place)
    captured, is_whole = event.kind in taking, event.extent in whole
    if event.modality == "if_confirmed":
        return None
    if event.modality == "denied":
        return "government" if captured and is_whole else None
    if captured:
        if is_whole:
            return "captured" if event.modality == "asserted" else "claimed"
        return "partly" if event.extent in inside else None
    if event.extent in inside or (event.extent == "outskirts" and whole == _WHOLE):
        return _STATES.get(event.kind)
    return None


def _extents(
    place: Place,
) -> tuple[tuple[EventKind, ...], tuple[Extent, ...], tuple[Extent, ...]]:
    """The kinds of its taking, the extents of all of it, and those of it or a part of it."""
    if place.kind in _AIRFIELD:
        return ("captured", "airport_captured"), _AIRFIELD, _AIRFIELD
    if place.kind == "province":
        return ("captured",), ("province",), ("province", "province_partial")
    return ("captured",), _WHOLE, _INSIDE


def _latest_first(report: StateReport) -> tuple[int, bool, int, int, int, int, str, int]:
    first, last = report.event.first or date.min, report.event.last or date.max
    return (
        -report.day.toordinal(),
        *report.weight,
        (last - first).days,
        -first.toordinal(),
        report.event.extent != "city",
        report.event.article_id,
        report.event.sentence,
    )


def _overrules(report: StateReport, taken: StateReport) -> bool:
    """Whether a report of a later article undoes a capture."""
    if report.day <= taken.day:
        return False
    fell = taken.event.last
    if report.state == "claimed":
        return False
    if report.event.first is not None:
        return fell is None or report.event.first > fell
    return report.state in ("retaken", "government") or bool(
        _STILL.search(report.line.sentence.text)
    )


_QUARRELS = (
    {"captured", "contested"},
    {"captured", "besieged"},
    {"captured", "threatened"},
    {"captured", "partly"},
    {"captured", "government"},
    {"captured", "retaken"},
    {"claimed", "contested"},
    {"claimed", "besieged"},
    {"claimed", "government"},
    {"claimed", "retaken"},
    {"retaken", "contested"},
    {"government", "contested"},
)
"""Pairs of states that cannot both hold on one day."""
