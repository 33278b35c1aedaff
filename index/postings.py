"""Which rows hold a key: sorted keys with their rows, on disk, looked up without reading all."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.columns import whole
from index.row_sets import RowNumbers, any_of
from index.seal import SnapshotError

_MAPPED_FROM = 1_000_000
"""Bytes from which rows are mapped, not read: an empty file can't be."""
_KEYS, _ROWS, _FIRST = ".txt", ".rows.npy", ".first.npy"


def write_postings(
    place: Path, names: Mapping[str, int], ids: NDArray[np.int32], rows: NDArray[np.uint32]
) -> None:
    """Write which rows hold which key, from pairs: row `rows[i]` holds the key number `ids[i]`.

    `names` gives each key its number, 0 and up; none holds a line feed.  `rows` ascend, and hold
    no key twice.  `place` is the files' path without their suffixes.
    """
    keys = sorted(names)
    rank = np.empty(len(keys), dtype=np.int32)
    rank[[names[key] for key in keys]] = np.arange(len(keys), dtype=np.int32)
    ranks = rank[ids] if keys else np.zeros(0, dtype=np.int32)
    order = np.argsort(ranks, kind="stable")
    first = np.zeros(len(keys) + 1, dtype=np.int64)
    np.cumsum(np.bincount(ranks, minlength=len(keys)), out=first[1:])
    _beside(place, _KEYS).write_text(
        "".join(f"{key}\n" for key in keys), encoding="utf-8", newline="\n"
    )
    np.save(_beside(place, _FIRST), first)
    np.save(_beside(place, _ROWS), rows[order].astype(np.uint32))


class Postings:
    """Opened postings.  Only read; safe to share between threads."""

    def __init__(self, place: Path, rebuild: str) -> None:
        """Open what `write_postings` wrote; raises SnapshotError, ending in `rebuild`."""
        with whole(place, rebuild):
            text = _beside(place, _KEYS).read_bytes().decode("utf-8")
            self.keys: list[str] = text.split("\n")[:-1]
            self._first: NDArray[np.int64] = np.load(_beside(place, _FIRST))
            held = _beside(place, _ROWS)
            mode: Literal["r"] | None = "r" if held.stat().st_size > _MAPPED_FROM else None
            # As a plain array, still mapped: a slice of numpy's memmap costs ten times as much.
            self._rows: RowNumbers = np.load(held, mmap_mode=mode).view(np.ndarray)
        if len(self._first) != len(self.keys) + 1 or self._first[-1] != len(self._rows):
            raise SnapshotError(f"{place} is damaged. {rebuild}")

    def __contains__(self, key: str) -> bool:
        return self._at(key) is not None

    def count(self, key: str) -> int:
        """Count the rows that hold a key."""
        at = self._at(key)
        return 0 if at is None else int(self._first[at + 1] - self._first[at])

    def rows(self, key: str) -> RowNumbers:
        """View the rows that hold a key, ascending; memory-mapped, none for an unknown key."""
        at = self._at(key)
        if at is None:
            return _NONE
        return self._rows[int(self._first[at]) : int(self._first[at + 1])]

    def rows_of_any(self, keys: Iterable[str]) -> RowNumbers:
        """Collect the rows that hold any of the keys, ascending, each once."""
        return any_of([self.rows(key) for key in keys])

    def _at(self, key: str) -> int | None:
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else None


_NONE = np.zeros(0, dtype=np.uint32)


def _beside(place: Path, suffix: str) -> Path:
    return place.with_name(place.name + suffix)
