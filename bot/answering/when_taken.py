"""The day a place fell, with who says so, how it was worked out, and who differs."""

import re
from collections.abc import Sequence
from datetime import date

from bot.answering.case import Case, outlet, proof, published, working
from bot.answering.dating import Dated, Told
from bot.answering.days import hour_words, period_words
from bot.answering.draft import Draft, inert, quoted
from bot.answering.reply import Answer
from bot.answering.takings import (
    best_dated,
    distinct,
    published_on,
    state_words,
    surest,
    takings,
    where_written,
)
from bot.phrases.phrases import Phrases
from corpus.gazetteer import Place

_HOUR = re.compile(
    r"\b(?:hour|time|o'clock|morning|afternoon|evening|night|noon|midday|later\s+on)\b", re.I
)
_PARTIES = {
    "taliban": "taliban",
    "the taliban": "taliban",
    "the defence ministry": "ministry",
    "the ministry of defence": "ministry",
    "reports": "reports",
    "the reports": "reports",
}
"""Sources by the id that the phrases know them by."""
_MOST_SHOWN = 4
_MOST_SIDES = 2


def when_captured(case: Case, place: Place) -> Answer | None:
    """The day a place fell; its article's own words where no day can be worked out; or None."""
    dated = best_dated(case, place)
    if not dated:
        return _in_its_words(case, place)
    main, draft, phrases = dated[0], Draft(), case.phrases
    shown = _shown(case, main)
    best = shown[0]
    part = best.event.part_of_day
    hour = part if part and part not in (best.event.date_words or "") else None
    direct = phrases.say(
        "answer-airfield-taken" if place.kind in ("airport", "airbase") else "answer-fell",
        place=place.name,
        when=period_words(main.first, main.last, phrases) + hour_words(hour, phrases),
        claimants=claimants(shown, phrases),
        marks=draft.cite(*(t.line for t in shown)),
    )
    if how := working(best, phrases):
        direct = phrases.say("answer-worked-out", direct=direct, working=how)
    sides = [_other_day(draft, d, phrases) for d in dated[1:3] if d.first == d.last != main.last]
    sides += [_differing(draft, t, phrases) for t in _dissent(case, place, main)]
    support = [proof(best.line, draft.cite(best.line), phrases, 230, where_written(best))]
    return case.answer(draft, direct, support, sides[:_MOST_SIDES], place=place.id)


def claimants(told: Sequence[Told], phrases: Phrases) -> str:
    """Who is behind it, ", according to …", where no article itself says so; else ""."""
    if any(t.event.modality == "asserted" for t in told):
        return ""
    source = next((t.event.source for t in told if t.event.source), None)
    return phrases.say("answer-claimed-by", party=party(source), source=uncapital(source or ""))


def party(source: str | None) -> str:
    """Which of the sources with a name of their own in each language it is, or "other".

    "someone" is a source that the article does not name.
    """
    if source is None or source.startswith("a person"):
        return "someone"
    return _PARTIES.get(source.lower(), "other")


def uncapital(source: str) -> str:
    """The source as it stands inside a sentence: "The Taliban" becomes "the Taliban"."""
    head, _, rest = inert(source).partition(" ")
    small = head.lower() in (
        "the",
        "a",
        "an",
        "two",
        "three",
        "some",
        "local",
        "several",
        "afghan officials",
        "officials",
        "another",
        "its",
        "one",
    )
    return f"{head.lower()} {rest}".strip() if small else inert(source)


def _in_its_words(case: Case, place: Place) -> Answer | None:
    """What is told without a day: an undated article's words, or the day it was reported by."""
    told = surest(takings(case, place))
    undated = [t for t in told if t.event.date_words and published_on(t) is None]
    reported = sorted(
        (t for t in told if published_on(t) and t.event.place_as_written),
        key=lambda t: published_on(t) or date.max,
    )
    if not undated and not reported:
        return None
    draft, best, phrases = Draft(), (undated or reported)[0], case.phrases
    mark = draft.cite(best.line)
    day = published_on(best)
    if day is None:
        words = best.event.date_words or ""
        direct = phrases.say("answer-fell-undated", place=place.name, words=words, marks=mark)
    else:
        direct = phrases.say(
            "answer-reported-taken",
            outlet=outlet(best.line, phrases),
            day=phrases.weekday(day),
            place=place.name,
            claimants=claimants([best], phrases),
            marks=mark,
        )
    support = [proof(best.line, mark, phrases, 230, where_written(best))]
    return case.answer(draft, direct, support, place=place.id)


def _shown(case: Case, main: Dated) -> tuple[Told, ...]:
    lines = distinct([t for t in main.told if t.width == main.told[0].width])
    others = distinct([t for t in main.told if t.line.key not in {x.line.key for x in lines}])
    shown = (*lines, *others)[:_MOST_SHOWN]
    if _HOUR.search(case.question.text):
        shown = tuple(sorted(shown, key=lambda t: t.event.part_of_day is None))
    return shown


def _other_day(draft: Draft, dated: Dated, phrases: Phrases) -> str:
    told = dated.told[0]
    return phrases.say(
        "answer-gives-day",
        outlet=outlet(told.line, phrases),
        day=phrases.weekday(dated.first),
        quote=quoted(told.line, phrases, 150, where_written(told)),
        marks=draft.cite(told.line),
    )


def _differing(draft: Draft, told: Told, phrases: Phrases) -> str:
    return phrases.say(
        "answer-differs",
        outlet=outlet(told.line, phrases),
        published=published(told.line, phrases),
        state=state_words(told.event, phrases),
        quote=quoted(told.line, phrases, 150, where_written(told)),
        marks=draft.cite(told.line),
    )


def _dissent(case: Case, place: Place, main: Dated) -> list[Told]:
    """Who denies it, calls it unconfirmed, or still tells of a fight on that day or later."""
    agreeing = {t.line.article.id for t in surest(takings(case, place))}
    whole = {t.event for t in takings(case, place)}
    rows = []
    for t in case.events(place):
        event, day = t.event, published_on(t)
        late = day is not None and day >= main.first
        current = event.first is None or event.first >= main.first
        fights = event.kind == "contested" and t.line.article.id not in agreeing
        denies = event in whole and event.modality == "denied"
        doubts = (
            event in whole
            and event.modality == "if_confirmed"
            and re.match(r"[“\"]?if\s+confirmed", event.text, re.I) is not None
        )
        prose = t.line.sentence.kind == "prose"
        if (
            late
            and current
            and prose
            and ((fights and event.modality != "denied") or denies or doubts)
        ):
            rows.append(t)
    return distinct(sorted(rows, key=lambda t: t.event.modality != "denied"))[:1]
