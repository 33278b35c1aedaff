"""Where labels go so that none covers another: greedy choices mended by sweeps."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.boxes import Box, Point, cross, passes

_ANGLES = tuple(math.radians(15 * step) for step in range(24))
_REACHES = (4, 16, 32, 52, 76, 104, 136, 172, 212, 256)
"""Pixels between a mark and its label."""
_SWEEPS = 8
_ROUNDS = 2
_LIFTED = 8
"""Labels lifted at a time."""
_GAP = 4
"""Pixels kept free around a label."""
_ASIDE = 14
"""Pixels kept free left and right of it: two names must not read as one."""
_DOUBT, _MISREAD = 40, 45
"""Pixels to another's mark within which a label may be taken for that one's, and the price."""
_COVERS, _CROSSES, _TANGLES = 4000, 700, 500
"""The price of covering a mark or label, of a leader through one, and of two leaders crossing."""


@dataclass(frozen=True, slots=True)
class _Spot:
    box: Box
    wide: Box
    """The box with the room that other labels and leaders leave it."""
    whole: Box
    """The box around that room and the mark."""
    leader: tuple[Point, Point]
    price: float
    """Without regard to other labels."""


def place_labels(
    marks: Sequence[Point], sizes: Sequence[tuple[float, float]], radius: float, frame: Box
) -> tuple[Box, ...]:
    """Choose a box for the label of each mark, within the frame, near it, covering nothing.

    `sizes` are widths and heights; `radius` is that of a mark.  The same input gives the same
    boxes.  Where there is no room for all, the least is covered.
    """
    spots = [_spots(i, marks, size, radius, frame) for i, size in enumerate(sizes)]
    rows = range(len(marks))
    orders = (
        sorted(rows, key=lambda i: (-_crowd(marks, i), i)),
        sorted(rows, key=lambda i: marks[i], reverse=True),
        sorted(rows, key=lambda i: marks[i][::-1]),
    )
    best = min((_settled(spots, {}, order) for order in orders), key=_total)
    best = _shaken(spots, marks, best)
    return tuple(best[i].box for i in rows)


def _shaken(
    spots: Sequence[Sequence[_Spot]], marks: Sequence[Point], chosen: dict[int, _Spot]
) -> dict[int, _Spot]:
    """Lift each label with those around it and lay them anew, nearest first, where that is less."""
    least = _total(chosen)
    for _ in range(_ROUNDS):
        before = least
        for i in range(len(marks)):
            near = sorted(chosen, key=lambda j: (math.dist(marks[i], marks[j]), j))[:_LIFTED]
            for order in (near, near[::-1]):
                rest = {j: spot for j, spot in chosen.items() if j not in near}
                laid = _settled(spots, rest, order)
                price = _total(laid)
                if price < least - 1e-6:
                    chosen, least = laid, price
        if least >= before:
            break
    return chosen


def _settled(
    spots: Sequence[Sequence[_Spot]], laid: dict[int, _Spot], order: Sequence[int]
) -> dict[int, _Spot]:
    """Choose in that order beside those laid, then let each choose again until none would."""
    chosen = dict(laid)
    for _ in range(_SWEEPS):
        before = dict(chosen)
        for i in order:
            chosen[i] = _cheapest(spots[i], [spot for j, spot in chosen.items() if j != i])
        if chosen == before:
            break
    return chosen


def _total(chosen: dict[int, _Spot]) -> float:
    spots = list(chosen.values())
    between = sum(_between(one, two) for i, one in enumerate(spots) for two in spots[:i])
    return between + sum(spot.price for spot in spots)


def spread(marks: Sequence[Point], apart: float) -> tuple[Point, ...]:
    """Push marks that would cover each other apart, each as little as it takes."""
    moved = [list(mark) for mark in marks]
    for _ in range(60):
        still = True
        for i, one in enumerate(moved):
            for two in moved[i + 1 :]:
                dx, dy = two[0] - one[0], two[1] - one[1]
                length = math.hypot(dx, dy)
                if length >= apart - 0.01:
                    continue
                still = False
                if length == 0:
                    dx, dy, length = 1.0, 0.0, 1.0
                push = (apart - math.hypot(two[0] - one[0], two[1] - one[1])) / 2 / length
                one[0], one[1] = one[0] - dx * push, one[1] - dy * push
                two[0], two[1] = two[0] + dx * push, two[1] + dy * push
        if still:
            break
    return tuple((x, y) for x, y in moved)


def _crowd(marks: Sequence[Point], i: int) -> int:
    return sum(math.dist(marks[i], other) < 130 for other in marks)


def _spots(
    i: int, marks: Sequence[Point], size: tuple[float, float], radius: float, frame: Box
) -> list[_Spot]:
    """Every place for one label, the best first."""
    found = []
    x, y = marks[i]
    half_width, half_height = size[0] / 2, size[1] / 2
    for reach in _REACHES:
        for angle in _ANGLES:
            along, up = math.cos(angle), math.sin(angle)
            far = reach + radius
            centre_x = x + along * far + _clipped(along * 3) * half_width
            centre_y = y + up * far + _clipped(up * 1.5) * half_height
            box = Box(
                centre_x - half_width,
                centre_y - half_height,
                centre_x + half_width,
                centre_y + half_height,
            )
            if (
                box.left < frame.left
                or box.right > frame.right
                or box.bottom < frame.bottom
                or box.top > frame.top
            ):
                continue
            leader = ((x, y), box.nearest((x, y)))
            price = 2.2 * reach + 6 * (1 - along) + 5 * abs(up)
            for j, mark in enumerate(marks):
                round_mark = Box(
                    mark[0] - radius, mark[1] - radius, mark[0] + radius, mark[1] + radius
                )
                if box.overlaps(round_mark, _GAP if j != i else 0):
                    price += _COVERS
                elif j != i and box.overlaps(round_mark, _DOUBT):
                    price += _MISREAD
                elif j != i and reach > _REACHES[0] and passes(leader, round_mark):
                    price += _CROSSES
            wide = Box(box.left - _ASIDE, box.bottom - _GAP, box.right + _ASIDE, box.top + _GAP)
            whole = Box(
                min(wide.left, x), min(wide.bottom, y), max(wide.right, x), max(wide.top, y)
            )
            found.append(_Spot(box, wide, whole, leader, price))
    if not found:
        raise ValueError("a label that does not fit into the frame")
    return sorted(found, key=lambda spot: spot.price)


def _clipped(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _cheapest(spots: Sequence[_Spot], others: Sequence[_Spot]) -> _Spot:
    best, least = spots[0], math.inf
    for spot in spots:
        if spot.price >= least:
            break
        price = spot.price
        for other in others:
            price += _between(spot, other)
            if price >= least:
                break
        if price < least:
            best, least = spot, price
    return best


def _between(one: _Spot, two: _Spot) -> float:
    """The price of two labels' being where they are, beside each other."""
    price = 0.0
    if not one.whole.overlaps(two.whole):
        return price
    if one.wide.overlaps(two.box):
        price += _COVERS
    if passes(one.leader, two.wide) or passes(two.leader, one.wide):
        price += _CROSSES
    if cross(one.leader, two.leader):
        price += _TANGLES
    return price
