"""Pictures of a snapshot, drawn once each."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Literal

from bot.answering.ground import Ground
from bot.answering.reply import Answer, prove
from bot.phrases.phrases import FALLBACK, Language, Phrases, phrases_in
from bot.pictures.alt import map_alt, timeline_alt
from bot.pictures.captures import timeline_rows
from bot.pictures.listing import Listing, listing_of, map_answer, timeline_answer
from bot.pictures.rows import heading_of
from bot.pictures.states import map_rows
from bot.pictures.window import within

PictureKind = Literal["timeline", "map"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with its rows in words."""

    kind: PictureKind
    png: bytes
    alt: str
    """At most 1,024 characters, for who can't see it."""
    answer: Answer
    """Its rows with their proofs, as an answer has them."""

    @property
    def listing(self) -> Listing:
        """Its rows as plain lines."""
        return listing_of(self.answer)


@dataclass(frozen=True, slots=True)
class _Order:
    """What a picture is asked to show."""

    kind: PictureKind
    as_of: date | None
    first: date | None
    last: date | None
    language: Language


class Gallery:
    """Draws pictures and keeps the last few, by snapshot, kind, days and language.

    Blocks for a second or so at a picture's first drawing: off the event loop, please.  Safe for
    several threads, which draw in turn.
    """

    def __init__(self, most: int = 32) -> None:
        """Keep at most `most` pictures, those last asked for."""
        self._most = most
        self._kept: OrderedDict[tuple[str, _Order], Picture | None] = OrderedDict()
        self._turn = Lock()

    def picture(
        self,
        ground: Ground,
        kind: PictureKind,
        as_of: date | None,
        *,
        first: date | None = None,
        last: date | None = None,
        language: Language = FALLBACK,
    ) -> Picture | None:
        """The picture as of a day (None: of all there is); None where nothing is told to draw.

        `first` and `last` limit a timeline to the days between them, inclusive; a map has no such
        bounds.
        """
        order = _Order(kind, as_of, first, last, language)
        if kind == "map":
            order = _Order(kind, as_of, None, None, language)
        key = (ground.snapshot.id, order)
        with self._turn:
            if key not in self._kept:
                self._kept[key] = _drawn(ground, order)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return self._kept[key]


def _drawn(ground: Ground, order: _Order) -> Picture | None:
    phrases = phrases_in(order.language)
    if order.kind == "map":
        return draw_map_of(ground, order.as_of, phrases)
    return draw_timeline_of(ground, order.as_of, phrases, order.first, order.last)


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
