"""Rows of retrieval: the dense side alone, and dense, lexical and fusion together."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from index.snapshot import Snapshot
from tests.bench.bench import PLAIN_UP_TO, Bench
from tests.bench.hybrid_peers import HYBRID_PEERS
from tests.bench.peers import DENSE, NEEDED_RECALL, FaissFlat
from tests.bench.stage import Stage, passage_texts
from tests.bench.table import Missing, Row, Target
from tests.bench.trial import NOBODY, known_items, write_queries

_EACH = 150
"""Questions, and as many made of a passage's own words."""


def dense_rows(bench: Bench, stage: Stage) -> Iterator[Row | Missing]:
    """Ten nearest vectors, every engine at the recall needed."""
    queries = _queries(bench, stage)
    what = "retrieve, dense"
    for peer in DENSE:
        if stage.size > peer.most:
            yield Missing(what, stage.label, peer.name, "takes too long to build")
            continue
        found = _trial(bench, stage, queries, "dense", peer.name)
        if why := found.get("missing"):
            yield Missing(what, stage.label, peer.name, why)
            continue
        low = [one for one in ("our", "other") if found[f"{one}_recall"] < NEEDED_RECALL]
        counts = not low
        yield Row(
            what,
            stage.label,
            found["ours_ms"],
            found["other_ms"],
            peer.name,
            target=_dense_target(peer.name, stage.name) if counts else None,
            note=f"recall@10 {found['our_recall']:.3f} and {found['other_recall']:.3f}"
            + ("" if counts else ": too low to count"),
        )


def fused_rows(bench: Bench, stage: Stage) -> Iterator[Row | Missing]:
    """Dense, lexical and fusion together, the question's vector given."""
    queries = _queries(bench, stage)
    what = "retrieve, fused"
    if stage.size <= PLAIN_UP_TO:
        plain = ["--plain", str(stage.plain_folder())]
        found = _trial(bench, stage, queries, "fused", "plain recipe", *plain)
        yield _fused(what, stage, "plain recipe", found)
    else:
        yield Missing(what, stage.label, "plain recipe", "rank_bm25 takes seconds a question")
    for peer in HYBRID_PEERS:
        if stage.size > peer.most:
            yield Missing(what, stage.label, peer.name, "takes too long to build")
        else:
            found = _trial(bench, stage, queries, "fused", peer.name)
            yield _fused(what, stage, peer.name, found)
    found = _trial(bench, stage, queries, "fused", FaissFlat.name)
    target = Target(times=4) if stage.name == "1M" else None
    yield _fused(what, stage, f"{FaissFlat.name} alone", found, target)


def _fused(
    what: str, stage: Stage, against: str, found: dict[str, Any], target: Target | None = None
) -> Row | Missing:
    if why := found.get("missing"):
        return Missing(what, stage.label, against, why)
    return Row(
        what,
        stage.label,
        found["ours_ms"],
        found["other_ms"],
        against,
        target=target,
        note=f"own passage found {found['our_recall']:.2f} and {found['other_recall']:.2f}",
    )


def _dense_target(peer: str, size: str) -> Target | None:
    if size != "100k":
        return None
    return Target(times=10 if peer == FaissFlat.name else 1)


def _queries(bench: Bench, stage: Stage) -> Path:
    """Write what is asked, once a stage: questions and passages' own words in turns."""
    folder = stage.folder / "queries" / f"{stage.snapshot_folder.name}-{bench.seed}"
    if not (folder / "queries.npy").exists():
        texts = passage_texts(Snapshot.open(stage.snapshot_folder, verify=False))
        own = known_items(texts, _EACH, bench.seed)
        # From the far end: `take` must not give them again.
        questions = [(NOBODY, text) for text in stage.questions[-_EACH:]]
        asked = list(chain.from_iterable(zip(questions, own, strict=False)))
        vectors = np.concatenate([stage.embedder.question(text) for _, text in asked])
        write_queries(folder, asked, vectors)
    return folder


def _trial(
    bench: Bench, stage: Stage, queries: Path, way: str, peer: str, *more: str
) -> dict[str, Any]:
    """Run a trial in a process of its own; one that crashes is a missing row."""
    snapshot = str(stage.snapshot_folder)
    words = ("-m", "tests.bench.trial", way, peer, snapshot, str(queries), *more)
    done = bench.python(*words)
    if done.returncode != 0:
        bench.tell(done.stderr[-2000:])
        return {"missing": f"failed (exit code {done.returncode})"}
    found: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return found
