"""The day a place fell, with who says so, how it was worked out, and who differs."""

import re
from collections.abc import Sequence
from datetime import date

from bot.answering.case import Case, day_words, outlet, proof, published, working
from bot.answering.dating import Dated, Told
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
from corpus.dates import in_words, span_in_words
from corpus.gazetteer import Place

_HOUR = re.compile(
    r"\b(?:hour|time|o'clock|morning|afternoon|evening|night|noon|midday|later\s+on)\b", re.I
)
_MOST_SHOWN = 4
_MOST_SIDES = 2


def when_captured(case: Case, place: Place) -> Answer | None:
    """The day a place fell; its article's own words where no day can be worked out; or None."""
    dated = best_dated(case, place)
    if not dated:
        return _in_its_words(case, place)
    main, draft = dated[0], Draft()
    shown = _shown(case, main)
    verb = "was taken" if place.kind in ("airport", "airbase") else "fell"
    part = shown[0].event.part_of_day
    hour = f" ({part})" if part and part not in (shown[0].event.date_words or "") else ""
    when = day_words(main.first, main.last)
    if (main.last - main.first).days > 31:
        when = f"in {span_in_words(main.first, main.last)}"
    marks = draft.cite(*(t.line for t in shown))
    direct = f"{place.name} {verb} {when}{hour}{claimants(shown)} {marks}"
    if how := working(shown[0]):
        direct += f" — {how}."
    sides = [_other_day(draft, d) for d in dated[1:3] if d.first == d.last != main.last]
    sides += [_differing(draft, t) for t in _dissent(case, place, main)]
    support = [proof(shown[0].line, draft.cite(shown[0].line), 230, where_written(shown[0]))]
    return case.answer(draft, direct, support, sides[:_MOST_SIDES], place=place.id)


def claimants(told: Sequence[Told]) -> str:
    """Who is behind it, ", according to …", where no article itself says so; else ""."""
    if any(t.event.modality == "asserted" for t in told):
        return ""
    source = next((t.event.source for t in told if t.event.source), None)
    if source is None or source.startswith("a person"):
        return ", by a claim"
    return f", according to {uncapital(inert(source))}"


def uncapital(source: str) -> str:
    """The source as it stands inside a sentence: "The Taliban" becomes "the Taliban"."""
    head, _, rest = source.partition(" ")
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
    return f"{head.lower()} {rest}".strip() if small else source


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
    draft, best = Draft(), (undated or reported)[0]
    mark = draft.cite(best.line)
    day = published_on(best)
    if day is None:
        direct = (
            f"{place.name} fell “{best.event.date_words}”, says an undated article: "
            f"the day can't be worked out {mark}"
        )
    else:
        direct = (
            f"No day is given; {outlet(best.line)} of {in_words(day)} reports {place.name} "
            f"as taken{claimants([best])} {mark}"
        )
    support = [proof(best.line, mark, 230, where_written(best))]
    return case.answer(draft, direct, support, place=place.id)


def _shown(case: Case, main: Dated) -> tuple[Told, ...]:
    lines = distinct([t for t in main.told if t.width == main.told[0].width])
    others = distinct([t for t in main.told if t.line.key not in {x.line.key for x in lines}])
    shown = (*lines, *others)[:_MOST_SHOWN]
    if _HOUR.search(case.question.text):
        shown = tuple(sorted(shown, key=lambda t: t.event.part_of_day is None))
    return shown


def _other_day(draft: Draft, dated: Dated) -> str:
    told = dated.told[0]
    day = day_words(dated.first, dated.last).removeprefix("on ")
    words = quoted(told.line, 150, where_written(told))
    return f"{outlet(told.line)} gives {day}: {words} {draft.cite(told.line)}"


def _differing(draft: Draft, told: Told) -> str:
    words = quoted(told.line, 150, where_written(told))
    head = f"{outlet(told.line)} ({published(told.line)})"
    return f"{head} differs: {state_words(told.event)} — {words} {draft.cite(told.line)}"


def _dissent(case: Case, place: Place, main: Dated) -> list[Told]:
    """Who denies it, calls it unconfirmed, or still tells of a fight on that day or later."""
    agreeing = {t.line.article.id for t in surest(takings(case, place))}
    whole = {id(t.event) for t in takings(case, place)}
    rows = []
    for t in case.events(place):
        event, day = t.event, published_on(t)
        late = day is not None and day >= main.first
        current = event.first is None or event.first >= main.first
        fights = event.kind == "contested" and t.line.article.id not in agreeing
        denies = id(event) in whole and event.modality == "denied"
        doubts = (
            id(event) in whole
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
