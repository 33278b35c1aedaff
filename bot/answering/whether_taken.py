"""Whether a place was taken: yes, no, claimed or disputed, with both sides; and who says so."""

from collections.abc import Sequence

from bot.answering.case import Case, capitalised, day_words, outlet, proof, published
from bot.answering.contradiction import contradicting
from bot.answering.dating import Told
from bot.answering.draft import Draft, inert
from bot.answering.ground import Line
from bot.answering.reply import Answer
from bot.answering.takings import (
    TAKEN,
    best_dated,
    by_newest,
    distinct,
    in_time,
    state_words,
    surest,
    takings,
    where_written,
)
from bot.answering.when_taken import claimants, uncapital
from corpus.gazetteer import Place

_OPEN = ("contested", "besieged", "threatened", "retaken")
_PARTS = ("partial", "centre", "outskirts", "province_partial", "airport")


def whether_captured(case: Case, place: Place) -> Answer | None:
    """The answer from the event table; None where nothing is told that decides it."""
    taken = takings(case, place)
    sure = [t for t in taken if t.event.modality == "asserted"]
    claimed = [t for t in taken if t.event.modality == "claimed"]
    denied = [t for t in taken if t.event.modality == "denied"]
    unsure = [t for t in taken if t.event.modality == "if_confirmed"]
    wrong_day = _wrong_day(case, place)
    if wrong_day is not None:
        return wrong_day
    if sure:
        return _yes(case, place, sure, claimed, [*denied, *unsure])
    if claimed:
        return _claimed(case, place, claimed, [*denied, *unsure])
    return _no(case, place, denied, unsure)


def who_says(case: Case, place: Place) -> Answer | None:
    """Who reports the place as taken, article by article; None if nobody does."""
    told = surest(takings(case, place))
    rows = distinct(sorted(told, key=lambda t: (t.event.source is None, t.width)))[:3]
    if not rows:
        return None
    draft = Draft()
    lines = []
    for t in rows:
        source = t.event.source
        who = inert(source) if source and not source.startswith("a person") else outlet(t.line)
        quote = proof(t.line, draft.cite(t.line), 190, where_written(t))
        lines.append(f"{capitalised(who)}: {quote}")
    return case.answer(draft, lines[0], lines[1:], place=place.id)


def sources_of(case: Case, lines: Sequence[Line]) -> Answer:
    """Who says what the turn before was answered with: the persons quoted, or the article."""
    draft = Draft()
    rows = []
    for line in list({x.article.id: x for x in reversed(lines)}.values())[::-1][:3]:
        source = line.reading.source
        who = inert(source) if source and not source.startswith("a person") else outlet(line)
        rows.append(f"{capitalised(who)}: {proof(line, draft.cite(line), 190)}")
    return case.answer(draft, rows[0], rows[1:])


def _yes(
    case: Case, place: Place, sure: Sequence[Told], claimed: Sequence[Told], doubts: Sequence[Told]
) -> Answer:
    draft, best = Draft(), by_newest(sure)[0]
    mark = draft.cite(best.line)
    where = f"{outlet(best.line)} ({published(best.line)})"
    direct = f"Yes, {place.name} is reported captured by {where} {mark}"
    sides = []
    others = [c for c in claimed if c.line.key != best.line.key]
    if others:
        sides.append(_side(draft, "A claim", by_newest(others)[0], 250))
    if doubts:
        doubt = by_newest(doubts)[0]
        head = "Denied" if doubt.event.modality == "denied" else "Unconfirmed"
        sides.append(_side(draft, head, doubt, 150))
    elif fights := [t for t in _open(case, place) if t.line.article.id != best.line.article.id]:
        fight = by_newest(fights)[0]
        sides.append(_side(draft, f"Differing, {state_words(fight.event)}", fight, 130))
    sides = sides or _against(case, draft, [*sure, *claimed])
    return case.answer(draft, direct, [proof(best.line, mark, 200)], sides, place=place.id)


def _claimed(case: Case, place: Place, claimed: Sequence[Told], doubts: Sequence[Told]) -> Answer:
    draft, best = Draft(), by_newest(claimed)[0]
    mark = draft.cite(best.line)
    source = best.event.source
    who = "a person quoted"
    if source and not source.startswith("a person"):
        who = uncapital(inert(source))
    where = f"{outlet(best.line)}, {published(best.line)}"
    direct = f"So it is claimed: {who} says that {place.name} was taken ({where}) {mark}"
    sides = []
    if doubts:
        doubt = by_newest(doubts)[0]
        head = "Denied" if doubt.event.modality == "denied" else "Unconfirmed"
        sides.append(_side(draft, head, doubt, 170))
    sides = sides or _against(case, draft, claimed)
    return case.answer(draft, direct, [proof(best.line, mark, 200)], sides, place=place.id)


def _no(case: Case, place: Place, denied: Sequence[Told], unsure: Sequence[Told]) -> Answer | None:
    partial = [t for t in case.events(place, TAKEN) if t.event.extent in _PARTS]
    partial = list(in_time(case, partial))
    rows = by_newest(distinct([*denied, *partial, *_open(case, place)])) or list(unsure)
    if not rows:
        return None
    draft, first = Draft(), rows[0]
    state = state_words(first.event)
    direct = f"No article reports {place.name} as captured; {state} {draft.cite(first.line)}"
    support = [proof(t.line, draft.cite(t.line), 200, where_written(t)) for t in rows[:2]]
    return case.answer(draft, direct, support, _against(case, draft, rows[:2]), place=place.id)


def _against(case: Case, draft: Draft, told: Sequence[Told]) -> list[str]:
    """What is said against it right beside one of the tellings."""
    shown = {t.line.key for t in told}
    for one in by_newest(told):
        other = contradicting(case.ground, one.line)
        if other is not None and other.key not in shown:
            return [f"Against it: {proof(other, draft.cite(other), 190)}"]
    return []


def _wrong_day(case: Case, place: Place) -> Answer | None:
    """A "No: …" where another day is asked about than the one the articles agree on."""
    asked = [d for d in case.question.dates if d.first and d.first == d.last]
    dated = best_dated(case, place)
    if not asked or not dated or case.question.kind == "choice":
        return None
    main, day = dated[0], asked[0].first
    told_weekday = case.question.weekday is not None and not any(c.isdigit() for c in asked[0].text)
    if day is None or (main.last - main.first).days > 7:
        return None
    agrees = (
        main.first.weekday() == case.question.weekday
        if told_weekday
        else main.first <= day <= main.last
    )
    if agrees:
        return None
    draft, best = Draft(), main.told[0]
    mark = draft.cite(*(t.line for t in distinct(main.told)[:3]))
    when = day_words(main.first, main.last)
    direct = f"No: {place.name} fell {when}{claimants(main.told)} {mark}"
    return case.answer(
        draft, direct, [proof(best.line, draft.cite(best.line), 200)], place=place.id
    )


def _open(case: Case, place: Place) -> list[Told]:
    told = in_time(case, case.events(place))
    return [
        t
        for t in told
        if t.event.kind in _OPEN
        and t.event.extent in ("city", "outskirts", "partial", "centre")
        and t.event.modality != "if_confirmed"
    ]


def _side(draft: Draft, head: str, told: Told, limit: int) -> str:
    quote = proof(told.line, draft.cite(told.line), limit, where_written(told))
    return f"{head} in {outlet(told.line)} ({published(told.line)}): {quote}"
