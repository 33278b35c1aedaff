"""JSON lines read one by one where they lie, so that opening a million of them reads none."""

import mmap
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from index.columns import whole
from index.seal import SnapshotError

OFFSETS = ".offsets.npy"
"""Added to a file's name: (rows + 1,) int64, where each row begins in the file, in bytes."""
_KEPT = 4096
"""Rows kept once read."""

_Row = TypeVar("_Row", bound=BaseModel)
Offsets = NDArray[np.int64]


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write lines, each without its line feed, and beside them where each begins."""
    lengths: list[int] = []
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            file.write(b"\n")
            lengths.append(len(line) + 1)
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    np.save(path.with_name(path.name + OFFSETS), offsets)


class Lines(Sequence[bytes]):
    """The lines of a file, mapped into memory.  Safe to share between threads."""

    def __init__(self, path: Path, rebuild: str) -> None:
        """Open what `write_lines` wrote.

        `rebuild` is the way out that an error ends in.  Raises SnapshotError where a file is
        missing or the two do not fit each other.
        """
        self.path = path
        beside = path.with_name(path.name + OFFSETS)
        with whole(path, rebuild):
            # Held in memory, eight bytes a row: looked into at random, often.
            self.offsets: Offsets = np.load(beside)
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                self._bytes: mmap.mmap | bytes = (
                    mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
                )
        ends = self.offsets
        fits = ends.dtype == np.int64 and ends.ndim == 1 and ends.size > 0
        if not fits or ends[0] != 0 or ends[-1] != size or (np.diff(ends) < 1).any():
            raise SnapshotError(f"{path} is damaged. {rebuild}")

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, row: int) -> bytes: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[bytes]: ...
    def __getitem__(self, row: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        at = row + len(self) if row < 0 else row
        if not 0 <= at < len(self):
            raise IndexError(f"{self.path} has no row {row}")
        return self._bytes[int(self.offsets[at]) : int(self.offsets[at + 1]) - 1]

    def block(self, first: int, last: int) -> list[bytes]:
        """Read the rows from `first` up to `last`, which is left out."""
        if last <= first:
            return []
        whole = self._bytes[int(self.offsets[first]) : int(self.offsets[last]) - 1]
        return whole.split(b"\n")


class Rows(Sequence[_Row]):
    """Lines read as one kind of row when they are asked for; the last ones are kept."""

    def __init__(self, path: Path, model: type[_Row], rebuild: str) -> None:
        """Open the file; raises SnapshotError as `Lines` does, and for a row that is none."""
        self.lines = Lines(path, rebuild)
        self._model = model
        self._rebuild = rebuild
        # Of what is read from, not of this: a thing that holds itself outlives its use.
        self._row = lru_cache(maxsize=_KEPT)(partial(_read_row, self.lines, model, rebuild))

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, row: int) -> _Row: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[_Row]: ...
    def __getitem__(self, row: int | slice) -> _Row | Sequence[_Row]:
        if isinstance(row, slice):
            return tuple(self[one] for one in range(*row.indices(len(self))))
        return self._row(row)

    def __iter__(self) -> Iterator[_Row]:
        # Past the rows kept, which a walk over all of them would push out.
        return (self.read(row) for row in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def read(self, row: int) -> _Row:
        """Read a row that is not kept; raises SnapshotError if it is none."""
        return _read_row(self.lines, self._model, self._rebuild, row)


def _read_row(lines: Lines, model: type[_Row], rebuild: str, row: int) -> _Row:
    try:
        return model.model_validate_json(lines[row])
    except ValidationError as error:
        raise SnapshotError(f"{lines.path} is damaged. {rebuild}") from error


def as_line(row: BaseModel) -> bytes:
    """Write a row as one line of JSON, without its line feed."""
    return row.model_dump_json().encode()
