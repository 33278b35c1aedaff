"""The timeline and the map of a snapshot, each drawn with its rows in words."""

from dataclasses import replace
from datetime import date

from bot.answering.ground import Ground
from bot.answering.reply import prove
from bot.phrases.phrases import Phrases
from bot.pictures.alt import map_alt, timeline_alt
from bot.pictures.captures import timeline_rows
from bot.pictures.gallery import Picture
from bot.pictures.listing import map_answer, timeline_answer
from bot.pictures.rows import heading_of
from bot.pictures.states import map_rows
from bot.pictures.window import within


def draw_timeline_of(
    ground: Ground,
    as_of: date | None,
    phrases: Phrases,
    first: date | None = None,
    last: date | None = None,
) -> Picture | None:
    """Draw the timeline of captures; None where no capital is told as taken on these days."""
    rows, undated = within(timeline_rows(ground, as_of), first, last)
    if not rows:
        return None
    from bot.pictures.timeline_sheet import draw_timeline  # noqa: PLC0415 (loads matplotlib)

    heading = replace(heading_of(ground, as_of), first=first, last=last, undated=undated)
    return Picture(
        "timeline",
        draw_timeline(rows, heading, phrases),
        timeline_alt(rows, heading, phrases),
        prove(timeline_answer(rows, heading, as_of, phrases), ground.snapshot.articles),
    )


def draw_map_of(ground: Ground, as_of: date | None, phrases: Phrases) -> Picture | None:
    """Draw the map of the capitals; None where nothing is told of one that has coordinates."""
    rows = map_rows(ground, as_of)
    if not any(row.citation and row.latitude is not None for row in rows):
        return None
    from bot.pictures.map_sheet import draw_map  # noqa: PLC0415 (loads matplotlib)

    heading = heading_of(ground, as_of)
    return Picture(
        "map",
        draw_map(rows, heading, phrases),
        map_alt(rows, heading, phrases),
        prove(map_answer(rows, heading, as_of, phrases), ground.snapshot.articles),
    )
