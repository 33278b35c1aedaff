"""What is told of one place by day, oldest first."""

from collections.abc import Sequence
from datetime import date

from bot.answering.case import Case
from bot.answering.dated_rows import DatedRow, dated_rows
from bot.answering.draft import Draft, quoted
from bot.answering.ground import Ground
from bot.answering.place_report import is_mentioned, not_mentioned
from bot.answering.place_words import place_words
from bot.answering.question import understand
from bot.answering.refusal import covered
from bot.answering.reply import Answer, NoAnswer
from bot.phrases.phrases import Phrases
from corpus.gazetteer import Place

_QUOTE = 160
"""Characters of a row's quote."""


def place_timeline(
    ground: Ground,
    place: Place,
    as_of: date | None,
    phrases: Phrases,
    *,
    first: date | None = None,
    last: date | None = None,
) -> Answer | NoAnswer:
    """Every sentence that tells of a place with a day, oldest first.

    `first` and `last` are bounds, both inclusive.  What had lasted before its article is told
    where there is none.
    """
    case = Case(understand("", ground, as_of), ground, as_of, phrases)
    rows = [row for row in dated_rows(case, place) if _is_within(row, first, last)]
    if not any(row.first for row in rows):
        return _nothing(case, place, bounded=first is not None or last is not None)
    draft = Draft()
    support = [
        f"{row.head}{row.hour}: {quoted(row.line, phrases, _QUOTE, row.at)} {draft.cite(row.line)}"
        for row in rows
    ]
    return draft.answer(
        phrases.say("report-timeline-asked", place=place_words(place, case.phrases)),
        _direct(place, rows, draft, phrases),
        support,
        as_of=as_of,
        place=place.id,
        snapshot=ground.snapshot.id,
        language=phrases.language,
    )


def _direct(place: Place, rows: Sequence[DatedRow], draft: Draft, phrases: Phrases) -> str:
    """Which days are told, with the sentences of the first and the last."""
    dated = [row for row in rows if row.first and row.last]
    latest = max(dated, key=lambda row: row.last or date.min)
    begin, end = dated[0].first, latest.last
    when = ""
    if begin and end:
        when = phrases.weekday(begin)
        if begin != end:
            when = phrases.say("picture-span-to", first=when, last=phrases.weekday(end))
    return phrases.say(
        "report-timeline-direct",
        place=place_words(place, phrases),
        when=when,
        marks=draft.cite(dated[0].line, latest.line),
    )


def _is_within(row: DatedRow, first: date | None, last: date | None) -> bool:
    if row.first is None or row.last is None:
        return first is None and last is None
    return (first is None or row.last >= first) and (last is None or row.first <= last)


def _nothing(case: Case, place: Place, *, bounded: bool) -> NoAnswer:
    """The refusal where the place is not named, or nothing of it has such a day."""
    if not is_mentioned(case, place):
        return not_mentioned(case, place)
    key = "report-timeline-nothing-then" if bounded else "report-timeline-nothing"
    return NoAnswer(
        question=case.phrases.say("report-timeline-asked", place=place_words(place, case.phrases)),
        direct=case.phrases.say(key, place=place_words(place, case.phrases)),
        covered=covered(case),
        as_of=case.as_of,
        place=place.id,
        snapshot=case.ground.snapshot.id,
        language=case.phrases.language,
    )
