"""A snapshot: an immutable folder with everything that was made of the articles."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from corpus.article import Article, ArticleId
from corpus.copies import Copy
from corpus.event import Event
from corpus.passage import Passage, Sentence
from index.columns import REBUILD, map_vectors, read_column, read_text
from index.embedder import Identified
from index.evidence.opened import EVENT_COLUMNS, LINE_KEYS, Evidence
from index.evidence.opened import FOLDER as EVIDENCE
from index.evidence.readings import ReadingRow
from index.manifest import SNAPSHOT_FORMAT, Manifest
from index.rows import Rows
from index.seal import BUILD, SnapshotError, check_seal
from index.vectors import FloatMatrix, HalfMatrix

MANIFEST = "manifest.json"
ARTICLES = "articles.jsonl"
SENTENCES = "sentences.jsonl"
READINGS = "readings.jsonl"
PASSAGES = "passages.jsonl"
EVENTS = "events.jsonl"
COPIES = "copies.jsonl"
WORDS = "words.txt"
TERMS = "terms.txt"
ARTICLE_WORDS = "article_words.txt"
TALLIES = "tallies.jsonl"
PUBLISHERS = "publishers.txt"
PASSAGE_VECTORS = "passage_vectors.npy"
SENTENCE_VECTORS = "sentence_vectors.npy"
PASSAGE_KEYS = "passage_keys.npy"
SENTENCE_KEYS = "sentence_keys.npy"
PASSAGE_DAYS = "passage_days.npy"
SIGNATURES = "article_signatures.npy"
FACTS = "article_facts.npy"
DENSE = "dense.faiss"
LEXICAL = "lexical"

FACT_COLUMNS = np.dtype(
    [
        ("sentence", "i8"),
        ("passage", "i8"),
        ("event", "i8"),
        ("day", "i4"),
        ("publisher", "i4"),
    ]
)
"""Of one article: its first rows, its day as an ordinal, and its publisher's line."""


class OldFormatError(SnapshotError):
    """A snapshot of an older format, of which only the articles can still be read."""


class Articles(Mapping[ArticleId, Article]):
    """The articles of a snapshot by id, in the order of their ids; read when asked for."""

    def __init__(self, ids: tuple[ArticleId, ...], rows: Rows[Article]) -> None:
        self.ids = ids
        self.rows = rows
        self.ordinals: Mapping[ArticleId, int] = {name: at for at, name in enumerate(ids)}
        """The place of each article."""

    def __getitem__(self, name: ArticleId) -> Article:
        return self.rows[self.ordinals[name]]

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, name: object) -> bool:
        return name in self.ordinals


@dataclass(frozen=True)
class Snapshot:
    """An opened snapshot.  Only read; safe to share between threads."""

    folder: Path
    manifest: Manifest
    articles: Articles
    sentence_rows: Rows[Sentence]
    """By article, then by index."""
    readings: Rows[ReadingRow]
    """What was read from sentence i."""
    passages: Rows[Passage]
    """Passage i is row i of the vectors, of the dense store and of the lexical index."""
    events: Rows[Event]
    """By article, then by sentence."""
    copies: tuple[Copy, ...]
    """Articles that are near copies of another in here."""
    evidence: Evidence
    publishers: tuple[str, ...]
    """Each once, sorted."""
    facts: NDArray[np.void]
    """(articles + 1,) of `FACT_COLUMNS`; the last row holds how many rows there are."""
    passage_days: NDArray[np.int32]
    """(passages,) days as ordinals; `UNDATED` for none."""
    passage_vectors: FloatMatrix
    """(passages, d) unit rows, memory-mapped."""
    sentence_vector_rows: HalfMatrix
    """(sentences, d) unit rows to within float16, memory-mapped."""

    @property
    def id(self) -> str:
        """The digest of its inputs, and its folder's name."""
        return self.manifest.id

    @cached_property
    def words(self) -> frozenset[str]:
        """Every lower-cased word of the bodies: in a question these are no misspelt places."""
        return frozenset(read_text(self.folder / WORDS).split("\n")) - {""}

    def rows_of(self, article: ArticleId, column: str) -> range:
        """Tell which rows are an article's: "sentence", "passage" or "event".

        Raises KeyError for an article not in here.
        """
        at = self.articles.ordinals[article]
        return range(int(self.facts[column][at]), int(self.facts[column][at + 1]))

    def sentences(self, article: ArticleId) -> tuple[Sentence, ...]:
        """List an article's sentences in order; raises KeyError for an article not in here."""
        rows = self.rows_of(article, "sentence")
        return tuple(self.sentence_rows[row] for row in rows)

    def sentence_vectors(self, article: ArticleId) -> HalfMatrix:
        """View an article's sentence vectors: (sentences, d) float16, row i for sentence i.

        Unit rows to within float16; memory-mapped.  Raises KeyError as `sentences` does.
        """
        rows = self.rows_of(article, "sentence")
        return self.sentence_vector_rows[rows.start : rows.stop]

    @classmethod
    def open(cls, folder: Path, embedder: Identified | None = None, verify: bool = True) -> Self:
        """Open a snapshot's folder and hold it to its own promises.

        `embedder` is the model that questions will be embedded with, None where none will be.
        `verify` reads every file once for its checksum before anything is mapped.
        Raises SnapshotError, in one sentence with the way out, for a folder that is missing,
        damaged, of another format, or of another model.
        """
        manifest = read_manifest(folder)
        if verify:
            check_seal(folder)
        if embedder is not None:
            _same_model(manifest, embedder)
        ids = tuple(record.id for record in manifest.inputs.articles)
        snapshot = cls(
            folder=folder,
            manifest=manifest,
            articles=Articles(ids, Rows(folder / ARTICLES, Article, REBUILD)),
            sentence_rows=Rows(folder / SENTENCES, Sentence, REBUILD),
            readings=Rows(folder / READINGS, ReadingRow, REBUILD),
            passages=Rows(folder / PASSAGES, Passage, REBUILD),
            events=Rows(folder / EVENTS, Event, REBUILD),
            copies=tuple(_copies(folder / COPIES)),
            evidence=Evidence(folder / EVIDENCE, REBUILD),
            publishers=tuple(read_text(folder / PUBLISHERS).split("\n")[:-1]),
            facts=read_column(folder / FACTS, FACT_COLUMNS),
            passage_days=read_column(folder / PASSAGE_DAYS, np.dtype(np.int32)),
            passage_vectors=map_vectors(folder / PASSAGE_VECTORS, np.float32),
            sentence_vector_rows=map_vectors(folder / SENTENCE_VECTORS, np.float16),
        )
        _same_counts(snapshot)
        return snapshot


def read_articles(folder: Path) -> tuple[Article, ...]:
    """Read the articles of a snapshot of any format, nothing else.

    Raises SnapshotError if that fails.
    """
    path = folder / ARTICLES
    try:
        # Not splitlines(): a body may hold U+2028, which JSON leaves as it is.
        lines = [line for line in read_text(path).split("\n") if line]
        return tuple(map(Article.model_validate_json, lines))
    except ValidationError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error


def read_sealed_articles(folder: Path) -> tuple[Article, ...]:
    """Read them as `read_articles` does, every file held to its checksum first."""
    check_seal(folder)
    return read_articles(folder)


def read_manifest(folder: Path) -> Manifest:
    """Read what a snapshot says of itself, nothing else.

    Raises SnapshotError if it is missing, damaged, or of another format.
    """
    path = folder / MANIFEST
    if not folder.is_dir():
        raise SnapshotError(f"There is no snapshot at {folder}. {REBUILD}")
    try:
        said = json.loads(read_text(path))
        written = said["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    if isinstance(written, int) and written < SNAPSHOT_FORMAT:
        raise OldFormatError(
            f"The snapshot {folder.name} was written by an older Stringer (format {written}; this"
            f" one reads {SNAPSHOT_FORMAT}). The next start brings the index up to date."
        )
    if isinstance(written, int) and written > SNAPSHOT_FORMAT:
        raise SnapshotError(
            f"The snapshot {folder.name} was written by a newer Stringer (format {written}; this"
            f" one reads {SNAPSHOT_FORMAT}). Update Stringer, or build it again with this one:"
            f" {BUILD}"
        )
    try:
        manifest = Manifest.model_validate(said)
    except ValidationError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    if manifest.id != manifest.inputs.digest():
        raise SnapshotError(f"{path} does not describe the snapshot it names. {REBUILD}")
    return manifest


def _same_model(manifest: Manifest, embedder: Identified) -> None:
    built = manifest.inputs.model
    if built.checksum != embedder.checksum:
        raise SnapshotError(
            f"The snapshot {manifest.id} was built with the model {built.name}"
            f" ({built.checksum[:12]}…), not with {embedder.name} ({embedder.checksum[:12]}…)."
            f" Choose that model with --model, or build a snapshot for this one: {BUILD}"
        )


def _same_counts(snapshot: Snapshot) -> None:
    counts, dimension = snapshot.manifest.counts, snapshot.manifest.dimension
    evidence = snapshot.evidence
    promised = {
        ARTICLES: (counts.articles, len(snapshot.articles.rows)),
        FACTS: (counts.articles + 1, len(snapshot.facts)),
        SENTENCES: (counts.sentences, len(snapshot.sentence_rows)),
        READINGS: (counts.sentences, len(snapshot.readings)),
        f"{EVIDENCE}/{LINE_KEYS}": (counts.sentences, len(evidence.line_keys)),
        PASSAGES: (counts.passages, len(snapshot.passages)),
        PASSAGE_DAYS: (counts.passages, len(snapshot.passage_days)),
        EVENTS: (counts.events, len(snapshot.events)),
        f"{EVIDENCE}/{EVENT_COLUMNS}": (counts.events, len(evidence.event_columns)),
        PASSAGE_VECTORS: ((counts.passages, dimension), snapshot.passage_vectors.shape),
        SENTENCE_VECTORS: ((counts.sentences, dimension), snapshot.sentence_vector_rows.shape),
    }
    for name, (said, found) in promised.items():
        if said != found:
            raise SnapshotError(
                f"{snapshot.folder / name} holds {found}, the manifest promises {said}. {REBUILD}"
            )


def _copies(path: Path) -> list[Copy]:
    try:
        return [Copy.model_validate_json(line) for line in read_text(path).split("\n") if line]
    except ValidationError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
