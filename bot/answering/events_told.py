"""The events of a snapshot that a question may be about, read once they are chosen."""

from collections.abc import Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bot.answering.said_again import SaidAgain
from corpus.article import ArticleId
from corpus.event import Event, EventKind
from index.evidence.events import chosen
from index.snapshot import Snapshot


def events_told(
    snapshot: Snapshot,
    place: str | None,
    kinds: Collection[EventKind] | None = None,
    until: date | None = None,
    outlets: frozenset[ArticleId] = frozenset(),
    *,
    again: SaidAgain,
) -> tuple[Event, ...]:
    """What is told of a place (of any, for None), of some kinds, in articles of up to a day.

    In the articles of `outlets` alone if any are given.  What a copy tells again is left out
    beforehand, for it may not be used.  Of very many events those that stand for the rest
    (`index.evidence.events.chosen`).
    """
    columns, places = snapshot.evidence.event_columns, snapshot.evidence.event_places
    rows: NDArray[np.integer]
    rows = np.arange(len(columns)) if place is None else places.rows(place)
    if outlets:
        theirs = [np.array(snapshot.rows_of(one, "event"), dtype=np.int64) for one in outlets]
        rows = np.intersect1d(rows, np.concatenate(theirs))
    rows = again.new_events(rows, outlets)
    if not len(rows):
        return ()
    numbers = snapshot.evidence.event_place_numbers[rows] if place is None else None
    found = rows[chosen(columns[rows], kinds, until, numbers)]
    return tuple(snapshot.events[row] for row in found.tolist())
