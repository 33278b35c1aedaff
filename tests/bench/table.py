"""The rows of the table, their ratios, and whether a target is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Unit = Literal["ms", "s", "MB", "questions/s", "passages/s"]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached; one of the two."""

    times: float | None = None
    """At least so many times as good as the other."""
    at_most: float | None = None
    """Our figure, in the row's unit."""

    @property
    def words(self) -> str:
        """The target as the table says it."""
        return f"≥ {self.times:g}×" if self.times is not None else f"≤ {self.at_most:g}"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured in two ways, or with us alone where `other` is None."""

    what: str
    size: str
    ours: float
    other: float | None
    against: str
    unit: Unit = "ms"
    target: Target | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as good ours is: as fast, as small, or as much a second."""
        if self.other is None:
            return None
        return self.ours / self.other if self.unit.endswith("/s") else self.other / self.ours

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        if self.target.at_most is not None:
            return self.ours <= self.target.at_most
        assert self.target.times is not None
        return self.ratio is not None and self.ratio >= self.target.times


@dataclass(frozen=True, slots=True)
class Missing:
    """A row that was not measured, and why."""

    what: str
    size: str
    against: str
    why: str


HEAD = ("what", "passages", "ours", "other", "unit", "against", "ratio", "target", "note")


def markdown(rows: Sequence[Row | Missing]) -> str:
    """Write the table, in the rows' order."""
    lines = [HEAD, tuple("---" for _ in HEAD), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def record(row: Row | Missing) -> dict[str, Any]:
    """Make a row a dictionary for JSON."""
    if isinstance(row, Missing):
        return {
            "what": row.what,
            "size": row.size,
            "against": row.against,
            "missing": row.why,
        }
    return {
        "what": row.what,
        "size": row.size,
        "ours": row.ours,
        "other": row.other,
        "unit": row.unit,
        "against": row.against,
        "ratio": row.ratio,
        "target": row.target.words if row.target else None,
        "met": row.is_met,
        "note": row.note,
    }


def _cells(row: Row | Missing) -> tuple[str, ...]:
    if isinstance(row, Missing):
        return (row.what, row.size, "–", "–", "", row.against, "–", "", row.why)
    ratio = "–" if row.ratio is None else f"{figure(row.ratio)}×"
    met = {None: "", True: "met", False: "**not met**"}[row.is_met]
    target = f"{row.target.words} {met}" if row.target else ""
    other = "–" if row.other is None else figure(row.other)
    cells = (row.what, row.size, figure(row.ours), other, row.unit, row.against, ratio, target)
    return (*cells, row.note)


def figure(value: float) -> str:
    """Write a figure with three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{2 if value < 10 else 1}f}" if value >= 1 else f"{value:.3g}"
