"""Vectors held and searched by FAISS, on one machine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.vectors import FloatMatrix

DEFAULT_KIND = "Flat"
"""FAISS's `index_factory` string.  Exact search is under a millisecond up to 20,000 passages."""


def write_store(vectors: FloatMatrix, path: Path, kind: str = DEFAULT_KIND) -> None:
    """Index unit rows for search by inner product and write the index to a file.

    Row i of `vectors` is row i of the index.  `kind` is any `index_factory` string; those that
    need training are trained on the rows themselves.  Raises OSError if it cannot be written.
    """
    import faiss  # noqa: PLC0415

    index = faiss.index_factory(int(vectors.shape[1]), kind, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained:
        index.train(vectors)
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # as FAISS reports a full disk
        raise OSError(f"{path} could not be written: {error}") from error


class FaissStore:
    """A FAISS index read into memory; only read, never changed."""

    def __init__(self, path: Path) -> None:
        """Read what `write_store` wrote.

        Raises ValueError if it cannot be read.  Verify its checksum first: FAISS loads a file
        with a flipped byte without a word.
        """
        import faiss  # noqa: PLC0415

        self._faiss: Any = faiss
        try:
            self._index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise ValueError(f"{path} is not an index FAISS can read") from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, question: FloatMatrix, limit: int, rows: Sequence[int] | None = None
    ) -> tuple[tuple[int, float], ...]:
        """Rank rows by cosine with a unit question of shape (1, d): (row, cosine), best first.

        Equal cosines go by row.  With `rows` only those are looked at.
        """
        limit = min(limit, len(self) if rows is None else len(rows))
        if limit < 1:
            return ()
        self._faiss.omp_set_num_threads(1)  # one question at a time: threads only cost
        chosen = None
        if rows is not None:
            selector = self._faiss.IDSelectorBatch(np.asarray(rows, dtype=np.int64))
            chosen = self._faiss.SearchParameters(sel=selector)
        cosines, found = self._index.search(question, limit, params=chosen)
        pairs = [
            (int(row), float(cosine))
            for row, cosine in zip(found[0], cosines[0], strict=True)
            if row >= 0  # FAISS pads with -1 where it finds fewer
        ]
        return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
