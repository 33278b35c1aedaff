"""Boxes and lines on a sheet: what covers or crosses what."""

from dataclasses import dataclass

Point = tuple[float, float]
"""Right and up, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box", gap: float = 0) -> bool:
        """Whether they share a point, or come nearer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )

    def nearest(self, point: Point) -> Point:
        """The point of the box nearest to another."""
        return (
            min(max(point[0], self.left), self.right),
            min(max(point[1], self.bottom), self.top),
        )


def passes(leader: tuple[Point, Point], box: Box) -> bool:
    """Whether a segment touches a box (Liang and Barsky's clipping)."""
    (x0, y0), (x1, y1) = leader
    enter, leave = 0.0, 1.0
    for start, step, low, high in (
        (x0, x1 - x0, box.left, box.right),
        (y0, y1 - y0, box.bottom, box.top),
    ):
        if step == 0:
            if not low <= start <= high:
                return False
            continue
        first, last = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, first), min(leave, last)
    return enter <= leave


def cross(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    """Whether two segments cross."""
    (a, b), (c, d) = one, two
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (c[1] - a[1]) * (b[0] - a[0]) > (b[1] - a[1]) * (c[0] - a[0])
