"""One sentence with the places, dates and events that were read from it."""

from dataclasses import dataclass

from corpus.dates import DateSpan
from corpus.event import Event
from corpus.passage import Sentence
from corpus.spot import Focus, Spot


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that was read from it."""

    sentence: Sentence
    spots: tuple[Spot, ...]
    """The places it names or means."""
    spans: tuple[DateSpan, ...]
    """Its dates, chained to those of the sentences before."""
    focus: Focus
    """What "the city" meant before this sentence was read."""
    source: str | None
    """Who says it, where somebody is quoted."""
    events: tuple[Event, ...]
