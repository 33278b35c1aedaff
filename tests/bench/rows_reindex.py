"""The row of a reindex: one article changed among many, beside building them all."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.parsing import dump_article
from index.builder import build
from index.embedder import Embedder
from index.library import Library
from tests.bench.bench import Bench
from tests.bench.newsroom import PASSAGES_PER_ARTICLE, Newsroom, write_corpus
from tests.bench.stand_in import PairedEmbedder
from tests.bench.table import Row, Target

_SAMPLE = 256
"""Texts that the model's own rate is taken from."""
_CHANGES = 3


def reindex_rows(bench: Bench) -> Iterator[Row]:
    """Build all, change one article, publish; with the model's own time in both.

    The full build's embedding is the model's measured rate times the texts, unless `full`: then
    the model embeds them all.  The changed article is embedded by the model itself.
    """
    shop, count = bench.workshop, bench.reindex_articles
    newsroom = Newsroom(bench.seed, shop.gazetteer)
    stand_in = shop.stand_in(newsroom)
    folder = shop.data / "reindex"
    shutil.rmtree(folder, ignore_errors=True)
    articles, library = folder / "articles", Library(folder / "library")
    write_corpus(newsroom, round(count * PASSAGES_PER_ARTICLE), articles)
    bench.tell(f"reindex: building {count} articles in full")
    maker: Embedder = bench.building if bench.full else stand_in
    full_s, texts = _built(articles, library, maker, bench)
    note = "all embedded by the model"
    if not bench.full:
        rate = _rate(bench, [newsroom.article(number).body for number in range(_SAMPLE)])
        note = f"{full_s:.0f} s and {texts} texts at {rate:.0f} a second, measured on {_SAMPLE}"
        full_s += texts / rate
    paired: Embedder = bench.building if bench.full else PairedEmbedder(bench.building, stand_in)
    spent = []
    for edition in range(1, _CHANGES + 1):
        changed = newsroom.article(count // 2, edition)
        (articles / f"{changed.id}.md").write_text(dump_article(changed), "utf-8")
        spent.append(_built(articles, library, paired, bench)[0])
    ours = sorted(spent)[_CHANGES // 2]
    yield Row(
        f"reindex of 1 changed article in {count}",
        f"{count} articles",
        ours,
        full_s,
        "the full build",
        "s",
        Target(times=50),
        note,
    )


def _built(articles: Path, library: Library, embedder: Embedder, bench: Bench) -> tuple[float, int]:
    """Build and publish; return the seconds and the texts that were embedded."""
    began = Bench.clock()
    report = build((articles,), library, embedder, bench.workshop.gazetteer)
    return Bench.clock() - began, report.embedded


def _rate(bench: Bench, bodies: Sequence[str]) -> float:
    """Sentences and passages a second, as a build has them: one of three sentences to three."""
    lines = [line.split(". ") for body in bodies for line in body.split("\n")]
    texts = [text for line in lines for text in (". ".join(line), *line)][:_SAMPLE]
    bench.building.passages(texts[:8])
    began = Bench.clock()
    bench.building.passages(texts)
    return len(texts) / (Bench.clock() - began)
