"""Vectors held and searched by FAISS, on one machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from index.stores.allowed import Allowed
from index.stores.dense_record import Effort
from index.stores.searching import searched
from index.vectors import FloatMatrix

ROWS_AT_ONCE = 65_536
"""Rows read from a mapped array and given to FAISS at a time."""


class FaissStore:
    """A FAISS index, mapped from its file; only read, never changed.  Safe for several threads."""

    def __init__(
        self,
        path: Path,
        *,
        rows: int,
        dimension: int,
        effort: Effort | None = None,
        size: int | None = None,
    ) -> None:
        """Map an index that `build_dense` wrote, of `rows` rows and, if given, `size` bytes.

        Nothing is read before it is searched for.  Raises ValueError if it cannot be read or is
        another index than promised.  Verify its checksum first: FAISS loads a file with a
        flipped byte without a word.
        """
        import faiss  # noqa: PLC0415

        found_size = path.stat().st_size if path.is_file() else 0
        if size is not None and found_size != size:
            raise ValueError(f"{path} has {found_size} bytes, not the {size} promised")
        self._faiss: Any = faiss
        try:
            # The older IO_FLAG_MMAP reads flat and refined kinds into memory all the same.
            self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise ValueError(f"{path} is not an index FAISS can read") from error
        found = int(self._index.ntotal), int(self._index.d)
        if found != (rows, dimension):
            raise ValueError(
                f"{path} holds {found[0]} rows of {found[1]} dimensions, not the {rows} of"
                f" {dimension} promised"
            )
        self._searched = searched(faiss, self._index, effort or Effort())

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, question: FloatMatrix, limit: int, allowed: Allowed | None = None
    ) -> tuple[tuple[int, float], ...]:
        """Rank rows by cosine with a unit question of shape (1, d): (row, cosine), best first.

        Equal cosines go by row.  With `allowed` no other row is found.
        """
        limit = min(limit, len(self) if allowed is None else allowed.count)
        if limit < 1:
            return ()
        with one_thread(self._faiss):  # one question at a time: threads only cost
            cosines, found = self._searched.search(question, limit, allowed)
        pairs = [
            (row, cosine)
            for row, cosine in zip(found.tolist(), cosines.tolist(), strict=True)
            if row >= 0  # FAISS pads with -1 where it finds fewer
        ]
        return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def new_index(faiss: Any, kind: str, dimension: int) -> Any:
    """Make an empty index that compares by inner product."""
    return faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)


def add_rows(index: Any, vectors: FloatMatrix) -> None:
    """Add rows in blocks: `vectors` may be mapped and larger than memory."""
    for start in range(0, len(vectors), ROWS_AT_ONCE):
        index.add(np.ascontiguousarray(vectors[start : start + ROWS_AT_ONCE], dtype=np.float32))


def write_index(faiss: Any, index: Any, path: Path) -> None:
    """Write an index to a file, whatever still maps an old one of that name.

    Raises OSError if it cannot be written.
    """
    path.unlink(missing_ok=True)  # cut short in place, a mapped file kills who reads it
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # as FAISS reports a full disk
        raise OSError(f"{path} could not be written: {error}") from error


@contextmanager
def one_thread(faiss: Any) -> Iterator[None]:
    """Let FAISS use one thread when called from this one.

    The number is OpenMP's, kept for each calling thread, and torch's too if it was loaded first:
    so it is put back.
    """
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
