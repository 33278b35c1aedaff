"""From a question to the passages nearest to it, with the parts of their scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from corpus.gazetteer import Gazetteer
from corpus.passage import Passage
from index.columns import REBUILD
from index.embedder import Embedder
from index.fusion import DENSE_WEIGHT, Mode, fuse
from index.seal import SnapshotError
from index.snapshot import Snapshot
from index.stores.local import LocalEngine
from index.stores.store import Engine
from index.terms import question_terms
from index.vectors import FloatMatrix

_LEAST_CANDIDATES = 50
_CANDIDATES_PER_HIT = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that a search found, and why."""

    row: int
    passage: Passage
    score: float
    """What hits are ranked by: 0 to 1, and comparable within one search only."""
    dense: float
    """Cosine of the question and the passage."""
    lexical: float
    """BM25 of the question's terms; 0 where it was no lexical candidate."""
    dense_part: float
    """The cosine between the query's least (0) and best (1); 0 where it was no candidate."""
    lexical_part: float
    """The same of BM25."""


class Retriever:
    """Searches one snapshot.  As many threads may search as the embedder allows."""

    def __init__(
        self,
        snapshot: Snapshot,
        embedder: Embedder,
        gazetteer: Gazetteer,
        engine: Engine | None = None,
    ) -> None:
        """Open the searched side of the snapshot; the files in its folder without an engine.

        Raises SnapshotError if it cannot be read, or if the embedder is another model, and
        StoreError if the engine can't be reached.
        """
        if snapshot.manifest.inputs.model.checksum != embedder.checksum:
            raise SnapshotError(
                f"The snapshot {snapshot.id} was not built with {embedder.name}. {REBUILD}"
            )
        self.snapshot = snapshot
        self._embedder = embedder
        self._gazetteer = gazetteer
        self._store = (engine or LocalEngine()).open(snapshot)

    def embed(self, query: str) -> FloatMatrix:
        """Embed a question: (1, d), to be searched with and compared to sentences."""
        return self._embedder.question(query)

    def search(
        self,
        query: str,
        limit: int = 10,
        *,
        published_until: date | None = None,
        mode: Mode = "fused",
        vector: FloatMatrix | None = None,
    ) -> tuple[Hit, ...]:
        """Find the passages nearest to a question, best first, equal scores by row.

        Candidates are the best of each side; their scores are brought to 0..1 per query and
        averaged.  With `published_until`, passages of articles undated or published later are
        left out before anything is ranked.  `vector` is the question's, where it is at hand
        already.  An empty question and an empty choice give ().
        """
        if not query.strip() or limit < 1:
            return ()
        wanted = max(_LEAST_CANDIDATES, _CANDIDATES_PER_HIT * limit)
        question = self._embedder.question(query) if vector is None else vector
        found = self._store.search(
            None if mode == "lexical" else question,
            () if mode == "dense" else self._terms(query),
            wanted,
            published_until,
        )
        fused = fuse(found.dense, found.lexical, DENSE_WEIGHT[mode], limit)
        cosines = self._cosines(question, [one.row for one in fused])
        bm25 = dict(found.lexical)
        return tuple(
            Hit(
                row=one.row,
                passage=self.snapshot.passages[one.row],
                score=one.score,
                dense=cosine,
                lexical=bm25.get(one.row, 0.0),
                dense_part=one.dense_part,
                lexical_part=one.lexical_part,
            )
            for one, cosine in zip(fused, cosines, strict=True)
        )

    def _terms(self, query: str) -> tuple[str, ...]:
        return question_terms(query, self._gazetteer, self.snapshot.words)

    def _cosines(self, question: FloatMatrix, rows: Sequence[int]) -> list[float]:
        """Cosines of single rows, also of those that only their words brought in."""
        if not rows:
            return []
        vectors = np.asarray(self.snapshot.passage_vectors[list(rows)])
        cosines: list[float] = (vectors @ question[0]).tolist()
        return cosines
