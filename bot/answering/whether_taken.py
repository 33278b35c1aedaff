"""Whether a place was taken: yes, no, claimed or disputed, with both sides; and who says so."""

from collections.abc import Sequence

from bot.answering.case import Case, outlet, proof, published
from bot.answering.contradiction import contradicting
from bot.answering.dating import Told
from bot.answering.days import capitalised, day_words
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
from bot.answering.when_taken import claimants, party, uncapital
from bot.phrases.phrases import Phrases
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
    draft, lines = Draft(), []
    for t in rows:
        quote = proof(t.line, draft.cite(t.line), case.phrases, 190, where_written(t))
        lines.append(_said_by(t.event.source, t.line, quote, case.phrases))
    return case.answer(draft, lines[0], lines[1:], place=place.id)


def sources_of(case: Case, lines: Sequence[Line]) -> Answer:
    """Who says what the turn before was answered with: the persons quoted, or the article."""
    draft, rows = Draft(), []
    for line in list({x.article.id: x for x in reversed(lines)}.values())[::-1][:3]:
        quote = proof(line, draft.cite(line), case.phrases, 190)
        rows.append(_said_by(line.reading.source, line, quote, case.phrases))
    return case.answer(draft, rows[0], rows[1:])


def _said_by(source: str | None, line: Line, quote: str, phrases: Phrases) -> str:
    """A quote behind the person it is ascribed to, or behind its article's name."""
    named = party(source)
    if source is None or named == "someone":
        return f"{capitalised(outlet(line, phrases))}: {quote}"
    who = capitalised(inert(source))
    return phrases.say("answer-said-by", party=named, source=who, quote=quote)


def _yes(
    case: Case, place: Place, sure: Sequence[Told], claimed: Sequence[Told], doubts: Sequence[Told]
) -> Answer:
    draft, best, phrases = Draft(), by_newest(sure)[0], case.phrases
    mark = draft.cite(best.line)
    direct = phrases.say(
        "answer-yes-captured",
        place=place.name,
        outlet=outlet(best.line, phrases),
        published=published(best.line, phrases),
        marks=mark,
    )
    sides = []
    others = [c for c in claimed if c.line.key != best.line.key]
    if others:
        sides.append(_side(draft, "claim", by_newest(others)[0], 250, phrases))
    if doubts:
        sides.append(_doubt(draft, doubts, 150, phrases))
    elif fights := [t for t in _open(case, place) if t.line.article.id != best.line.article.id]:
        sides.append(_side(draft, "differing", by_newest(fights)[0], 130, phrases))
    sides = sides or _against(case, draft, [*sure, *claimed])
    support = [proof(best.line, mark, phrases, 200)]
    return case.answer(draft, direct, support, sides, place=place.id)


def _claimed(case: Case, place: Place, claimed: Sequence[Told], doubts: Sequence[Told]) -> Answer:
    draft, best, phrases = Draft(), by_newest(claimed)[0], case.phrases
    mark = draft.cite(best.line)
    source = best.event.source
    direct = phrases.say(
        "answer-claimed",
        party=party(source),
        source=uncapital(source or ""),
        place=place.name,
        outlet=outlet(best.line, phrases),
        published=published(best.line, phrases),
        marks=mark,
    )
    sides = [_doubt(draft, doubts, 170, phrases)] if doubts else _against(case, draft, claimed)
    support = [proof(best.line, mark, phrases, 200)]
    return case.answer(draft, direct, support, sides, place=place.id)


def _no(case: Case, place: Place, denied: Sequence[Told], unsure: Sequence[Told]) -> Answer | None:
    partial = [t for t in case.events(place, TAKEN) if t.event.extent in _PARTS]
    partial = list(in_time(case, partial))
    rows = by_newest(distinct([*denied, *partial, *_open(case, place)])) or list(unsure)
    if not rows:
        return None
    draft, first, phrases = Draft(), rows[0], case.phrases
    direct = phrases.say(
        "answer-not-captured",
        place=place.name,
        state=state_words(first.event, phrases),
        marks=draft.cite(first.line),
    )
    support = [proof(t.line, draft.cite(t.line), phrases, 200, where_written(t)) for t in rows[:2]]
    return case.answer(draft, direct, support, _against(case, draft, rows[:2]), place=place.id)


def _against(case: Case, draft: Draft, told: Sequence[Told]) -> list[str]:
    """What is said against it right beside one of the tellings."""
    shown = {t.line.key for t in told}
    for one in by_newest(told):
        other = contradicting(case, one.line)
        if other is not None and other.key not in shown:
            quote = proof(other, draft.cite(other), case.phrases, 190)
            return [case.phrases.say("answer-against-it", quote=quote)]
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
    draft, best, phrases = Draft(), main.told[0], case.phrases
    direct = phrases.say(
        "answer-no-fell",
        place=place.name,
        when=day_words(main.first, main.last, phrases),
        claimants=claimants(main.told, phrases),
        marks=draft.cite(*(t.line for t in distinct(main.told)[:3])),
    )
    support = [proof(best.line, draft.cite(best.line), phrases, 200)]
    return case.answer(draft, direct, support, place=place.id)


def _open(case: Case, place: Place) -> list[Told]:
    told = in_time(case, case.events(place))
    return [
        t
        for t in told
        if t.event.kind in _OPEN
        and t.event.extent in ("city", "outskirts", "partial", "centre")
        and t.event.modality != "if_confirmed"
    ]


def _doubt(draft: Draft, doubts: Sequence[Told], limit: int, phrases: Phrases) -> str:
    doubt = by_newest(doubts)[0]
    side = "denied" if doubt.event.modality == "denied" else "unconfirmed"
    return _side(draft, side, doubt, limit, phrases)


def _side(draft: Draft, side: str, told: Told, limit: int, phrases: Phrases) -> str:
    return phrases.say(
        "answer-side",
        side=side,
        state=state_words(told.event, phrases),
        outlet=outlet(told.line, phrases),
        published=published(told.line, phrases),
        quote=proof(told.line, draft.cite(told.line), phrases, limit, where_written(told)),
    )
