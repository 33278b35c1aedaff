"""Engines from PyPI that search vectors and words together, as the retriever does."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Protocol

import numpy as np

from index.vectors import FloatMatrix
from tests.bench.peers import Ids, imported, lance_table


class HybridPeer(Protocol):
    """A searchable index of texts and their vectors."""

    name: ClassVar[str]
    most: ClassVar[int]
    """Rows beyond which building it takes longer than a run may."""

    def __init__(self, texts: Sequence[str], vectors: FloatMatrix, folder: Path) -> None:
        """Build it of texts and their unit rows.  Raises NotInstalledError."""

    def search(self, question: str, vector: FloatMatrix, limit: int) -> Ids:
        """Rank rows by a question's words and its unit vector (1, d) together."""


class LanceHybrid:
    """LanceDB's vector index and full-text index, joined by its own reranker."""

    name: ClassVar[str] = "LanceDB hybrid"
    most: ClassVar[int] = 200_000

    def __init__(self, texts: Sequence[str], vectors: FloatMatrix, folder: Path) -> None:
        self._table = lance_table(vectors, texts, folder)
        if len(vectors) > 10_000:
            self._table.create_index(metric="dot", index_type="IVF_HNSW_SQ", num_partitions=1)
        self._table.create_fts_index("text")

    def search(self, question: str, vector: FloatMatrix, limit: int) -> Ids:
        words = "".join(char if char.isalnum() else " " for char in question)
        asked = self._table.search(query_type="hybrid").vector(vector[0]).text(words)
        return [int(row) for row in asked.limit(limit).to_arrow()["row"].to_pylist()]


class Txtai:
    """txtai with `hybrid`: its choice of a FAISS index, and its BM25, joined by ranks.

    By ranks, as ours are: by its sum of normalised scores it finds 70 of 100 known items among
    10,000 passages, by ranks 98, in the same time.
    """

    name: ClassVar[str] = "txtai hybrid"
    most: ClassVar[int] = 200_000

    def __init__(self, texts: Sequence[str], vectors: FloatMatrix, folder: Path) -> None:
        embeddings = imported("txtai.embeddings")
        self._asked: FloatMatrix = vectors[:1]
        self._rows = dict(zip(texts, range(len(texts)), strict=False))
        self._vectors = vectors

        def known(texts: Sequence[str]) -> FloatMatrix:
            return self._known(texts)

        self._index = embeddings.Embeddings(
            # A plain function: it calls anything else without arguments, to make one.
            {
                "method": "external",
                "transform": known,
                "hybrid": True,
                "scoring": {"method": "bm25", "terms": True, "normalize": False},
            }
        )
        self._index.index((row, text, None) for row, text in enumerate(texts))

    def search(self, question: str, vector: FloatMatrix, limit: int) -> Ids:
        self._asked = vector
        return [int(row) for row, _ in self._index.search(question, limit)]

    def _known(self, texts: Sequence[str]) -> FloatMatrix:
        """Give the vectors that are there already: of passages, else of the question asked."""
        rows = [self._rows.get(text) for text in texts]
        known = [self._asked[0] if row is None else self._vectors[row] for row in rows]
        return np.asarray(known, dtype=np.float32)


HYBRID_PEERS: tuple[type[HybridPeer], ...] = (LanceHybrid, Txtai)
