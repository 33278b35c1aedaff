"""Pictures of a snapshot, drawn once each."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Literal

from bot.answering.ground import Ground
from bot.answering.reply import Answer
from bot.phrases.phrases import FALLBACK, Language, phrases_in

if TYPE_CHECKING:
    from bot.pictures.listing import Listing

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
    def listing(self) -> "Listing":
        """Its rows as plain lines."""
        from bot.pictures.listing import listing_of  # noqa: PLC0415 (no answer in words needs it)

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
    from bot.pictures import drawing  # noqa: PLC0415 (no answer in words needs it)

    phrases = phrases_in(order.language)
    if order.kind == "map":
        return drawing.draw_map_of(ground, order.as_of, phrases)
    return drawing.draw_timeline_of(ground, order.as_of, phrases, order.first, order.last)
