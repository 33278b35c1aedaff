"""The map drawn: each capital where it lies, with the sign of what was last told of it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.phrases.phrases import Phrases
from bot.pictures.boxes import Box, Point
from bot.pictures.canvas import Canvas, write_line
from bot.pictures.labels import place_labels, spread
from bot.pictures.legend import Entry, legend_height, write_legend
from bot.pictures.look import EDGE, FAINT, GREY, RAISED, SIGNS, SOFT, TEXT
from bot.pictures.outline import COUNTRY, NEIGHBOURS, OUTLINE, WINDOW
from bot.pictures.rows import Heading, MapRow
from bot.pictures.words import footer, sign_words, subtitle

_WIDTH = 1080
_MARGIN = 32
_HEAD, _FOOT = 138, 104
_TALLEST = 1000
"""Pixels of the map itself."""
_RADIUS = 13
_TITLE, _UNDER, _NAME, _QUIET, _TINY = 46, 30, 29, 25, 23
"""Letters in pixels; a phone of 390 points shows them at 36 per cent."""
_LEADER = 12
"""A label nearer than so many pixels to its mark needs no line."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Degrees to pixels: equirectangular, true to scale at the middle latitude (34° N here)."""

    west: float
    south: float
    scale: float
    """Pixels in a degree of latitude."""
    narrow: float
    """A degree of longitude in degrees of latitude."""
    left: float
    bottom: float

    def at(self, east: float, north: float) -> Point:
        return (
            self.left + (east - self.west) * self.narrow * self.scale,
            self.bottom + (north - self.south) * self.scale,
        )


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A map laid out, with the boxes of its labels in the order of its rows."""

    canvas: Canvas
    labels: tuple[Box, ...]
    marks: tuple[Point, ...]


def draw_map(rows: Sequence[MapRow], heading: Heading, phrases: Phrases) -> bytes:
    """Draw the rows that have coordinates as a PNG of 1080 pixels' width.

    Raises ValueError where none has.
    """
    return map_sheet(rows, heading, phrases).canvas.png()


def map_sheet(rows: Sequence[MapRow], heading: Heading, phrases: Phrases) -> MapSheet:
    """Lay the map out; `draw_map` gives its bytes."""
    drawn = [row for row in rows if row.latitude is not None and row.longitude is not None]
    if not drawn:
        raise ValueError("a map without a place that has coordinates")
    home = all(row.country == COUNTRY for row in drawn)
    window = WINDOW if home else _window(drawn)
    entries = _entries(drawn, phrases)
    below = legend_height(entries) + _FOOT
    sheet, tall = _fit(window, below)
    canvas = Canvas(_WIDTH, round(_HEAD + tall + below))
    frame = Box(8, below + 4, _WIDTH - 8, below + tall - 4)
    if home:
        _draw_country(canvas, sheet)
    marks = spread([_place(sheet, row) for row in drawn], 2 * _RADIUS + 2)
    labels = _write_labels(canvas, drawn, marks, frame)
    for row, mark in zip(drawn, marks, strict=True):
        canvas.mark(mark, SIGNS[row.state], _RADIUS, layer=6)
        if row.differing:
            canvas.ring(mark, _RADIUS + 5, SIGNS[row.differing[0].state].colour)
    _cover(canvas, frame)
    if home:
        _name_neighbours(canvas, sheet, frame, [*labels, *_round(marks)], phrases)
    _write_head(canvas, heading, phrases)
    write_legend(canvas, entries, below - 8)
    note = phrases.say("picture-outline-note" if home else "picture-apart-note")
    write_line(canvas, (_MARGIN, 58), note, _TINY, GREY)
    write_line(canvas, (_MARGIN, 24), footer(heading, phrases), _TINY, SOFT)
    return MapSheet(canvas, labels, marks)


def _place(sheet: _Sheet, row: MapRow) -> Point:
    return sheet.at(row.longitude or 0.0, row.latitude or 0.0)


def _window(rows: Sequence[MapRow]) -> tuple[float, float, float, float]:
    """West, south, east, north of the rows with some room around them."""
    east = [row.longitude or 0.0 for row in rows]
    north = [row.latitude or 0.0 for row in rows]
    side = max(0.5, 0.2 * (max(east) - min(east)))
    rise = max(0.5, 0.2 * (max(north) - min(north)))
    return (min(east) - side, min(north) - rise, max(east) + side, max(north) + rise)


def _fit(window: tuple[float, float, float, float], below: float) -> tuple[_Sheet, float]:
    """The window at the largest scale that fits, and its height in pixels."""
    west, south, east, north = window
    narrow = max(0.05, math.cos(math.radians((south + north) / 2)))
    scale = min(_WIDTH / ((east - west) * narrow), _TALLEST / (north - south))
    left = (_WIDTH - (east - west) * narrow * scale) / 2
    return _Sheet(west, south, scale, narrow, left, below), (north - south) * scale


def _draw_country(canvas: Canvas, sheet: _Sheet) -> None:
    canvas.area([sheet.at(*corner) for corner in OUTLINE], RAISED, EDGE)
    west, south, east, north = WINDOW
    for degree in range(math.ceil(west / 2) * 2, math.floor(east) + 1, 2):
        canvas.line([sheet.at(degree, south), sheet.at(degree, north)], FAINT, 1, layer=0.5)
    for degree in range(math.ceil(south / 2) * 2, math.floor(north) + 1, 2):
        canvas.line([sheet.at(west, degree), sheet.at(east, degree)], FAINT, 1, layer=0.5)


def _write_labels(
    canvas: Canvas, rows: Sequence[MapRow], marks: Sequence[Point], frame: Box
) -> tuple[Box, ...]:
    sizes = [canvas.size(row.name, _letters(row)) for row in rows]
    boxes = place_labels(marks, sizes, _RADIUS + 6, frame)
    for row, box, mark in zip(rows, boxes, marks, strict=True):
        colour = TEXT if row.citation else SOFT
        middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        canvas.text(
            middle, row.name, _letters(row), colour, across="center", up="center", outlined=True
        )
        end = box.nearest(mark)
        if math.dist(end, mark) > _RADIUS + _LEADER:
            canvas.line([mark, end], SOFT, 2, layer=2)
    return boxes


def _letters(row: MapRow) -> int:
    return _NAME if row.citation else _QUIET


def _round(marks: Sequence[Point]) -> list[Box]:
    return [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in marks]


def _cover(canvas: Canvas, frame: Box) -> None:
    """Hide what runs off the map above and below."""
    canvas.blank(Box(0, frame.top + 4, canvas.width, canvas.height))
    canvas.blank(Box(0, 0, canvas.width, frame.bottom - 4))


def _name_neighbours(
    canvas: Canvas, sheet: _Sheet, frame: Box, taken: Sequence[Box], phrases: Phrases
) -> None:
    """Write each neighbour's name in the first of its places that nothing else fills."""
    for key, places in NEIGHBOURS:
        name = phrases.say(f"picture-neighbour-{key}")
        wide, high = canvas.size(name, _TINY)
        for place in places:
            x, y = sheet.at(*place)
            box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
            inside = frame.left <= box.left and box.right <= frame.right
            if inside and not any(box.overlaps(other, 6) for other in taken):
                canvas.text((x, y), name, _TINY, GREY, across="center", up="center")
                break


def _write_head(canvas: Canvas, heading: Heading, phrases: Phrases) -> None:
    title = phrases.say("picture-map-title")
    write_line(canvas, (_MARGIN, canvas.height - 68), title, _TITLE, bold=True)
    when = subtitle(heading, phrases)
    if when:
        write_line(canvas, (_MARGIN, canvas.height - 114), when, _UNDER, SOFT)


def _entries(rows: Sequence[MapRow], phrases: Phrases) -> tuple[Entry, ...]:
    """What the signs mean and how many there are, of those that are drawn."""
    counts = Counter(row.state for row in rows)
    entries = [
        Entry(sign, _counted(sign_words(sign, phrases), counts[state], phrases))
        for state, sign in SIGNS.items()
        if counts[state]
    ]
    differing = [row for row in rows if row.differing]
    if differing:
        first = differing[0]
        ring = SIGNS[first.differing[0].state].colour
        words = phrases.say("picture-legend-ringed", count=len(differing))
        entries.append(Entry(SIGNS[first.state], words, ring))
    return tuple(entries)


def _counted(sign: str, count: int, phrases: Phrases) -> str:
    return phrases.say("picture-legend-count", sign=sign, count=count)
