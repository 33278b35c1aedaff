"""The evidence tables of a snapshot, opened: looked into by key, never read whole."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.columns import read_column, read_text, whole
from index.evidence.events import COLUMNS, EventColumns
from index.evidence.repeats import Key
from index.postings import Postings
from index.rows import Lines

FOLDER = "evidence"
LINE_KEYS = "line_keys.txt"
STEMS, ABOUT, NAMED, EVENT_PLACES = "stems", "about", "named", "event_places"
EVENT_COLUMNS = "event_columns.npy"
SURFACES, NAMES, JOINED, REPEATS = "surfaces.txt", "names.txt", "joined.txt", "repeats.json"


class Evidence:
    """Opened tables.  Rows are those of the snapshot's sentences and events."""

    def __init__(self, folder: Path, rebuild: str) -> None:
        """Open the tables in a folder; raises SnapshotError, ending in `rebuild`."""
        self._folder = folder
        self._rebuild = rebuild
        self.line_keys = Lines(folder / LINE_KEYS, rebuild)
        """`LineKeys` of each sentence."""
        self.stems = Postings(folder / STEMS, rebuild)
        """Sentences by stem, without those that a copy says again."""
        self.about = Postings(folder / ABOUT, rebuild)
        """Sentences by the places they name or mean."""
        self.named = Postings(folder / NAMED, rebuild)
        """Sentences by the places they name."""
        self.event_places = Postings(folder / EVENT_PLACES, rebuild)
        """Events by place."""
        self.event_columns: EventColumns = read_column(folder / EVENT_COLUMNS, COLUMNS, rebuild)

    @cached_property
    def event_place_numbers(self) -> NDArray[np.int32]:
        """(events,) the place of each event, as a number."""
        numbers = np.zeros(len(self.event_columns), dtype=np.int32)
        for number, place in enumerate(self.event_places.keys):
            numbers[self.event_places.rows(place)] = number
        return numbers

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Folded words of the articles with their stems."""
        return dict(self._pairs(SURFACES))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Stems written with a capital more often than small, as first written."""
        return dict(self._pairs(NAMES))

    @cached_property
    def joined(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Stems of two such words in a row, by their spelling run together."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for line in self._text(JOINED):
            spelling, one, two = line.split("\t")
            found[spelling] = (*found.get(spelling, ()), (one, two))
        return found

    @cached_property
    def repeats(self) -> Mapping[Key, tuple[Key, ...]]:
        """For each sentence of a copy that repeats: where its source said it before."""
        with whole(self._folder / REPEATS, self._rebuild):
            said = json.loads("\n".join(self._text(REPEATS)))
        return {
            (article, index): tuple((str(name), at) for name, at in keys)
            for article, rows in said.items()
            for index, keys in rows
        }

    def _pairs(self, name: str) -> Iterator[tuple[str, str]]:
        for line in self._text(name):
            one, _, two = line.partition("\t")
            yield one, two

    def _text(self, name: str) -> list[str]:
        return read_text(self._folder / name, self._rebuild).split("\n")[:-1]
