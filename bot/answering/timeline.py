"""What is told, by day: of one place, or the captures of all."""

from collections.abc import Sequence

from bot.answering.case import Case
from bot.answering.dated_rows import DatedRow, dated_rows
from bot.answering.days import day_heading
from bot.answering.draft import Draft, quoted
from bot.answering.lists import Taken, captured_places
from bot.answering.reply import Answer
from bot.phrases.phrases import Phrases
from corpus.gazetteer import Place

_ROWS = 6
"""Rows of a timeline of one place; what weighs least for the question is left out."""
_OF_ONE_DAY = 2


def timeline(case: Case, place: Place | None) -> Answer | None:
    """What is told of a place (or the captures of all), by day, every row cited, undated apart."""
    draft = Draft()
    if place is None:
        asked = {p.id for p in case.question.places}
        rows = [r for r in captured_places(case) if not asked or r.place.id in asked]
        if not rows:
            return None
        lines = [_row(r, draft.cite(r.told.line), case.phrases) for r in rows]
        return case.answer(draft, lines[0], lines[1:])
    told = _weightiest(dated_rows(case, place))
    if not told:
        return None
    limit = max(80, 680 // len(told) - 50)
    out = [
        f"{row.head}{row.hour}: {quoted(row.line, case.phrases, limit, row.at)}"
        f" {draft.cite(row.line)}"
        for row in told
    ]
    return case.answer(draft, out[0], out[1:], place=place.id)


def _row(row: Taken, mark: str, phrases: Phrases) -> str:
    dated = row.dated
    day = day_heading(dated.first, dated.last, phrases) if dated else phrases.say("answer-no-day")
    return phrases.say("answer-day-taken", day=day, place=row.place.name, marks=mark)


def _weightiest(rows: Sequence[DatedRow]) -> list[DatedRow]:
    """The rows that weigh most for the question, a few of a day, by day."""
    kept: list[DatedRow] = []
    for row in sorted(rows, key=lambda r: (-r.score, r.rank)):
        if sum(1 for k in kept if k.head == row.head) < _OF_ONE_DAY and len(kept) < _ROWS:
            kept.append(row)
    return sorted(kept, key=lambda r: (r.rank, r.line.key))
