"""Rows of the encoder: one question, and many passages."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from index.embedder import Embedder
from index.vectors import unit_rows
from tests.bench.bench import Bench
from tests.bench.stage import Stage, passage_texts
from tests.bench.table import Row, Target
from tests.bench.timing import pairs_in_turns, timed_in_turns

_PLAIN = "SentenceTransformer.encode"
_QUESTIONS = 100


def encode_rows(bench: Bench, stage: Stage) -> Iterator[Row]:
    """One question at a time."""
    ours, plain = bench.serving, bench.plain
    questions = stage.take(_QUESTIONS + 5)
    for question in questions[:5]:
        ours.question(question)
        plain.encode([question])
    mine, theirs = timed_in_turns(
        ours.question,
        lambda question: plain.encode([question], show_progress_bar=False),
        questions[5:],
    )
    yield Row("encode a question, p50", "–", mine.p50_ms, theirs.p50_ms, _PLAIN)


def throughput_rows(bench: Bench, stage: Stage) -> Iterator[Row]:
    """Passages a second, on texts that are cut as a build cuts them."""
    desk = stage.open()
    texts = list(islice(dict.fromkeys(passage_texts(desk.snapshot)), bench.build_sample))
    yield throughput(bench.building, bench.plain, texts, stage.label)


def throughput(ours: Embedder, plain: Any, texts: list[str], size: str) -> Row:
    """Encode the same texts both ways in turns, three times each."""
    vectors: dict[str, Any] = {}

    def rate(name: str) -> float:
        began = Bench.clock()
        if name == "ours":
            vectors[name] = ours.passages(texts)
        else:
            vectors[name] = plain.encode(texts, show_progress_bar=False)
        return len(texts) / (Bench.clock() - began)

    ours.passages(texts[:8])
    plain.encode(texts[:8])
    mine, theirs = pairs_in_turns(lambda: rate("ours"), lambda: rate("plain"), 3)
    apart = float(np.abs(vectors["ours"] - unit_rows(vectors["plain"])).max())
    return Row(
        "build: passages embedded",
        size,
        mine,
        theirs,
        _PLAIN,
        "passages/s",
        Target(times=1.5),
        f"{len(texts)} passages; vectors apart by at most {apart:.0e}",
    )
