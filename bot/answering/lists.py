"""Rows of the event table: which places were taken, and which are told not to be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.case import Case, proof, published
from bot.answering.dating import Dated, Told
from bot.answering.days import day_words
from bot.answering.draft import Draft
from bot.answering.reply import Answer
from bot.answering.takings import best_dated, surest, takings
from bot.phrases.phrases import FALLBACK, Phrases, phrases_in
from corpus.gazetteer import Place

_FULLY = re.compile(r"\b(?:fully|completely|entirely|totally)\b", re.I)
_NOT_TAKEN = re.compile(
    r"\b(?:not|still|yet\s+to|remain\w*)\b.*\b(?:have|taken|under|control|hold|held|fallen|fall|"
    r"captured|got)\b|\bremaining\b|\bgovernment\b.*\b(?:left|keep|kept|hold|held|still|control)\b",
    re.I,
)
_UP_TO = re.compile(r"\b(?:by|until|before|up\s+to|as\s+of|so\s+far)\b", re.I)
_PARTY = re.compile(r"\b(?:taliban|militants?|insurgents?|rebels?|group)\b", re.I)
"""Who has a stake in saying so: what only they say is marked as their claim."""
_PROVINCES = re.compile(r"\bprovinces?\b", re.I)
_ONE_LINE = 560
"""Characters; a longer list gives a line to each day, and what does not fit goes to pages."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One capital told as taken."""

    place: Place
    dated: Dated | None
    told: Told

    @property
    def day(self) -> date | None:
        """The day it was taken, where the articles give one."""
        return self.dated.first if self.dated and self.dated.first == self.dated.last else None


def captured_places(case: Case) -> list[Taken]:
    """Every capital told as taken, with its day where one is told, by day."""
    rows = []
    for place in case.ground.gazetteer.capitals():
        told = surest(takings(case, place))
        if told and place.id not in case.question.excluded:
            spans = best_dated(case, place)
            best = spans[0].told[0] if spans else told[0]
            rows.append(Taken(place, spans[0] if spans else None, best))
    rows.sort(key=_order)
    return rows


def list_captured(case: Case) -> Answer | None:
    """The capitals taken, each with its proof; of the day, weekday or place's day asked for."""
    question = case.question
    if _NOT_TAKEN.search(question.text):
        return None
    rows = captured_places(case)
    fully = _FULLY.search(question.text) is not None
    if fully:
        rows = [Taken(r.place, r.dated, t) for r in rows if (t := _told_fully(case, r.place))]
    rows = _of_the_time(case, rows)
    if not rows:
        return None
    draft = Draft()
    # Counted in one language, so that a list has the same form in each.
    counted, _ = _by_day(case, rows, draft, phrases_in(FALLBACK), fully=fully)
    direct, support = _by_day(case, rows, draft, case.phrases, fully=fully)
    if len(counted) > _ONE_LINE:
        first, *others = [_label(case, row, draft, case.phrases) for row in _grouped(rows)]
        direct = f"{_head(len(rows), case.phrases, fully=fully)}: {first}"
        support = [f"· {label}" for label in others]
    return case.answer(draft, direct, support)


def list_not_captured(case: Case) -> Answer | None:
    """The places told as not taken, for "which towns do they not have yet"."""
    if not _NOT_TAKEN.search(case.question.text):
        return None
    denied: dict[str, Told] = {}
    for told in case.events(None, ("captured",)):
        if told.event.modality == "denied" and told.event.extent in (
            "city",
            "province",
            "district",
        ):
            denied.setdefault(told.event.place, told)
    if not denied:
        return None
    draft = Draft()
    names = [
        f"{case.ground.gazetteer.place(i).name} {draft.cite(t.line)}" for i, t in denied.items()
    ]
    first, phrases = next(iter(denied.values())), case.phrases
    day = published(first.line, phrases)
    direct = phrases.say("answer-not-yet-taken", day=day, names="; ".join(names))
    support = [proof(first.line, draft.cite(first.line), phrases, 260)]
    return case.answer(draft, direct, support)


def _by_day(
    case: Case, rows: Sequence[Taken], draft: Draft, phrases: Phrases, *, fully: bool
) -> tuple[str, list[str]]:
    """(first line, further lines): the places by day, all in one line where that says it."""
    days: dict[date | None, list[str]] = {}
    for row in rows:
        days.setdefault(row.day, []).append(_label(case, row, draft, phrases))
    if fully or len(days) == 1:
        day = None if fully else next(iter(days))
        names = "; ".join(name for group in days.values() for name in group)
        return f"{_head(len(rows), phrases, day, fully=fully)}: {names}", []
    lines = [f"{_day_head(day, phrases)}: {'; '.join(names)}" for day, names in days.items()]
    return f"{_head(len(rows), phrases, fully=fully)}. {lines[0]}", lines[1:]


def _grouped(rows: Sequence[Taken]) -> list[Taken]:
    """The rows with those of one day side by side, in the order of the days' first rows."""
    days = list(dict.fromkeys(row.day for row in rows))
    return sorted(rows, key=lambda row: days.index(row.day))


def _head(count: int, phrases: Phrases, day: date | None = None, *, fully: bool) -> str:
    if fully:
        return phrases.say("answer-capitals-fully-held", count=count)
    if day is None:
        return phrases.say("answer-capitals-taken", count=count)
    return phrases.say("answer-capitals-taken-on", count=count, when=day_words(day, day, phrases))


def _order(row: Taken) -> tuple[bool, date, date, str]:
    if row.dated is None:
        return (True, date.max, date.max, row.place.name)
    return (False, row.dated.last, row.dated.first, row.place.name)


def _of_the_time(case: Case, rows: Sequence[Taken]) -> list[Taken]:
    question = case.question
    if question.places:
        days = {r.day for r in rows if r.place.id in {p.id for p in question.places}} - {None}
        if days:
            asked = {p.id for p in question.places}
            return [r for r in rows if r.day in days and r.place.id not in asked]
    day = next((d for d in question.dates if d.last), None)
    if day is not None and day.last is not None and any(c.isdigit() for c in day.text):
        if day.first == day.last and not _UP_TO.search(question.text):
            return [r for r in rows if r.day == day.first]
        return [r for r in rows if r.dated is not None and r.dated.last <= day.last]
    if question.weekday is not None:
        return [r for r in rows if r.day is not None and r.day.weekday() == question.weekday]
    return list(rows)


def _told_fully(case: Case, place: Place) -> Told | None:
    return next(
        (t for t in surest(takings(case, place)) if _FULLY.search(t.line.sentence.text)), None
    )


def _label(case: Case, row: Taken, draft: Draft, phrases: Phrases) -> str:
    label = row.place.name
    if _PROVINCES.search(case.question.text) and row.place.province:
        label += f" ({case.ground.gazetteer.place(row.place.province).name})"
    if row.told.event.modality == "claimed" and (
        row.dated is None or _PARTY.search(row.told.event.source or "")
    ):
        label = phrases.say("answer-name-claimed", name=label)
    return f"{label} {draft.cite(row.told.line)}"


def _day_head(day: date | None, phrases: Phrases) -> str:
    return phrases.weekday(day) if day is not None else phrases.say("answer-no-single-day")
