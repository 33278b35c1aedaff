"""What an earlier snapshot already has, so that nothing unchanged is read or embedded twice."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from corpus.article import ArticleId
from corpus.event import Event
from corpus.passage import Passage, Sentence
from index.embedder import Embedder
from index.manifest import Inputs
from index.seal import SnapshotError
from index.snapshot import Snapshot
from index.vectors import FloatMatrix, HalfMatrix


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read from one article."""

    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    events: tuple[Event, ...]


class Known:
    """Vectors by the hash of their text, all of one model, and parts by the hash of an article."""

    def __init__(self, embedder: Embedder, inputs: Inputs) -> None:
        """Know nothing yet; the embedder is used for what stays unknown.

        `inputs` are those of the snapshot to be made.
        """
        self.embedded = 0
        """Distinct texts that had to be embedded."""
        self.reused = 0
        """Distinct texts that were known."""
        self._embedder = embedder
        self._inputs = inputs
        self._full: dict[bytes, FloatMatrix] = {}
        self._half: dict[bytes, HalfMatrix] = {}
        self._parts: dict[str, Parts] = {}

    def learn(self, folder: Path) -> None:
        """Take over what a snapshot has; one that is damaged or of another model teaches nothing.

        Articles' parts are taken over where they would be read the same now.
        """
        try:
            snapshot = Snapshot.open(folder, self._embedder)
        except SnapshotError:
            return
        for row, passage in enumerate(snapshot.passages):
            self._full.setdefault(_key(passage.text), snapshot.passage_vectors[row])
        for article in snapshot.articles:
            rows = snapshot.sentence_vectors(article)
            for sentence, vector in zip(snapshot.sentences(article), rows, strict=True):
                self._half.setdefault(_key(sentence.text), vector)
        if _reads_alike(snapshot.manifest.inputs, self._inputs):
            self._learn_parts(snapshot)

    def parts(self, sha256: str) -> Parts | None:
        """Return what was read from an article, by the hash of all of it; None if unknown."""
        return self._parts.get(sha256)

    def embed(
        self,
        passages: Sequence[str],
        sentences: Sequence[str],
        progress: Callable[[int, int], None],
    ) -> tuple[FloatMatrix, HalfMatrix]:
        """Embed both, each distinct unknown text once: unit rows in the order given.

        Passages are float32, sentences float16.  A passage is never made from a vector that was
        rounded to float16.
        """
        unknown = {_key(text): text for text in passages if _key(text) not in self._full}
        for text in sentences:
            key = _key(text)
            if key not in self._full and key not in self._half:
                unknown.setdefault(key, text)
        distinct = {_key(text) for text in (*passages, *sentences)}
        self.embedded, self.reused = len(unknown), len(distinct) - len(unknown)
        total = len(unknown)
        progress(0, total)
        rows = (
            self._embedder.passages(list(unknown.values()), lambda done: progress(done, total))
            if unknown
            else ()
        )
        self._full.update(zip(unknown, rows, strict=True))
        return self._passage_rows(passages), self._sentence_rows(sentences)

    def _learn_parts(self, snapshot: Snapshot) -> None:
        passages = _by_article(snapshot.passages)
        events = _by_article(snapshot.events)
        for record in snapshot.manifest.inputs.articles:
            self._parts.setdefault(
                record.sha256,
                Parts(
                    snapshot.sentences(record.id),
                    tuple(passages.get(record.id, ())),
                    tuple(events.get(record.id, ())),
                ),
            )

    def _dimension(self) -> int:
        """Take it from a vector at hand: asking the embedder would load the model."""
        if self._full:
            return len(next(iter(self._full.values())))
        return self._embedder.dimension

    def _passage_rows(self, texts: Sequence[str]) -> FloatMatrix:
        rows = np.zeros((len(texts), self._dimension()), dtype=np.float32)
        for place, text in enumerate(texts):
            rows[place] = self._full[_key(text)]
        return rows

    def _sentence_rows(self, texts: Sequence[str]) -> HalfMatrix:
        rows = np.zeros((len(texts), self._dimension()), dtype=np.float16)
        for place, text in enumerate(texts):
            key = _key(text)
            rows[place] = self._full[key] if key in self._full else self._half[key]
        return rows


def _reads_alike(before: Inputs, now: Inputs) -> bool:
    return (before.splitter, before.gazetteer, before.events) == (
        now.splitter,
        now.gazetteer,
        now.events,
    )


_OfArticle = TypeVar("_OfArticle", Passage, Event)


def _by_article(rows: Iterable[_OfArticle]) -> dict[ArticleId, list[_OfArticle]]:
    found: dict[ArticleId, list[_OfArticle]] = {}
    for row in rows:
        found.setdefault(row.article_id, []).append(row)
    return found


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
