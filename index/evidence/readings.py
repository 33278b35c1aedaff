"""A sentence's reading at rest: its places by their gazetteer ids, its days, whose words it is."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from corpus.dates import DateSpan
from corpus.event import Event, Extent
from corpus.gazetteer import Gazetteer
from corpus.passage import Sentence
from corpus.reading import Reading
from corpus.spot import Focus, Spot


class ReadingRow(BaseModel):
    """What was read from one sentence, without the sentence and its events."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spots: tuple[tuple[int, int, str, str | None, Extent, bool], ...] = ()
    """As the fields of `Spot`, with the place's id."""
    spans: tuple[DateSpan, ...] = ()
    city: str | None = None
    province: str | None = None
    age: int = 0
    by_province: bool = False
    """The focus, with ids."""
    source: str | None = None
    events: NonNegativeInt = 0
    """How many events it tells of."""


def row_of(reading: Reading) -> bytes:
    """Write a reading as one line of JSON."""
    focus = reading.focus
    row = ReadingRow(
        spots=tuple(
            (s.start, s.end, s.place.id, s.written, s.extent, s.aside) for s in reading.spots
        ),
        spans=reading.spans,
        city=focus.city.id if focus.city else None,
        province=focus.province.id if focus.province else None,
        age=focus.age,
        by_province=focus.by_province,
        source=reading.source,
        events=len(reading.events),
    )
    return row.model_dump_json(exclude_defaults=True).encode()


def reading_of(
    row: ReadingRow, sentence: Sentence, events: Iterable[Event], gazetteer: Gazetteer
) -> Reading:
    """Give a sentence its reading back; `events` are at least its own, in order.

    Raises PlaceError for a place that the gazetteer does not have.
    """
    return Reading(
        sentence=sentence,
        spots=tuple(
            Spot(start, end, gazetteer.place(place), written, extent, aside)
            for start, end, place, written, extent, aside in row.spots
        ),
        spans=row.spans,
        focus=Focus(
            city=gazetteer.place(row.city) if row.city else None,
            province=gazetteer.place(row.province) if row.province else None,
            age=row.age,
            by_province=row.by_province,
        ),
        source=row.source,
        events=tuple(one for one in events if one.sentence == sentence.index) if row.events else (),
    )
