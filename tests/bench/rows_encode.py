"""Rows of the encoder: one question, and many passages."""

import shutil
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from index.builder import build
from index.embedder import Embedder
from index.library import Library
from index.snapshot import Snapshot
from index.vectors import unit_rows
from tests.bench.bench import Bench
from tests.bench.newsroom import Newsroom, write_corpus
from tests.bench.plain import prepare
from tests.bench.stage import Stage, passage_texts
from tests.bench.table import Row, Target
from tests.bench.timing import pairs_in_turns, timed_in_turns

_PLAIN = "SentenceTransformer.encode"
_QUESTIONS = 100


def encode_rows(bench: Bench, stage: Stage) -> Iterator[Row]:
    """One question at a time; invented ones, so that the stage's are left for its answers."""
    ours, plain = bench.serving, bench.plain
    questions = Newsroom(bench.seed + 1, bench.workshop.gazetteer).questions(_QUESTIONS + 5)
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


def build_rows(bench: Bench) -> Iterator[Row]:
    """A whole build from articles on disk, beside the plain recipe's of the same passages.

    The build reads every sentence and embeds sentences as well as passages; the recipe embeds
    passages and counts their words.
    """
    shop = bench.workshop
    folder = shop.data / "build"
    newsroom = Newsroom(bench.seed, shop.gazetteer)
    shutil.rmtree(folder, ignore_errors=True)
    write_corpus(newsroom, bench.build_sample, folder / "articles")
    texts: list[str] = []

    def ours() -> float:
        library = Library(folder / f"library-{Bench.clock()}")
        began = Bench.clock()
        report = build((folder / "articles",), library, bench.building, shop.gazetteer)
        spent = Bench.clock() - began
        active = library.active()
        assert active is not None
        texts[:] = passage_texts(Snapshot.open(active, verify=False))
        return report.passages / spent

    def theirs() -> float:
        began = Bench.clock()
        vectors = unit_rows(bench.plain.encode(texts, show_progress_bar=False))
        prepare(folder / "plain", texts, vectors)
        return len(texts) / (Bench.clock() - began)

    bench.building.passages(["ready"])
    mine, plain = pairs_in_turns(ours, theirs, 3)
    what = "plain recipe: passages embedded, words counted"
    note = "read, split, embedded with every sentence, written"
    size = f"{len(texts)} passages"
    yield Row("build, whole", size, mine, plain, what, "passages/s", note=note)


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
