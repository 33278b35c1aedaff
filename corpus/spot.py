"""A place a sentence speaks of, and what "the city" means where none is named."""

from dataclasses import dataclass

from corpus.event import Extent
from corpus.place import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """One place a sentence speaks of."""

    start: int
    end: int
    place: Place
    written: str | None
    """The spelling in the sentence; None for a pronoun or a definite noun."""
    extent: Extent
    aside: bool = False
    """True for a place that only locates another: "north of Kabul", "in the province of Takhar"."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What "the city", "the province" and "there" mean at this point of an article."""

    city: Place | None = None
    province: Place | None = None
    age: int = 0
    """How many sentences ago it was last named."""
    by_province: bool = False
    """Whether it was the province that was named, so that "the capital" is the province's."""
