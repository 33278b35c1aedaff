"""Which place fell first, and how long lay between two."""

import re

from bot.answering.takings import best_dated
from bot.answering.case import Case, day_words, proof
from bot.answering.dating import Dated, Told
from bot.answering.draft import Draft, quoted
from bot.answering.hours import part_rank, part_words
from bot.answering.lists import captured_places
from bot.answering.reply import Answer
from corpus.gazetteer import Place


def compare(case: Case) -> Answer | None:
    """Which of the places asked about (or of all) fell first, or last."""
    question = case.question
    rows = [
        (p, best_dated(case, p))
        for p in question.places
        if p.kind in ("city", "province", "district")
    ]
    if len(rows) < 2:
        rows = [(r.place, (r.dated,)) for r in captured_places(case) if r.dated is not None]
    known = [(p, d[0]) for p, d in rows if d]
    if len(known) < 2 or len(known) < len(
        [p for p in question.places if p.kind in ("city", "province", "district")]
    ):
        return None
    last = re.search(r"\b(?:last|latest|later|most\s+recent)\b", question.text, re.I) is not None
    known.sort(key=lambda pd: (pd[1].first, pd[1].last, clock_rank(case, pd[0], pd[1])))
    ordered = known[::-1] if last else known
    draft = Draft()
    (one, when_one), (two, when_two) = ordered[0], ordered[1]
    proof_one, proof_two = told_with_hour(case, one, when_one), told_with_hour(case, two, when_two)
    if (when_one.first, when_one.last, part_rank(proof_one)) == (
        when_two.first,
        when_two.last,
        part_rank(proof_two),
    ):
        direct = f"{one.name} and {two.name} both fell {day_words(when_one.first, when_one.last)}; no hour is told {draft.cite(proof_one.line, proof_two.line)}"
    else:
        word = "later" if last else "first"
        direct = (
            f"{one.name} fell {word}: {day_words(when_one.first, when_one.last)}{part_words(proof_one)} {draft.cite(proof_one.line)}; "
            f"{two.name} {day_words(when_two.first, when_two.last)}{part_words(proof_two)} {draft.cite(proof_two.line)}"
        )
    support = [proof(t.line, draft.cite(t.line), 150) for t in (proof_one, proof_two)]
    return draft.answer(
        question.text, direct, support, (), case.as_of, one.id, case.ground.snapshot.id
    )


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
    draft = Draft()
    unit = "day" if days == 1 else "days"
    direct = (
        f"{days} {unit}: {places[0].name} fell {day_words(one.first, one.last)} {draft.cite(one.told[0].line)}, "
        f"{places[1].name} {day_words(two.first, two.last)} {draft.cite(two.told[0].line)}"
    )
    support = [f"{quoted(t.line, 150)} {draft.cite(t.line)}" for t in (one.told[0], two.told[0])]
    return draft.answer(
        case.question.text, direct, support, (), case.as_of, places[0].id, case.ground.snapshot.id
    )


def told_with_hour(case: Case, place: Place, dated: Dated) -> Told:
    """The telling of that day with an hour, if there is one."""
    told = [
        t
        for t in case.events(place)
        if t.event.first == dated.first
        and t.event.last == dated.last
        and t.event.kind == "captured"
    ]
    return next((t for t in told if t.event.part_of_day), dated.told[0])


def clock_rank(case: Case, place: Place, dated: Dated) -> int:
    return part_rank(told_with_hour(case, place, dated))
