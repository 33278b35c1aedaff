"""A snapshot searched where it lies: FAISS for its vectors, tantivy for its words."""

from collections.abc import Sequence
from datetime import date

from index.columns import REBUILD
from index.lexical import LexicalIndex
from index.seal import SnapshotError
from index.snapshot import DENSE, LEXICAL, Snapshot
from index.stores.allowed import PublishedUntil
from index.stores.faiss import FaissStore
from index.stores.store import Found
from index.vectors import FloatMatrix


class LocalEngine:
    """Opens the indexes that stand in a snapshot's folder."""

    def open(self, snapshot: Snapshot) -> "LocalStore":
        """Open both indexes; raises SnapshotError if one can't be read."""
        return LocalStore(snapshot)


class LocalStore:
    """The two indexes of one snapshot's folder."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._until = PublishedUntil(snapshot.passage_days)
        try:
            self._dense = _dense(snapshot)
            self._lexical = LexicalIndex(snapshot.folder / LEXICAL)
        except ValueError as error:
            raise SnapshotError(
                f"{snapshot.folder} holds an index that cannot be read. {REBUILD}"
            ) from error

    def search(
        self,
        vector: FloatMatrix | None,
        terms: Sequence[str],
        limit: int,
        published_until: date | None = None,
    ) -> Found:
        """Find the best rows of each side, as `Store.search` says."""
        allowed = None if published_until is None else self._until(published_until)
        return Found(
            dense=() if vector is None else self._dense.search(vector, limit, allowed),
            lexical=self._lexical.search(terms, limit, published_until),
        )


def _dense(snapshot: Snapshot) -> FaissStore:
    record = snapshot.manifest.dense
    return FaissStore(
        snapshot.folder / DENSE,
        rows=len(snapshot.passages),
        dimension=snapshot.manifest.dimension,
        effort=record.effort,
        size=record.size,
    )
