"""What the signs mean, in two columns under a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.boxes import Box
from bot.pictures.canvas import Canvas
from bot.pictures.look import Sign

_STEP = 50
_LETTERS = 27
_RADIUS = 15
_MARGIN = 32
_COLUMNS = 2
_GAP = 10
"""Pixels kept free behind the words of a column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign with its meaning."""

    sign: Sign
    words: str
    ring: str | None = None
    """The colour of a ring round it, if it has one."""


def legend_height(entries: Sequence[Entry]) -> int:
    """How many pixels `write_legend` fills."""
    return _STEP * -(-len(entries) // _COLUMNS) + 16


def write_legend(canvas: Canvas, entries: Sequence[Entry], top: float) -> None:
    """Write the entries downwards from `top`, column after column."""
    deep = -(-len(entries) // _COLUMNS)
    wide = (canvas.width - 2 * _MARGIN) / _COLUMNS
    for number, entry in enumerate(entries):
        x = _MARGIN + 22 + number // deep * wide
        y = top - _STEP * (number % deep + 0.5)
        if entry.sign.shape == "bar":
            canvas.bar(Box(x - 22, y - 11, x + 22, y + 11), entry.sign.colour)
        else:
            canvas.mark((x, y), entry.sign, _RADIUS)
        if entry.ring is not None:
            canvas.ring((x, y), _RADIUS + 6, entry.ring)
        letters = canvas.fitting(entry.words, _LETTERS, wide - 22 - 38 - _GAP)
        canvas.text((x + 38, y), entry.words, letters, up="center_baseline")
