"""The map's rows: what was last told of each capital."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answering.ground import Ground, Line
from bot.answering.takings import state_words
from bot.pictures.rows import Differing, MapRow, State
from corpus.event import Event, EventKind, Extent
from corpus.gazetteer import Place

_LONG_AGO = timedelta(days=60)
"""What lies so long before its article is history, not how things stand."""
_STILL = re.compile(r"\b(?:still|continu\w*|remain\w*|ongoing|rag(?:es|ing)|under\s+way)\b", re.I)
"""What tells a present from a past where a sentence has no date."""

_WHOLE: tuple[Extent, ...] = ("city", "district", "border")
_INSIDE: tuple[Extent, ...] = (*_WHOLE, "partial", "centre")
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
class _Report:
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
        return (self.event.kind == "attacked", _RANK[self.state])


def map_rows(ground: Ground, as_of: date | None) -> tuple[MapRow, ...]:
    """One row for each capital, in the gazetteer's order: what the newest article tells of it.

    Only articles published up to `as_of` are read.  What is told as taken stays so until a later
    article tells of its retaking, denies it, or tells of fighting dated later or "still" going on.
    """
    return tuple(_row(ground, place, as_of) for place in ground.gazetteer.capitals())


def _row(ground: Ground, place: Place, as_of: date | None) -> MapRow:
    reports = _reports(ground, place, as_of)
    best = _last(reports)
    return MapRow(
        place=place.id,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        state=best.state if best else "unknown",
        words=_words(best.event) if best else "",
        told=best.line.article.published if best else None,
        citation=best.line if best else None,
        differing=_differing(best, reports) if best else (),
    )


def _reports(ground: Ground, place: Place, as_of: date | None) -> list[_Report]:
    found = []
    for event in ground.events_by_place.get(place.id, []):
        line = ground.lines[event.article_id, event.sentence]
        state = _state_of(event)
        if state is not None and ground.usable(line.article, as_of) and not _is_old(event, line):
            found.append(_Report(state, _undated_if_ahead(event, line), line))
    return found


def _state_of(event: Event) -> State | None:
    """The state that an event tells of; None for one that tells of none, or only supposes it."""
    whole = event.extent in _WHOLE
    if event.modality == "if_confirmed":
        return None
    if event.modality == "denied":
        return "government" if event.kind == "captured" and whole else None
    if event.kind == "captured":
        if whole:
            return "captured" if event.modality == "asserted" else "claimed"
        return "partly" if event.extent in _INSIDE else None
    if event.extent in _INSIDE or event.extent == "outskirts":
        return _STATES.get(event.kind)
    return None


def _is_old(event: Event, line: Line) -> bool:
    published = line.article.published
    return bool(published and event.last and published - event.last > _LONG_AGO)


def _words(event: Event) -> str:
    words = state_words(event)
    return words.replace("partly or wholly ", "") if words.startswith("part of ") else words


def _undated_if_ahead(event: Event, line: Line) -> Event:
    """The event without a day that lies behind its article, for that is misread."""
    published = line.article.published
    if published is None or event.first is None or event.first <= published:
        return event
    return event.model_copy(update={"first": None, "last": None})


def _last(reports: Sequence[_Report]) -> _Report | None:
    """What was last told; where the newest only looks back, the capture it looks back on."""
    told = sorted(reports, key=_latest_first)
    if not told:
        return None
    taken = next((r for r in told if r.state == "captured"), None)
    if taken is None:
        return told[0]
    return next((r for r in told if r is taken or _overrules(r, taken)), taken)


def _latest_first(report: _Report) -> tuple[int, bool, int, int, int, int, str, int]:
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


def _overrules(report: _Report, taken: _Report) -> bool:
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


def _differing(best: _Report, reports: Iterable[_Report]) -> tuple[Differing, ...]:
    """One report of each other article of the day that tells another state, and any denial."""
    found: dict[str, _Report] = {}
    for one in sorted(reports, key=_latest_first):
        same_article = one.event.article_id == best.event.article_id
        disagrees = {one.state, best.state} in _QUARRELS
        if one.day == best.day and disagrees and (not same_article or one.state == "government"):
            found.setdefault(one.event.article_id, one)
    agreeing = {r.event.article_id for r in reports if r.state == best.state}
    return tuple(
        Differing(one.state, _words(one.event), one.line)
        for article, one in found.items()
        if article not in agreeing or one.state == "government"
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
