"""What a retriever asks of whatever holds a snapshot's vectors and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.snapshot import Snapshot
from index.stores.errors import StoreError
from index.vectors import FloatMatrix

__all__ = ["Engine", "Found", "Pairs", "Store", "StoreError"]

Pairs = tuple[tuple[int, float], ...]
"""(row, score), best first, equal scores by row."""


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of both sides, before they are fused."""

    dense: Pairs
    """Rows with their cosines."""
    lexical: Pairs
    """Rows with their BM25."""


class Store(Protocol):
    """The searched side of one snapshot: row i is its passage i.  Safe for several threads."""

    def search(
        self,
        vector: FloatMatrix | None,
        terms: Sequence[str],
        limit: int,
        published_until: date | None = None,
    ) -> Found:
        """Find the `limit` best rows by cosine with a unit `vector` (1, d), and by BM25 of terms.

        None and no terms leave that side empty.  With `published_until` passages undated or
        published later are left out before anything is ranked.  Raises StoreError.
        """


class Engine(Protocol):
    """What opens the searched side of snapshots: this machine's files, or a server."""

    def open(self, snapshot: Snapshot) -> Store:
        """Open the searched side of a snapshot.

        Raises SnapshotError if it can't be read, StoreError if the engine can't be reached.
        """
