"""A snapshot: an immutable folder with everything that was made of the articles."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from corpus.article import Article, ArticleId
from corpus.copies import Copy
from corpus.event import Event
from corpus.passage import Passage, Sentence
from index.embedder import Identified
from index.manifest import SNAPSHOT_FORMAT, Manifest
from index.seal import SnapshotError, check_seal
from index.vectors import FloatMatrix, HalfMatrix

MANIFEST = "manifest.json"
ARTICLES = "articles.jsonl"
SENTENCES = "sentences.jsonl"
PASSAGES = "passages.jsonl"
EVENTS = "events.jsonl"
COPIES = "copies.jsonl"
WORDS = "words.txt"
PASSAGE_VECTORS = "passage_vectors.npy"
SENTENCE_VECTORS = "sentence_vectors.npy"
DENSE = "dense.faiss"
LEXICAL = "lexical"

REBUILD = "Build it again, with the same options: python -m index build"

_Line = TypeVar("_Line", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened snapshot.  Only read; safe to share between threads."""

    folder: Path
    manifest: Manifest
    articles: Mapping[ArticleId, Article]
    """By id, in the order of their ids."""
    passages: tuple[Passage, ...]
    """Passage i is row i of the vectors, of the dense store and of the lexical index."""
    events: tuple[Event, ...]
    copies: tuple[Copy, ...]
    """Articles that are near copies of another in here."""
    words: frozenset[str]
    """Every lower-cased word of the bodies: in a question these are words, not misspelt places."""
    passage_vectors: FloatMatrix
    """(passages, d) unit rows, memory-mapped."""
    _sentences: Mapping[ArticleId, tuple[Sentence, ...]]
    _sentence_vectors: HalfMatrix
    _first_row: Mapping[ArticleId, int]

    @property
    def id(self) -> str:
        """The digest of its inputs, and its folder's name."""
        return self.manifest.id

    def sentences(self, article: ArticleId) -> tuple[Sentence, ...]:
        """List an article's sentences in order; raises KeyError for an article not in here."""
        return self._sentences[article]

    def sentence_vectors(self, article: ArticleId) -> HalfMatrix:
        """View an article's sentence vectors: (sentences, d) float16, row i for sentence i.

        Unit rows to within float16; memory-mapped.  Raises KeyError as `sentences` does.
        """
        first = self._first_row[article]
        return self._sentence_vectors[first : first + len(self._sentences[article])]

    @classmethod
    def open(cls, folder: Path, embedder: Identified | None = None, verify: bool = True) -> Self:
        """Open a snapshot's folder and hold it to its own promises.

        `embedder` is the model that questions will be embedded with, None where none will be.
        `verify` reads every file once for its checksum before anything is mapped.
        Raises SnapshotError, in one sentence with the way out, for a folder that is missing,
        damaged, of a newer format, or of another model.
        """
        manifest = read_manifest(folder)
        if verify:
            check_seal(folder)
        if embedder is not None:
            _same_model(manifest, embedder)
        sentences = _by_article(_lines(folder / SENTENCES, Sentence))
        articles = {one.id: one for one in _lines(folder / ARTICLES, Article)}
        sentences = {name: sentences.get(name, ()) for name in articles}
        first_row, row = {}, 0
        for name, own in sentences.items():
            first_row[name] = row
            row += len(own)
        snapshot = cls(
            folder=folder,
            manifest=manifest,
            articles=MappingProxyType(articles),
            passages=tuple(_lines(folder / PASSAGES, Passage)),
            events=tuple(_lines(folder / EVENTS, Event)),
            copies=tuple(_lines(folder / COPIES, Copy)),
            words=frozenset(_text(folder / WORDS).split("\n")) - {""},
            passage_vectors=_vectors(folder / PASSAGE_VECTORS, np.float32),
            _sentences=MappingProxyType(sentences),
            _sentence_vectors=_vectors(folder / SENTENCE_VECTORS, np.float16),
            _first_row=MappingProxyType(first_row),
        )
        _same_counts(snapshot)
        return snapshot


def read_articles(folder: Path) -> tuple[Article, ...]:
    """Read the articles of a snapshot, nothing else.  Raises SnapshotError if that fails."""
    return tuple(_lines(folder / ARTICLES, Article))


def read_manifest(folder: Path) -> Manifest:
    """Read what a snapshot says of itself, nothing else.

    Raises SnapshotError if it is missing, damaged, or of a newer format.
    """
    path = folder / MANIFEST
    if not folder.is_dir():
        raise SnapshotError(f"There is no snapshot at {folder}. {REBUILD}")
    try:
        said = json.loads(_text(path))
        written = said["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    if isinstance(written, int) and written < SNAPSHOT_FORMAT:
        raise SnapshotError(
            f"The snapshot {folder.name} was written by an older Stringer (format {written}; this"
            f" one reads {SNAPSHOT_FORMAT}). {REBUILD}"
        )
    if isinstance(written, int) and written > SNAPSHOT_FORMAT:
        raise SnapshotError(
            f"The snapshot {folder.name} was written by a newer Stringer (format {written}; this"
            f" one reads {SNAPSHOT_FORMAT}). Update Stringer, or build it again with this one:"
            " python -m index build"
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
            f" Choose that model with --model, or build a snapshot for this one:"
            " python -m index build"
        )


def _same_counts(snapshot: Snapshot) -> None:
    counts, dimension = snapshot.manifest.counts, snapshot.manifest.dimension
    promised = {
        ARTICLES: (counts.articles, len(snapshot.articles)),
        SENTENCES: (counts.sentences, sum(map(len, snapshot._sentences.values()))),
        PASSAGES: (counts.passages, len(snapshot.passages)),
        EVENTS: (counts.events, len(snapshot.events)),
        PASSAGE_VECTORS: ((counts.passages, dimension), snapshot.passage_vectors.shape),
        SENTENCE_VECTORS: ((counts.sentences, dimension), snapshot._sentence_vectors.shape),
    }
    for name, (said, found) in promised.items():
        if said != found:
            raise SnapshotError(
                f"{snapshot.folder / name} holds {found}, the manifest promises {said}. {REBUILD}"
            )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {REBUILD}") from error
    except UnicodeDecodeError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error


def _lines(path: Path, model: type[_Line]) -> list[_Line]:
    # Not splitlines(): a body may hold U+2028, which JSON leaves as it is.
    lines = [line for line in _text(path).split("\n") if line]
    try:
        return [model.model_validate_json(line) for line in lines]
    except ValidationError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error


def _by_article(sentences: Sequence[Sentence]) -> dict[ArticleId, tuple[Sentence, ...]]:
    found: dict[ArticleId, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.article_id, []).append(sentence)
    return {name: tuple(own) for name, own in found.items()}


_Number = TypeVar("_Number", np.float32, np.float16)


def _vectors(path: Path, kind: type[_Number]) -> NDArray[_Number]:
    try:
        rows: NDArray[_Number] = np.load(path, mmap_mode="r")
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {REBUILD}") from error
    except (ValueError, OSError, EOFError) as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    if rows.dtype != kind or rows.ndim != 2:
        raise SnapshotError(f"{path} holds no rows of {kind.__name__}. {REBUILD}")
    return rows
