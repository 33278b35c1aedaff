"""Our retrieval and another's in one process of their own, in turns; prints one line of JSON.

A process each: the native libraries of some engines crash beside those of others.
"""

import argparse
import json
import random
import sys
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.gazetteer import Gazetteer
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.stores.local import LocalEngine
from index.vectors import FloatMatrix
from tests.bench.hybrid_peers import HYBRID_PEERS
from tests.bench.peers import DENSE, FaissFlat, Ids, NotInstalledError, recall, tuned
from tests.bench.plain import PlainRecipe
from tests.bench.stage import passage_texts, passage_vectors
from tests.bench.timing import timed_in_turns

NOBODY = -1
"""The row of a question that no one passage is the answer of."""
_CALIBRATED_ON = 100
"""Questions whose exact neighbours decide how hard an approximate index has to look."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question as it is searched for."""

    row: int
    """The passage whose words it is made of, or `NOBODY`."""
    text: str
    vector: FloatMatrix
    """(1, d), a unit row."""


Search = Callable[[Query], Ids]
"""Ranks ten rows."""


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """The identity of the model that a snapshot was made with; it embeds nothing."""

    name: str
    checksum: str
    dimension: int

    def passages(self, texts: Sequence[str], progress: object = None) -> FloatMatrix:
        """Refuse."""
        raise NotImplementedError

    def question(self, text: str) -> FloatMatrix:
        """Refuse."""
        raise NotImplementedError

    def count_tokens(self, text: str) -> int:
        """Refuse."""
        raise NotImplementedError


def dense_trial(snapshot: Snapshot, queries: Sequence[Query], peer: str) -> dict[str, Any]:
    """Time the dense side alone beside an engine tuned to the recall needed."""
    kind = next(one for one in DENSE if one.name == peer)
    rows, store = passage_vectors(snapshot), LocalEngine().open(snapshot)
    calibrating = queries[:_CALIBRATED_ON]
    exact = [nearest(rows, query.vector) for query in calibrating]

    def ours(query: Query) -> Ids:
        return [row for row, _ in store.search(query.vector, (), 10).dense]

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        other = kind(rows, Path(folder))
        reached = tuned(other, [query.vector for query in calibrating], exact)
        found = [ours(query) for query in calibrating]
        return _times(ours, lambda query: other.search(query.vector, 10), queries) | {
            "our_recall": recall(found, exact),
            "other_recall": reached,
        }


def fused_trial(
    snapshot: Snapshot, queries: Sequence[Query], peer: str, plain: Path | None
) -> dict[str, Any]:
    """Time dense, lexical and fusion together beside another way of retrieving.

    What each finds is told by how often its ten hits have the passage whose words were asked for.
    `plain` is the folder of the plain recipe, where that is the other.
    """
    model = snapshot.manifest.inputs.model
    embedder = KnownVectors(model.name, model.checksum, snapshot.manifest.dimension)
    retriever = Retriever(snapshot, embedder, Gazetteer.load())

    def ours(query: Query) -> Ids:
        return [hit.row for hit in retriever.search(query.text, 10, vector=query.vector)]

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        other = _other_way(snapshot, peer, plain, Path(folder))
        asked = [query for query in queries if query.row != NOBODY][:_CALIBRATED_ON]
        return _times(ours, other, queries) | {
            "our_recall": known_found(ours, asked),
            "other_recall": known_found(other, asked),
        }


def _other_way(snapshot: Snapshot, peer: str, plain: Path | None, folder: Path) -> Search:
    if plain is not None:
        recipe = PlainRecipe(plain, "", encoder=object())
        return lambda query: recipe.joined(query.text, query.vector, 10)
    rows = passage_vectors(snapshot)
    if peer == FaissFlat.name:
        flat = FaissFlat(rows, folder)
        return lambda query: flat.search(query.vector, 10)
    kind = next(one for one in HYBRID_PEERS if one.name == peer)
    index = kind(passage_texts(snapshot), rows, folder)
    return lambda query: index.search(query.text, query.vector, 10)


def _times(ours: Search, other: Search, queries: Sequence[Query]) -> dict[str, Any]:
    for query in queries[:5]:
        ours(query)
        other(query)
    mine, theirs = timed_in_turns(ours, other, queries)
    return {"ours_ms": mine.p50_ms, "other_ms": theirs.p50_ms, "asked": len(mine.seconds)}


def known_found(search: Search, asked: Sequence[Query]) -> float:
    """Share of the questions whose own passage is among ten hits."""
    return sum(query.row in search(query) for query in asked) / len(asked)


def nearest(rows: FloatMatrix, vector: FloatMatrix, limit: int = 10) -> Ids:
    """Rank all rows by cosine, exactly."""
    cosines = rows @ vector[0]
    limit = min(limit, len(rows))
    best = np.argpartition(-cosines, limit - 1)[:limit]
    return [int(row) for row in best[np.argsort(-cosines[best])]]


def known_items(texts: Sequence[str], count: int, seed: int) -> list[tuple[int, str]]:
    """Return (row, six of its words in their order) of passages drawn at random."""
    drawn = random.Random(f"known items {seed}")
    found = []
    for row in drawn.sample(range(len(texts)), min(count, len(texts))):
        words = texts[row].split()
        chosen = sorted(drawn.sample(range(len(words)), min(6, len(words))))
        found.append((row, " ".join(words[place] for place in chosen)))
    return found


def write_queries(folder: Path, asked: Sequence[tuple[int, str]], vectors: FloatMatrix) -> None:
    """Write (row, text) pairs and their unit rows for a trial."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "queries.json").write_text(json.dumps(asked), "utf-8")
    np.save(folder / "queries.npy", vectors)


def read_queries(folder: Path) -> list[Query]:
    """Read what `write_queries` wrote."""
    asked = json.loads((folder / "queries.json").read_text("utf-8"))
    vectors = np.load(folder / "queries.npy")
    return [
        Query(row, text, vector[None]) for (row, text), vector in zip(asked, vectors, strict=True)
    ]


def main(words: Sequence[str] | None = None) -> int:
    """Run one trial."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.trial", description=__doc__)
    parser.add_argument("way", choices=("dense", "fused"))
    parser.add_argument("peer")
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--plain", type=Path)
    options = parser.parse_args(words)
    warnings.simplefilter("ignore")  # other people's deprecations
    snapshot = Snapshot.open(options.snapshot, verify=False)
    queries = read_queries(options.queries)
    try:
        if options.way == "dense":
            found = dense_trial(snapshot, queries, options.peer)
        else:
            found = fused_trial(snapshot, queries, options.peer, options.plain)
    except NotInstalledError as error:
        found = {"missing": str(error)}
    print(json.dumps(found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
