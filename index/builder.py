"""From folders of articles to a published snapshot, without asking anybody."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.gazetteer import Gazetteer
from corpus.holdings import Holdings
from corpus.manifest import Skipped
from corpus.reader import Corpus
from corpus.shelf import Shelf
from index.embedder import Embedder, Identified
from index.errors import BuildError
from index.inputs import inputs_of
from index.library import Library
from index.making import make_snapshot
from index.manifest import Inputs
from index.progress import Progress
from index.snapshot import read_manifest, read_sealed_articles
from index.stores.kinds import AUTO

__all__ = ["BuildError", "BuildReport", "build", "current_id", "current_inputs"]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    snapshot_id: str
    articles: int
    skipped: tuple[Skipped, ...]
    passages: int
    sentences: int
    embedded: int
    """Distinct texts, passages and sentences together, that the model embedded."""
    reused: int
    """Distinct texts whose vectors an earlier snapshot had; like `embedded` 0 if `fresh`."""
    events: int
    seconds: float
    fresh: bool
    """True if the snapshot of exactly these inputs was there already and nothing was made."""
    kind: str
    """FAISS factory string of the vectors' index."""
    recall_at_10: float
    """Share of the ten nearest passages that it finds, measured on a sample."""
    fallback: str | None
    """Why it is not the kind that was chosen, in one sentence; None if it is."""


def build(
    corpora: Sequence[Path],
    library: Library,
    embedder: Embedder,
    gazetteer: Gazetteer,
    progress: Progress | None = None,
    *,
    shelf: Shelf | None = None,
    unasked: bool = False,
    stored: Callable[[str], None] = lambda snapshot_id: None,
    timer: Callable[[], float] = time.perf_counter,
) -> BuildReport:
    """Make the snapshot of the articles as they now are, and publish it.

    The active snapshot stays in use until the new one is whole on disk.  If there already is a
    sound snapshot of the same inputs it is only published, and the model is not loaded.
    `unasked` says that no person asked for it: then what is published meanwhile stays, and
    OvertakenError is raised.  `stored` is called with the snapshot's id before it is published, and
    may refuse by raising.  Raises BuildError if no article could be read or nothing can be
    written, BusyError if another build is running, and EmbedderError if the model cannot be
    loaded; then nothing has changed.
    """
    began = timer()
    holdings = Holdings(tuple(corpora), shelf)
    tell = progress or (lambda step, done, total: None)
    with library.building():
        expected = library.publications if unasked else None
        corpus = holdings.read()
        articles = articles_by_id(corpus, holdings)
        made = make_snapshot(articles, library, embedder, gazetteer, tell)
        stored(made.snapshot_id)
        library.publish(made.snapshot_id, articles=len(articles), unless_overtaken=expected)
        library.prune()
    manifest = read_manifest(library.snapshots / made.snapshot_id)
    counts, dense = manifest.counts, manifest.dense
    return BuildReport(
        snapshot_id=made.snapshot_id,
        articles=counts.articles,
        skipped=corpus.skipped,
        passages=counts.passages,
        sentences=counts.sentences,
        embedded=made.embedded,
        reused=made.reused,
        events=counts.events,
        seconds=timer() - began,
        fresh=made.fresh,
        kind=dense.kind,
        recall_at_10=dense.recall_at_10,
        fallback=dense.fallback,
    )


def remake(
    library: Library,
    embedder: Embedder,
    gazetteer: Gazetteer,
    progress: Progress | None = None,
    stored: Callable[[str], None] = lambda snapshot_id: None,
) -> str:
    """Make the active snapshot anew of its own articles, publish that, and return its id.

    For a model, a gazetteer or a program that has changed, where what is published is for people
    to decide.  What is published meanwhile stays, and OvertakenError is raised.  Raises
    SnapshotError if the active snapshot is damaged, and what `build` does.
    """
    tell = progress or (lambda step, done, total: None)
    with library.building():
        expected, active = library.publications, library.active()
        if active is None:
            raise BuildError(f"There is no snapshot in use in {library.folder} to be made anew.")
        articles = read_sealed_articles(active)
        made = make_snapshot(articles, library, embedder, gazetteer, tell)
        stored(made.snapshot_id)
        library.publish(
            made.snapshot_id, how="remade", articles=len(articles), unless_overtaken=expected
        )
        library.prune()
    return made.snapshot_id


def current_inputs(
    corpora: Sequence[Path],
    model: Identified,
    gazetteer: Gazetteer,
    shelf: Shelf | None = None,
    kind: str = AUTO,
) -> Inputs:
    """Name what a build would be made of now; reads the articles, loads no model.

    `unasked` says that no person asked for it: then what is published meanwhile stays, and
    OvertakenError is raised.  Raises BuildError if no article can be read.
    """
    holdings = Holdings(tuple(corpora), shelf)
    return inputs_of(articles_by_id(holdings.read(), holdings), model, gazetteer, kind)


def current_id(
    corpora: Sequence[Path],
    model: Identified,
    gazetteer: Gazetteer,
    shelf: Shelf | None = None,
    kind: str = AUTO,
) -> str:
    """Name the snapshot that a build would make now, as `current_inputs` does."""
    return current_inputs(corpora, model, gazetteer, shelf, kind).digest()


def articles_by_id(corpus: Corpus, holdings: Holdings) -> tuple[Article, ...]:
    """Return the articles that were read, by id.  Raises BuildError if there is none."""
    if not corpus.articles:
        where = ", ".join(str(folder) for folder in holdings.corpora)
        why = "; ".join(f"{one.name}: {one.reason}" for one in corpus.skipped)
        raise BuildError(
            f"There is no article to index in {where}"
            + (f" (skipped {why})" if why else "")
            + ". Put .md, .txt, .html or .pdf files there, or name another folder with --corpus."
        )
    return tuple(sorted(corpus.articles, key=lambda article: article.id))
