"""Pictures of a snapshot, drawn once each."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Literal

from bot.answering.ground import Ground
from bot.pictures.captures import timeline_rows
from bot.pictures.listing import Listing, map_alt, map_listing, timeline_alt, timeline_listing
from bot.pictures.rows import heading_of
from bot.pictures.states import map_rows

PictureKind = Literal["timeline", "map"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with its rows in words."""

    kind: PictureKind
    png: bytes
    alt: str
    """At most 1,024 characters, for who can't see it."""
    listing: Listing


class Gallery:
    """Draws pictures and keeps the last few, by snapshot, kind and day.

    Blocks for a second or so at a picture's first drawing: off the event loop, please.  Safe for
    several threads, which draw in turn.
    """

    def __init__(self, most: int = 16) -> None:
        """Keep at most `most` pictures, those last asked for."""
        self._most = most
        self._kept: OrderedDict[tuple[str, PictureKind, date | None], Picture | None]
        self._kept = OrderedDict()
        self._turn = Lock()

    def picture(self, ground: Ground, kind: PictureKind, as_of: date | None) -> Picture | None:
        """The picture as of a day (None: of all there is); None where nothing is told to draw."""
        key = (ground.snapshot.id, kind, as_of)
        with self._turn:
            if key not in self._kept:
                draw = draw_timeline_of if kind == "timeline" else draw_map_of
                self._kept[key] = draw(ground, as_of)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return self._kept[key]


def draw_timeline_of(ground: Ground, as_of: date | None) -> Picture | None:
    """Draw the timeline of captures; None where no capital is told as taken."""
    rows = timeline_rows(ground, as_of)
    if not rows:
        return None
    from bot.pictures.timeline_sheet import draw_timeline  # noqa: PLC0415 (loads matplotlib)

    heading = heading_of(ground, as_of)
    alt = timeline_alt(rows, heading)
    return Picture("timeline", draw_timeline(rows, heading), alt, timeline_listing(rows))


def draw_map_of(ground: Ground, as_of: date | None) -> Picture | None:
    """Draw the map of the capitals; None where nothing is told of one that has coordinates."""
    rows = map_rows(ground, as_of)
    if not any(row.citation and row.latitude is not None for row in rows):
        return None
    from bot.pictures.map_sheet import draw_map  # noqa: PLC0415 (loads matplotlib)

    heading = heading_of(ground, as_of)
    return Picture("map", draw_map(rows, heading), map_alt(rows, heading), map_listing(rows))
