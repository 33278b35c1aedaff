"""Events in columns, by place: which of them matter is decided before any of them is read."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from corpus.event import Event, EventKind, Extent, Modality

UNDATED: Final = 10_000_000
"""The day, as an ordinal, of what has none: later than any."""

_KINDS: tuple[str, ...] = get_args(EventKind)
_EXTENTS: tuple[str, ...] = get_args(Extent)
_MODALITIES: tuple[str, ...] = get_args(Modality)

COLUMNS = np.dtype(
    [
        ("kind", "u1"),
        ("extent", "u1"),
        ("modality", "u1"),
        ("first", "i4"),
        ("last", "i4"),
        ("published", "i4"),
        ("sentence", "i4"),
    ]
)
"""One event: its places in `EventKind`, `Extent` and `Modality`, days as ordinals, and the index
of its sentence in its article."""

MOST = 256
"""Events of one place looked at for one question."""
MOST_ANYWHERE = 4096
"""Events looked at for a question that names no place."""
EventColumns = NDArray[np.void]
"""(n,) of `COLUMNS`."""


def columns_of(events: Iterable[Event], published: date | None) -> EventColumns:
    """Put the events of one article into columns."""
    day = ordinal(published)
    rows = [
        (
            _KINDS.index(one.kind),
            _EXTENTS.index(one.extent),
            _MODALITIES.index(one.modality),
            ordinal(one.first),
            ordinal(one.last),
            day,
            one.sentence,
        )
        for one in events
    ]
    return np.array(rows, dtype=COLUMNS)


def ordinal(day: date | None) -> int:
    """Number a day as `date.toordinal` does; `UNDATED` for none."""
    return UNDATED if day is None else day.toordinal()


def chosen(
    columns: EventColumns,
    kinds: Collection[EventKind] | None,
    until: date | None,
    places: NDArray[np.int32] | None = None,
) -> NDArray[np.int64]:
    """Choose which events are looked at: their places in `columns`, ascending.

    Those of the kinds asked (of any, for None), in articles of up to a day.  Of more than `MOST`
    half are the newest, and every telling (kind, extent, modality, days) is represented by its
    first and its last articles, as long as there are a quarter as many, so that the work for one
    answer has a bound.
    `places` are numbers of the events' places where they are not all of one; then
    `MOST_ANYWHERE` is the bound.
    """
    wanted = np.ones(len(columns), dtype=bool)
    if kinds is not None:
        wanted &= np.isin(columns["kind"], [_KINDS.index(one) for one in kinds])
    if until is not None:
        wanted &= columns["published"] <= until.toordinal()
    found = np.flatnonzero(wanted)
    most = MOST if places is None else MOST_ANYWHERE
    if len(found) <= most:
        return found
    return _represented(columns[found], found, None if places is None else places[found], most)


def _represented(
    columns: EventColumns,
    rows: NDArray[np.int64],
    places: NDArray[np.int32] | None,
    most: int,
) -> NDArray[np.int64]:
    keys = ["kind", "extent", "modality", "first", "last"]
    telling = [columns[key] for key in keys] + ([] if places is None else [places])
    order = np.lexsort((rows, columns["published"], *telling))
    new = np.zeros(len(order), dtype=bool)
    for column in telling:
        ordered = column[order]
        new[1:] |= ordered[1:] != ordered[:-1]
    group = np.cumsum(new)
    often = np.bincount(group)
    rank = np.arange(len(order)) - (np.cumsum(often) - often)[group]
    near_end = np.minimum(rank, often[group] - 1 - rank)
    # The first and the last article of each telling, the most attested first, then those within.
    ranked = order[np.lexsort((-often[group], near_end))]
    # Half are the newest, however seldom told: what was told last says how things stand.
    days = np.where(columns["published"] == UNDATED, 0, columns["published"])
    newest = np.lexsort((rows, -days))[: most // 2]
    chosen_first = np.concatenate((newest, ranked))
    _, first = np.unique(chosen_first, return_index=True)
    return np.sort(rows[chosen_first[np.sort(first)[:most]]])
