"""Which place fell first, and how long lay between two."""

import re
from collections.abc import Sequence

from bot.answering.case import Case, proof
from bot.answering.dating import Dated, Told
from bot.answering.days import day_words, hour_words
from bot.answering.draft import Draft, quoted
from bot.answering.hours import part_rank
from bot.answering.lists import captured_places
from bot.answering.reply import Answer
from bot.answering.takings import best_dated
from bot.phrases.phrases import Phrases
from corpus.gazetteer import Place

_LAST = re.compile(r"\b(?:last|latest|later|most\s+recent)\b", re.I)
_YES_NO = re.compile(r"^(?:did|was|were|has|have|had|is)\b", re.I)
_BEFORE = re.compile(r"\b(before|earlier|sooner|after|later)\b", re.I)
_KINDS = ("city", "province", "district")


def compare(case: Case) -> Answer | None:
    """Which of the places asked about (or of all) fell first, or last; None if days are missing."""
    question = case.question
    asked = [p for p in question.places if p.kind in _KINDS]
    if len(asked) > 1:
        rows = [(p, best_dated(case, p)) for p in asked]
    else:
        rows = [(r.place, (r.dated,)) for r in captured_places(case) if r.dated is not None]
    known = [(p, d[0]) for p, d in rows if d]
    if len(known) < max(2, len(asked)):
        return None
    known.sort(key=lambda pd: (pd[1].first, pd[1].last, _hour(case, *pd)))
    ordered = known[::-1] if _LAST.search(question.text) else known
    (one, when_one), (two, when_two) = ordered[0], ordered[1]
    told_one, told_two = _with_hour(case, one, when_one), _with_hour(case, two, when_two)
    draft, phrases = Draft(), case.phrases
    same = (when_one.first, when_one.last) == (when_two.first, when_two.last)
    if same and part_rank(told_one) == part_rank(told_two):
        direct = phrases.say(
            "answer-both-fell",
            place=one.name,
            other=two.name,
            when=day_words(when_one.first, when_one.last, phrases),
            marks=draft.cite(told_one.line, told_two.line),
        )
    else:
        direct = phrases.say(
            "answer-fell-before",
            verdict=_verdict(question.text, asked, known),
            order="last" if _LAST.search(question.text) else "first",
            place=one.name,
            when=_when(when_one, told_one, phrases),
            marks=draft.cite(told_one.line),
            other=two.name,
            other_when=_when(when_two, told_two, phrases),
            other_marks=draft.cite(told_two.line),
        )
    support = [proof(t.line, draft.cite(t.line), phrases, 150) for t in (told_one, told_two)]
    return case.answer(draft, direct, support, place=one.id)


def between(case: Case) -> Answer | None:
    """How many days lay between the fall of two places."""
    places = [p for p in case.question.places if p.kind in ("city", "province")]
    if len(places) < 2:
        return None
    dated = [best_dated(case, p) for p in places[:2]]
    if not all(dated) or any(d[0].first != d[0].last for d in dated):
        return None
    one, two = dated[0][0], dated[1][0]
    days = abs((two.first - one.first).days)
    draft, phrases = Draft(), case.phrases
    direct = phrases.say(
        "answer-days-between",
        count=days,
        place=places[0].name,
        when=day_words(one.first, one.last, phrases),
        marks=draft.cite(one.told[0].line),
        other=places[1].name,
        other_when=day_words(two.first, two.last, phrases),
        other_marks=draft.cite(two.told[0].line),
    )
    told = (one.told[0], two.told[0])
    support = [f"{quoted(t.line, phrases, 150)} {draft.cite(t.line)}" for t in told]
    return case.answer(draft, direct, support, place=places[0].id)


def _verdict(text: str, asked: Sequence[Place], known: Sequence[tuple[Place, Dated]]) -> str:
    """The verdict on "did A fall before B": "yes" or "no", and "none" for any other form."""
    word = _BEFORE.search(text)
    if not _YES_NO.match(text) or word is None or len(asked) != 2:
        return "none"
    first_is_first = known[0][0].id == asked[0].id
    before = word[1].lower() in ("before", "earlier", "sooner")
    return "yes" if first_is_first == before else "no"


def _when(dated: Dated, told: Told, phrases: Phrases) -> str:
    when = day_words(dated.first, dated.last, phrases)
    return when + hour_words(told.event.part_of_day, phrases)


def _with_hour(case: Case, place: Place, dated: Dated) -> Told:
    """The telling of that day with an hour, if there is one."""
    told = [
        t
        for t in case.events(place, ("captured",))
        if t.event.first == dated.first and t.event.last == dated.last
    ]
    return next((t for t in told if t.event.part_of_day), dated.told[0])


def _hour(case: Case, place: Place, dated: Dated) -> int:
    return part_rank(_with_hour(case, place, dated))
