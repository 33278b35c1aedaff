"""Writing the evidence tables of a snapshot from what was read of its sentences."""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.evidence.events import EventColumns
from index.evidence.opened import (
    ABOUT,
    EVENT_COLUMNS,
    EVENT_PLACES,
    JOINED,
    LINE_KEYS,
    NAMED,
    NAMES,
    REPEATS,
    STEMS,
    SURFACES,
)
from index.evidence.repeats import Key
from index.evidence.tally import Tallied
from index.postings import write_postings
from index.rows import write_lines


def write_evidence(
    folder: Path,
    *,
    line_keys: Sequence[bytes],
    event_places: Sequence[str],
    event_columns: EventColumns,
    tallied: Tallied,
    repeats: Mapping[Key, tuple[Key, ...]],
    repeated: frozenset[int],
) -> None:
    """Write the tables into an empty folder.

    `line_keys` and `event_places` are by row; `repeated` are the rows of the sentences that
    stand in `repeats`.
    """
    folder.mkdir()
    write_lines(folder / LINE_KEYS, line_keys)
    stems, about, named = _Pairs(), _Pairs(), _Pairs()
    for row, line in enumerate(line_keys):
        own, names, bound = line.decode().split("\t")
        if row not in repeated:
            stems.add(own, row)
        named.add(names, row)
        about.add(f"{names} {bound}".strip(), row)
    stems.write(folder / STEMS)
    about.write(folder / ABOUT)
    named.write(folder / NAMED)
    places = _Pairs()
    for row, place in enumerate(event_places):
        places.add(place, row)
    places.write(folder / EVENT_PLACES)
    np.save(folder / EVENT_COLUMNS, event_columns)
    _write(folder / SURFACES, tallied.surfaces.items())
    _write(folder / NAMES, tallied.names.items())
    _write(
        folder / JOINED,
        ((spelling, *pair) for spelling, pairs in tallied.joined.items() for pair in pairs),
    )
    said: dict[str, list[tuple[int, tuple[Key, ...]]]] = {}
    for (article, index), keys in repeats.items():
        said.setdefault(article, []).append((index, keys))
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    (folder / REPEATS).write_text(text + "\n", encoding="utf-8", newline="\n")


class _Pairs:
    """Keys with the rows that hold them, gathered row by row."""

    def __init__(self) -> None:
        self._ids: defaultdict[str, int] = defaultdict(count().__next__)
        self._held = array("i")
        self._lengths: list[int] = []
        self._rows: list[int] = []

    def add(self, keys: str, row: int) -> None:
        """Note the keys of a row, apart by blanks; rows come in ascending order."""
        if keys:
            before = len(self._held)
            self._held.extend(map(self._ids.__getitem__, keys.split(" ")))
            self._rows.append(row)
            self._lengths.append(len(self._held) - before)

    def write(self, place: Path) -> None:
        """Write them as postings."""
        ids: NDArray[np.int32] = np.frombuffer(self._held, dtype=np.int32)
        rows = np.repeat(np.array(self._rows, dtype=np.uint32), self._lengths)
        write_postings(place, self._ids, ids, rows)


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")
