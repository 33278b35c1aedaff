"""The same rows in words: lines with their sources, and the answer that they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.draft import Draft
from bot.answering.reply import Answer, Citation
from bot.answering.state_words import state_beside
from bot.phrases.phrases import Phrases
from bot.pictures.rows import Heading, MapRow, TimelineRow
from bot.pictures.words import day_in_words


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines with markers [1], [2] … in order of first use, and their citations."""

    lines: tuple[str, ...]
    citations: tuple[Citation, ...]


def timeline_answer(
    rows: Sequence[TimelineRow], heading: Heading, as_of: date | None, phrases: Phrases
) -> Answer:
    """How many are told as taken and the first of them, then one line a place, in their order.

    There must be a row.  `as_of` is the day asked for.
    """
    draft = Draft()
    lines = [_timeline_line(row, draft, phrases) for row in rows]
    if heading.undated:
        lines.append(phrases.say("picture-left-out", count=heading.undated))
    return draft.answer(
        phrases.say("picture-timeline-asked"),
        phrases.say("picture-timeline-direct", count=len(rows), row=_first(lines)),
        lines,
        as_of=as_of,
        snapshot=heading.snapshot,
        language=phrases.language,
    )


def map_answer(
    rows: Sequence[MapRow], heading: Heading, as_of: date | None, phrases: Phrases
) -> Answer:
    """How many states are told and the latest, then one line a place, the latest first; the rest.

    Something must be told of one.  `as_of` is the day asked for.
    """
    draft = Draft()
    told = [row for row in rows if row.citation is not None]
    told.sort(key=lambda row: (-(row.told.toordinal() if row.told else 0), row.name))
    lines = [_map_line(row, draft, phrases) for row in told]
    silent = [row.name for row in rows if row.citation is None]
    if silent:
        lines.append(phrases.say("picture-row-silent", places=", ".join(silent)))
    return draft.answer(
        phrases.say("picture-map-asked"),
        phrases.say("picture-map-direct", count=len(told), row=_first(lines)),
        lines,
        as_of=as_of,
        snapshot=heading.snapshot,
        language=phrases.language,
    )


def listing_of(answer: Answer) -> Listing:
    """The rows of a picture's answer as plain lines, without the direct one."""
    over = [line for page in answer.pages for line in page.split("\n")]
    return Listing((*answer.support, *over), answer.citations)


def _first(lines: Sequence[str]) -> str:
    """The first row without what others say."""
    return lines[0].partition("; ")[0]


def _timeline_line(row: TimelineRow, draft: Draft, phrases: Phrases) -> str:
    if row.day is None:
        key = "picture-row-undated" + ("-claim" if row.certainty == "claimed" else "")
        parts = [phrases.say(key, place=row.name, marks=draft.cite(*row.citations))]
    else:
        told = phrases.say("picture-row", place=row.name, told=day_in_words(row.day, phrases))
        parts = [_told(told, draft.cite(*row.citations), phrases)]
    parts += [
        _told(
            phrases.say("picture-row-others", told=day_in_words(day, phrases)),
            draft.cite(*day.citations),
            phrases,
        )
        for day in row.others
    ]
    parts += [
        _told(
            phrases.say("picture-row-denied", day=phrases.day(day.first)),
            draft.cite(*day.citations),
            phrases,
        )
        for day in row.denials
    ]
    return "; ".join(parts)


def _told(told: str, marks: str, phrases: Phrases) -> str:
    return phrases.say("picture-told", told=told, marks=marks)


def _map_line(row: MapRow, draft: Draft, phrases: Phrases) -> str:
    if row.event is None or row.citation is None:
        raise ValueError(f"{row.place}: a row of nothing told")
    parts = [
        phrases.say(
            "picture-row-state" if row.told else "picture-row-state-undated",
            place=row.name,
            state=state_beside(row.event, phrases),
            day=phrases.day(row.told) if row.told else "",
            marks=draft.cite(row.citation),
        )
    ]
    parts += [
        phrases.say(
            "picture-row-otherwise",
            state=state_beside(one.event, phrases),
            marks=draft.cite(one.citation),
        )
        for one in row.differing
    ]
    return "; ".join(parts)
