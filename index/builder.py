"""From folders of articles to a published snapshot; only what is new is embedded."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.event import Event
from corpus.events import EVENTS_VERSION, read_events
from corpus.gazetteer import Gazetteer
from corpus.manifest import Skipped
from corpus.passage import Passage, Sentence
from corpus.passages import SPLITTER_VERSION, split_article
from corpus.reader import Corpus, read_corpora
from corpus.sentences import split_sentences
from index.embedder import Embedder, Identified
from index.lexical import LEXICAL_VERSION
from index.library import Library
from index.manifest import Inputs, ModelRecord, article_record
from index.reuse import KnownVectors
from index.seal import SnapshotError, check_seal
from index.snapshot import read_manifest
from index.snapshot_writer import Contents, write_snapshot
from index.stores.faiss import DEFAULT_KIND
from index.terms import TERMS_VERSION

Progress = Callable[[str, int, int], None]
"""Told the name of the step, how much of it is done, and how much there is."""


class BuildError(Exception):
    """Articles that cannot be made a snapshot; the message says why and what to do."""


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


def build(
    corpora: Sequence[Path],
    library: Library,
    embedder: Embedder,
    gazetteer: Gazetteer,
    progress: Progress | None = None,
    *,
    timer: Callable[[], float] = time.perf_counter,
) -> BuildReport:
    """Make the snapshot of the articles as they now are, and publish it.

    The active snapshot stays in use until the new one is whole on disk.  If there already is a
    sound snapshot of the same inputs it is only published, and the model is not loaded.
    Raises BuildError if no article could be read, LibraryError if another build is running, and
    EmbedderError if the model cannot be loaded; then nothing has changed.
    """
    began = timer()
    tell = progress or (lambda step, done, total: None)
    corpus = read_corpora(corpora)
    articles = _by_id(corpus, corpora)
    inputs = _inputs(articles, embedder, gazetteer)
    name = inputs.digest()
    embedded = reused = 0
    with library.building():
        fresh = _sound(library.snapshots / name)
        if not fresh:
            contents, known = _make(articles, embedder, gazetteer, library, tell)
            embedded, reused = known.embedded, known.reused
            tell("Writing", 0, 1)
            write_snapshot(contents, inputs, library.snapshots, gazetteer)
            tell("Writing", 1, 1)
        library.publish(name)
        library.prune()
    counts = read_manifest(library.snapshots / name).counts
    return BuildReport(
        snapshot_id=name,
        articles=counts.articles,
        skipped=corpus.skipped,
        passages=counts.passages,
        sentences=counts.sentences,
        embedded=embedded,
        reused=reused,
        events=counts.events,
        seconds=timer() - began,
        fresh=fresh,
    )


def current_id(corpora: Sequence[Path], model: Identified, gazetteer: Gazetteer) -> str:
    """Name the snapshot that a build would make now; reads the articles, loads no model.

    Raises BuildError if no article can be read.
    """
    return _inputs(_by_id(read_corpora(corpora), corpora), model, gazetteer).digest()


def _by_id(corpus: Corpus, corpora: Sequence[Path]) -> tuple[Article, ...]:
    if not corpus.articles:
        where = ", ".join(str(folder) for folder in corpora)
        why = "; ".join(f"{one.name}: {one.reason}" for one in corpus.skipped)
        raise BuildError(
            f"There is no article to index in {where}"
            + (f" (skipped {why})" if why else "")
            + ". Put .md, .txt, .html or .pdf files there, or name another folder with --corpus."
        )
    return tuple(sorted(corpus.articles, key=lambda article: article.id))


def _inputs(articles: Sequence[Article], model: Identified, gazetteer: Gazetteer) -> Inputs:
    return Inputs(
        model=ModelRecord(name=model.name, checksum=model.checksum),
        splitter=str(SPLITTER_VERSION),
        gazetteer=gazetteer.digest,
        events=str(EVENTS_VERSION),
        terms=f"{TERMS_VERSION}.{LEXICAL_VERSION}",
        store=DEFAULT_KIND,
        articles=tuple(article_record(article) for article in articles),
    )


def _sound(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    try:
        read_manifest(folder)
        check_seal(folder)
    except SnapshotError:
        return False
    return True


def _make(
    articles: Sequence[Article],
    embedder: Embedder,
    gazetteer: Gazetteer,
    library: Library,
    tell: Progress,
) -> tuple[Contents, KnownVectors]:
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    events: list[Event] = []
    for done, article in enumerate(articles, 1):
        own = split_sentences(article)
        sentences += own
        passages += split_article(article, own, embedder.count_tokens)
        events += read_events(article, own, gazetteer)
        tell("Reading", done, len(articles))
    known = KnownVectors(embedder)
    for folder in dict.fromkeys(filter(None, (library.active(), library.previous()))):
        known.learn(folder)
    passage_vectors, sentence_vectors = known.embed(
        [one.text for one in passages],
        [one.text for one in sentences],
        lambda done, total: tell("Embedding", done, total),
    )
    contents = Contents(
        articles=tuple(articles),
        sentences=tuple(sentences),
        passages=tuple(passages),
        events=tuple(events),
        passage_vectors=passage_vectors,
        sentence_vectors=sentence_vectors,
    )
    return contents, known
