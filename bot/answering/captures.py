"""Answers on whether, when and how surely a place was taken."""

import re
from collections.abc import Sequence

from bot.answering.case import WHOLE, Case, day_words, outlet, proof, published, working
from bot.answering.dating import Dated, Told, narrowest
from bot.answering.draft import Draft, inert
from bot.answering.reply import Answer
from corpus.event import Event, EventKind
from corpus.gazetteer import Place

_HOUR = re.compile(
    r"\b(?:hour|time|o'clock|morning|afternoon|evening|night|noon|midday|later\s+on)\b", re.I
)
_OPEN = ("contested", "besieged", "threatened", "retaken")


def of_the_whole(told: Sequence[Told], place: Place) -> tuple[Told, ...]:
    """What is told of all of the place, not of its centre, its outskirts or a part."""
    extents = ("province",) if place.kind == "province" else WHOLE
    rows = tuple(
        t
        for t in told
        if t.event.extent in extents and (place.kind == "province" or t.event.extent != "province")
    )
    if not rows and place.kind == "province":
        rows = tuple(t for t in told if t.event.extent == "city")
    return rows


def surest(told: Sequence[Told]) -> tuple[Told, ...]:
    """Asserted before claimed; hypothetical and denied ones left out."""
    rank = {"asserted": 0, "claimed": 1}
    return tuple(
        sorted((t for t in told if t.event.modality in rank), key=lambda t: rank[t.event.modality])
    )


def best_dated(case: Case, place: Place) -> tuple[Dated, ...]:
    """The days a place was taken on, as far as the articles tell, the best attested first."""
    kinds: tuple[EventKind, ...] = (
        ("airport_captured",) if place.kind == "airport" else ("captured",)
    )
    told = surest(of_the_whole(case.events(place, kinds), place))
    recent = [d for d in narrowest(told)]
    recent.sort(
        key=lambda d: (
            (d.last - d.first).days,
            -len({t.line.article.id for t in d.told}),
            -d.last.toordinal(),
        )
    )
    return tuple(recent)


def when_captured(case: Case, place: Place) -> Answer | None:
    """The day a place fell, with who says so and who differs; None if no article gives one."""
    dated = best_dated(case, place)
    if not dated:
        return None
    main, draft = dated[0], Draft()
    lines = _distinct([t for t in main.told if t.width == main.told[0].width] or list(main.told))
    others = _distinct([t for t in main.told if t.line.key not in {x.line.key for x in lines}])
    shown = (*lines, *others)[:4]
    if _HOUR.search(case.question.text):
        shown = tuple(sorted(shown, key=lambda t: t.event.part_of_day is None))
    who = _claimants(shown)
    how = working(shown[0])
    marks = draft.cite(*(t.line for t in shown))
    name = place.name if place.kind != "airport" else f"{place.name}"
    verb = "was taken" if place.kind in ("airport", "airbase") else "fell"
    hour = f" ({shown[0].event.part_of_day})" if shown[0].event.part_of_day else ""
    direct = f"{name} {verb} {day_words(main.first, main.last)}{hour}{who} {marks}"
    if how:
        direct += f" — {how}."
    sides = [_side(draft, t) for t in _dissent(case, place, main)]
    for other in dated[1:3]:
        if abs((other.first - main.first).days) > 0 and other.first == other.last:
            sides.append(
                f"{outlet(other.told[0].line)} gives {day_words(other.first, other.last).removeprefix('on ')} {draft.cite(other.told[0].line)}"
            )
    support = [proof(shown[0].line, draft.cite(shown[0].line))]
    return draft.answer(
        case.question.text, direct, support, sides, case.as_of, place.id, case.ground.snapshot.id
    )


def whether_captured(case: Case, place: Place) -> Answer | None:
    """Yes, no or disputed, with both sides; None where nothing is told that decides it."""
    told = case.events(place)
    taken = of_the_whole(
        [t for t in told if t.event.kind in ("captured", "airport_captured")], place
    )
    sure = [t for t in taken if t.event.modality == "asserted"]
    claimed = [t for t in taken if t.event.modality == "claimed"]
    unsure = [t for t in taken if t.event.modality in ("if_confirmed", "denied")]
    partial = [
        t
        for t in told
        if t.event.kind == "captured" and t.event.extent in ("partial", "centre", "outskirts")
    ]
    open_ = [
        t
        for t in told
        if t.event.kind in _OPEN and t.event.extent in ("city", "outskirts", "partial", "centre")
    ]
    if not (taken or partial or open_):
        return None
    draft = Draft()
    sides: list[str] = []
    support: list[str] = []
    if sure or claimed:
        best = _newest(sure or claimed)
        word = "captured" if sure else "claimed as captured"
        mark = draft.cite(best.line)
        direct = f"Yes, {place.name} is reported {word} by {outlet(best.line)} ({published(best.line)}) {mark}"
        support.append(proof(best.line, mark, 200))
        if sure and claimed:
            told_by = _newest([c for c in claimed if c.line.key != best.line.key] or claimed)
            if told_by.line.key != best.line.key:
                sides.append(
                    f"A claim in {outlet(told_by.line)} ({published(told_by.line)}): {proof(told_by.line, draft.cite(told_by.line), 200)}"
                )
        if unsure:
            doubt = _newest(unsure)
            sides.append(
                f"Unconfirmed in {outlet(doubt.line)} ({published(doubt.line)}): {proof(doubt.line, draft.cite(doubt.line), 150)}"
            )
        elif open_ and _newest(open_).line.article.id != best.line.article.id:
            sides.append(_side(draft, _newest(open_)))
    else:
        denied = [t for t in unsure if t.event.modality == "denied"]
        rows = _by_newest(_distinct([*denied, *partial, *open_, *unsure]))
        first = rows[0]
        direct = f"No article reports {place.name} as captured; {state_words(first.event)} {draft.cite(first.line)}"
        support = [proof(t.line, draft.cite(t.line), 200) for t in rows[:2]]
    return draft.answer(
        case.question.text, direct, support, sides, case.as_of, place.id, case.ground.snapshot.id
    )


def who_says(case: Case, place: Place) -> Answer | None:
    """Who reports the place as taken, article by article; None if nobody does."""
    told = surest(of_the_whole(case.events(place, ("captured", "airport_captured")), place))
    rows = _distinct(sorted(told, key=lambda t: (t.event.source is None, t.width)))[:3]
    if not rows:
        return None
    draft = Draft()
    lines = []
    for t in rows:
        source = t.event.source
        who = inert(source) if source and not source.startswith("a person") else outlet(t.line)
        lines.append(
            f"{who[:1].upper()}{who[1:]}: {proof(t.line, draft.cite(t.line), 190, _at(t))}"
        )
    return draft.answer(
        case.question.text,
        lines[0],
        lines[1:],
        (),
        case.as_of,
        place.id,
        case.ground.snapshot.id,
    )


def _dissent(case: Case, place: Place, main: Dated) -> list[Told]:
    """Articles that, on or after the day, still tell of a fight, or call the capture unconfirmed."""
    agreeing = {
        t.line.article.id
        for t in surest(of_the_whole(case.events(place, ("captured", "airport_captured")), place))
    }
    rows = []
    for t in case.events(place):
        late = t.line.article.published is not None and t.line.article.published >= main.first
        current = t.event.first is None or t.event.first >= main.first
        differs = (
            t.event.kind == "contested"
            and t.event.modality != "denied"
            and t.line.article.id not in agreeing
        )
        doubts = (
            t.event.kind == "captured"
            and t.event.modality == "if_confirmed"
            and "confirmed" in t.event.text.lower()[:20]
        )
        if late and current and (differs or doubts) and t.line.sentence.kind == "prose":
            rows.append(t)
    return _distinct(rows)[:1]


def _side(draft: Draft, t: Told) -> str:
    return f"{outlet(t.line)} ({published(t.line)}) differs: {state_words(t.event)} — {proof(t.line, draft.cite(t.line), 130).split(' — ')[0]} {draft.cite(t.line)}"


def state_words(event: Event) -> str:
    words = {
        "captured": "captured",
        "airport_captured": "its airport captured",
        "contested": "still fought over",
        "besieged": "under siege",
        "threatened": "threatened",
        "retaken": "partly or wholly retaken",
        "entered": "entered by fighters",
        "attacked": "attacked",
        "surrendered": "forces surrendered",
        "visited": "visited",
        "displaced": "people displaced",
        "withdrawn": "forces withdrew",
    }[event.kind]
    where = {
        "partial": "part of it ",
        "centre": "its centre ",
        "outskirts": "its outskirts ",
        "airport": "",
        "province_partial": "part of the province ",
    }.get(event.extent, "")
    if event.modality == "denied":
        return f"not {where}{words}"
    sure = {"claimed": " (a claim)", "if_confirmed": " (unconfirmed)"}.get(event.modality, "")
    when = (
        f", {day_words(event.first, event.last)}"
        if event.first and event.last and (event.last - event.first).days <= 7
        else ""
    )
    return f"{where}{words}{when}{sure}"


def _claimants(told: Sequence[Told]) -> str:
    if any(t.event.modality == "asserted" for t in told):
        return ""
    source = next((t.event.source for t in told if t.event.source), None)
    return (
        f", according to {source}"
        if source and not source.startswith("a person")
        else ", by a claim"
    )


def _at(told: Told) -> int:
    written = told.event.place_as_written
    return max(0, told.event.text.find(written)) if written else 0


def _distinct(told: Sequence[Told]) -> list[Told]:
    """One per sentence, and different articles before a second one of the same."""
    once = list({t.line.key: t for t in reversed(told)}.values())[::-1]
    first = list({t.line.article.id: t for t in reversed(once)}.values())[::-1]
    return [*first, *(t for t in once if t not in first)]


def _newest(told: Sequence[Told]) -> Told:
    return _by_newest(told)[0]


def _by_newest(told: Sequence[Told]) -> list[Told]:
    return sorted(
        told,
        key=lambda t: -(t.line.article.published.toordinal() if t.line.article.published else 0),
    )
