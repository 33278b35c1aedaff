"""Rows of the event table: which places were taken, and which are told not to be."""

import re
from datetime import date

from bot.answering.captures import best_dated, of_the_whole, surest
from bot.answering.case import Case, proof, published
from bot.answering.dating import Dated, Told
from bot.answering.draft import Draft
from bot.answering.reply import Answer
from corpus.dates import in_words
from corpus.gazetteer import Place

_FULLY = re.compile(r"\b(?:fully|completely|entirely|totally)\b", re.I)
_NOT_TAKEN = re.compile(
    r"\b(?:not|still|yet\s+to|remain\w*)\b.*\b(?:have|taken|under|control|hold|held|fallen|fall|captured)\b|\bremaining\b",
    re.I,
)
_PROVINCES = re.compile(r"\bprovinces?\b", re.I)


def captured_places(case: Case) -> list[tuple[Place, Dated | None, Told]]:
    """Every capital told as taken, with its day where one is told, by day."""
    rows = []
    for place in case.ground.gazetteer.capitals():
        told = surest(of_the_whole(case.events(place, ("captured",)), place))
        if told:
            dated = best_dated(case, place)
            best = (
                dated[0].told[0]
                if dated
                else max(told, key=lambda t: t.event.modality == "asserted")
            )
            rows.append((place, dated[0] if dated else None, best))
    rows.sort(
        key=lambda r: (
            r[1] is None,
            (r[1].last, r[1].first) if r[1] else (date.max, date.max),
            r[0].name,
        )
    )
    return rows


def list_captured(case: Case) -> Answer | None:
    """The capitals taken, each with its day and its proof; by the day or weekday asked for."""
    question = case.question
    if _NOT_TAKEN.search(question.text):
        return None
    rows = captured_places(case)
    day = next((d for d in question.dates if d.last), None)
    fully = _FULLY.search(question.text)
    if fully:
        rows = [
            r
            for r in rows
            if any(_FULLY.search(t.line.sentence.text) for t in case.events(r[0], ("captured",)))
        ]
        rows = [
            (
                p,
                d,
                next(
                    t for t in case.events(p, ("captured",)) if _FULLY.search(t.line.sentence.text)
                ),
            )
            for p, d, _ in rows
        ]
    if question.weekday is not None:
        rows = [
            r
            for r in rows
            if r[1] and r[1].first == r[1].last and r[1].first.weekday() == question.weekday
        ]
    elif (
        day is not None
        and day.first == day.last
        and not re.search(
            r"\bby\b|\buntil\b|\bbefore\b|\bup\s+to\b|\bas\s+of\b", question.text, re.I
        )
    ):
        rows = [r for r in rows if r[1] and r[1].first == r[1].last == day.first]
    elif day is not None and day.last is not None:
        rows = [r for r in rows if r[1] and r[1].last <= day.last]
    if not rows:
        return None
    draft = Draft()
    provinces = _PROVINCES.search(question.text) is not None
    marks: list[str] = []
    names: list[str] = []
    for place, dated, told in rows:
        label = place.name
        if provinces and place.province:
            label += f" ({case.ground.gazetteer.place(place.province).name.removesuffix(' Province').removesuffix(' province')})"
        if dated and not fully and dated.first == dated.last and question.weekday is None:
            label += f" ({dated.first.day} {dated.first:%B})"
        names.append(f"{label} {draft.cite(told.line)}")
    number = f"{len(rows)} " if len(rows) > 1 else ""
    head = f"{number}capital{'s' if len(rows) > 1 else ''} reported taken{', fully under control' if fully else ''}: "
    if question.weekday is not None and rows[0][1]:
        head = f"Taken on {in_words(rows[0][1].first)}: "
    direct = head + "; ".join(names)
    del marks
    return draft.answer(question.text, direct, (), (), case.as_of, None, case.ground.snapshot.id)


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
    first = next(iter(denied.values()))
    direct = f"Not yet taken, by {published(first.line)}: " + "; ".join(names)
    support = [proof(first.line, draft.cite(first.line), 260)]
    return draft.answer(
        case.question.text, direct, support, (), case.as_of, None, case.ground.snapshot.id
    )
