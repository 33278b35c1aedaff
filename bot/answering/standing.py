"""How a place stands: what was last told of it, newest article first."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.case import Case, day_number, outlet, proof, published
from bot.answering.contradiction import contradicting
from bot.answering.draft import Draft
from bot.answering.ground import Line
from bot.answering.reply import Answer
from bot.answering.takings import best_dated, state_words, where_written
from corpus.event import Event, EventKind
from corpus.gazetteer import Place

_RANK: dict[EventKind, int] = {
    "captured": 0,
    "airport_captured": 2,
    "retaken": 0,
    "besieged": 1,
    "contested": 1,
    "threatened": 2,
    "attacked": 3,
    "entered": 2,
    "surrendered": 3,
    "withdrawn": 4,
    "visited": 6,
    "displaced": 6,
}
_SUBJECT_RANK, _OTHER_RANK = 1, 5
"""Ranks of a sentence without an event that begins with the place, and of any other."""
_OLD_DAYS = 60
"""An event so long before its article is history, not how things stand."""
_MOST = 3
_LOOKED_AT = 512
"""Sentences on a place looked at beside those of its events, where there are more."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence on a place, with the event that speaks of its state, if any."""

    line: Line
    event: Event | None
    rank: int
    at: int


def status(case: Case, place: Place) -> Answer | None:
    """What the articles last say of a place; None if none names it."""
    said = _said(case, place)
    if not said:
        return None
    chosen = _varied(said)
    dated = best_dated(case, place)
    if dated and chosen[0].event is not None and chosen[0].event.kind == "captured":
        best = dated[0].told[0]
        known = chosen[0].event.extent == "city" and best.event.first == best.event.last
        if known:
            head = _Said(best.line, best.event, 0, where_written(best))
            chosen = [head, *(one for one in chosen[1:] if one.line.key != head.line.key)]
    draft, head, phrases = Draft(), chosen[0], case.phrases
    mark, support = draft.cite(head.line), []
    if head.event is not None:
        where = f"{outlet(head.line, phrases)}, {published(head.line, phrases)}"
        direct = f"{place.name}: {state_words(head.event, phrases)} ({where}) {mark}"
        support.append(proof(head.line, mark, phrases, 200, head.at))
    else:
        direct = f"{place.name}: {proof(head.line, mark, phrases, 240, head.at)}"
    support += [proof(one.line, draft.cite(one.line), phrases, 190, one.at) for one in chosen[1:]]
    against = contradicting(case, head.line)
    if against is not None and all(against.key != one.line.key for one in chosen):
        support.insert(1, proof(against, draft.cite(against), phrases, 170))
    return case.answer(draft, direct, support, place=place.id)


def _varied(said: Sequence[_Said]) -> list[_Said]:
    """The first of each kind of state, then of each article, each sentence once."""
    rows: dict[tuple[str, int], _Said] = {}
    kinds: set[str] = set()
    for one in said:
        kind = one.event.kind if one.event else ""
        if kind and kind not in kinds:
            kinds.add(kind)
            rows.setdefault(one.line.key, one)
    for one in said:
        rows.setdefault(one.line.key, one)
    chosen = list(rows.values())[:_MOST]
    return sorted(chosen, key=said.index)


def _said(case: Case, place: Place) -> list[_Said]:
    same = set(case.same(place))
    airport = place.serves
    found = []
    for line in case.ground.lines.of_rows(case.rows_on(place, _LOOKED_AT)):
        one = _reading(line, same, airport) if case.usable(line) else None
        if one is not None:
            found.append(one)
    found.sort(key=lambda s: (s.rank >= _OTHER_RANK, -day_number(s.line), s.rank, s.line.key))
    return found


def _reading(line: Line, same: set[str], airport: str | None) -> _Said | None:
    spots = [
        s
        for s in line.reading.spots
        if (s.place.id in same or (s.place.id == airport and s.extent == "airport")) and not s.aside
    ]
    events = [
        e
        for e in line.reading.events
        if (e.place in same or (e.place == airport and e.extent == "airport"))
        and e.modality != "if_confirmed"
        and not _is_old(e, line)
    ]
    written = [s for s in spots if s.written is not None]
    if events:
        event = min(events, key=lambda e: (_RANK[e.kind], e.extent != "city"))
        return _Said(line, event, _RANK[event.kind], spots[0].start if spots else 0)
    if not written or line.sentence.kind == "heading":
        return None
    rank = _SUBJECT_RANK if written[0].start <= 4 else _OTHER_RANK
    return _Said(line, None, rank, written[0].start)


def _is_old(event: Event, line: Line) -> bool:
    day = line.article.published
    return day is not None and event.last is not None and (day - event.last).days > _OLD_DAYS
