"""When something happened, from all that the articles tell of it: agreed, differing or unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.ground import Ground, Line
from corpus.event import Event


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the sentence that tells it."""

    event: Event
    line: Line

    @property
    def width(self) -> int:
        """How many days the span of the event leaves open; large where it has none."""
        if self.event.first is None or self.event.last is None:
            return 10_000
        return (self.event.last - self.event.first).days


@dataclass(frozen=True, slots=True)
class Dated:
    """One span of days with all that tells it, best first."""

    first: date
    last: date
    told: tuple[Told, ...]


def narrowest(told: Sequence[Told]) -> tuple[Dated, ...]:
    """The spans told, days before ranges; a range that holds a told day only confirms it.

    Disjoint days stand side by side: that is a disagreement, or a thing that happened twice.
    """
    groups: dict[tuple[date, date], list[Told]] = {}
    for one in sorted(told, key=lambda t: (t.width, t.event.date_from == "context")):
        first, last = one.event.first, one.event.last
        if first is None or last is None or (one.width > 31 and groups):
            continue
        home = next((k for k in groups if first <= k[0] and k[1] <= last), None)
        groups.setdefault(home or (first, last), []).append(one)
    return tuple(Dated(a, b, tuple(rows)) for (a, b), rows in groups.items())


def line_of(event: Event, ground: Ground) -> Line:
    """The sentence of an event."""
    return ground.lines[event.article_id, event.sentence]
