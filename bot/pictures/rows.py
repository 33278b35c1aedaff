"""Rows of a picture: what each of its marks says, and the sentences that it stands for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.answering.ground import Ground, Line
from bot.answering.states import State
from corpus.event import Event

Certainty = Literal["asserted", "claimed"]
"""Whether an article itself says so, or only a party that it names."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the first and last day of a span, with what tells it."""

    first: date
    last: date
    certainty: Certainty
    citations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One place told as taken."""

    place: str
    """Its gazetteer id."""
    name: str
    day: Day | None
    """The best attested day or span; None where no article gives one."""
    others: tuple[Day, ...]
    """The days that others give instead."""
    denials: tuple[Day, ...]
    """Days of articles that say, not before it is told as taken, that it is not."""
    certainty: Certainty
    """Of the day; where there is none, of the taking."""
    citations: tuple[Line, ...]
    """What tells the day; where there is none, the taking."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Another state, told by an article of the same day."""

    state: State
    event: Event
    citation: Line


@dataclass(frozen=True, slots=True)
class MapRow:
    """One capital and what was last told of it."""

    place: str
    """Its gazetteer id."""
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    state: State
    event: Event | None
    """What tells the state; None for "unknown" alone."""
    told: date | None
    """When the article that tells it was published."""
    citation: Line | None
    """The sentence that tells it; None for "unknown" alone."""
    differing: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a picture is of."""

    as_of: date | None
    """The day asked for, else that of the newest article; None where no article has one."""
    articles: int
    """How many articles may be used."""
    snapshot: str
    first: date | None = None
    last: date | None = None
    """The days that a timeline is limited to; None where it has no bound."""
    undated: int = 0
    """How many places told as taken without a day are left out for such a bound."""


def heading_of(ground: Ground, as_of: date | None) -> Heading:
    """Count what a picture as of a day may be drawn from; None takes all there is."""
    usable = ground.covered(as_of).articles
    return Heading(as_of or ground.last_day(None), usable, ground.snapshot.id)
