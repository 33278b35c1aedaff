"""What a snapshot holds of one article: read anew, or lying in an earlier snapshot."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, ArticleId
from corpus.copies import signature_of
from corpus.events import read_sentences
from corpus.gazetteer import Gazetteer
from corpus.passage import Passage
from corpus.passages import split_article
from corpus.reading import Reading
from corpus.sentences import split_sentences
from index.columns import REBUILD
from index.evidence.events import EventColumns, columns_of
from index.evidence.keys import keys_of
from index.evidence.readings import row_of
from index.evidence.tally import tally_of
from index.evidence.tokens import tokens
from index.rows import Lines, as_line
from index.snapshot import (
    ARTICLE_WORDS,
    PASSAGE_KEYS,
    SENTENCE_KEYS,
    SIGNATURES,
    TALLIES,
    TERMS,
    Snapshot,
)
from index.terms import terms, words
from index.vectors import FloatMatrix, HalfMatrix

TextKeys = NDArray[np.uint64]
"""(n,) digests of texts: of eight million texts two share one with a chance of a millionth."""


class Parts(Protocol):
    """One article's lines of each file of a snapshot, without line feeds, in order."""

    @property
    def sentences(self) -> Sequence[bytes]:
        """The lines of its sentences."""

    @property
    def readings(self) -> Sequence[bytes]:
        """The lines of their readings."""

    @property
    def line_keys(self) -> Sequence[bytes]:
        """The lines of what they are found by."""

    @property
    def passages(self) -> Sequence[bytes]:
        """The lines of its passages."""

    @property
    def terms(self) -> Sequence[bytes]:
        """The terms of each passage, apart by blanks."""

    @property
    def events(self) -> Sequence[bytes]:
        """The lines of its events."""

    @property
    def event_columns(self) -> EventColumns:
        """Its events in columns."""

    @property
    def tally(self) -> bytes:
        """The line of its tally."""

    @property
    def words(self) -> bytes:
        """Its words, lower-cased, apart by blanks."""

    @property
    def signature(self) -> bytes:
        """What copies of it are found by: `corpus.copies.signature_of`."""

    @property
    def passage_keys(self) -> TextKeys:
        """The keys of its passages."""

    @property
    def sentence_keys(self) -> TextKeys:
        """The keys of its sentences."""


@dataclass(frozen=True, slots=True)
class ReadParts:
    """What was read from an article now."""

    passage_texts: tuple[str, ...]
    sentence_texts: tuple[str, ...]
    sentences: tuple[bytes, ...]
    readings: tuple[bytes, ...]
    line_keys: tuple[bytes, ...]
    passages: tuple[bytes, ...]
    terms: tuple[bytes, ...]
    events: tuple[bytes, ...]
    event_columns: EventColumns
    tally: bytes
    words: bytes
    signature: bytes
    passage_keys: TextKeys
    sentence_keys: TextKeys


def read_parts(
    article: Article, gazetteer: Gazetteer, count_tokens: Callable[[str], int]
) -> ReadParts:
    """Read an article; `count_tokens` is the model's."""
    sentences = tuple(split_sentences(article))
    passages = tuple(split_article(article, sentences, count_tokens))
    return parts_of(article, passages, read_sentences(article, sentences, gazetteer), gazetteer)


def parts_of(
    article: Article,
    passages: Sequence[Passage],
    readings: Sequence[Reading],
    gazetteer: Gazetteer,
) -> ReadParts:
    """Put down what was read from an article, sentence by sentence."""
    sentences = [reading.sentence for reading in readings]
    lines = [tokens(one.text) for one in sentences]
    events = [event for reading in readings for event in reading.events]
    return ReadParts(
        passage_texts=tuple(one.text for one in passages),
        sentence_texts=tuple(one.text for one in sentences),
        sentences=tuple(map(as_line, sentences)),
        readings=tuple(map(row_of, readings)),
        line_keys=tuple(
            keys_of(reading, own, gazetteer).as_line()
            for reading, own in zip(readings, lines, strict=True)
        ),
        passages=tuple(map(as_line, passages)),
        terms=tuple(_terms(one, gazetteer) for one in passages),
        events=tuple(map(as_line, events)),
        event_columns=columns_of(events, article.published),
        tally=as_line(tally_of((s, own, True) for s, own in zip(sentences, lines, strict=True))),
        words=" ".join(sorted(words(article.body))).encode(),
        signature=signature_of(article),
        passage_keys=text_keys(one.text for one in passages),
        sentence_keys=text_keys(one.text for one in sentences),
    )


def text_keys(texts: Iterable[str]) -> TextKeys:
    """Digest texts, eight bytes each."""
    digests = b"".join(hashlib.blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(digests, dtype=np.uint64)


def _terms(passage: Passage, gazetteer: Gazetteer) -> bytes:
    """List a passage's terms: those of its words and of the headline it stands under."""
    found = terms(passage.heading or "", gazetteer) + terms(passage.text, gazetteer)
    return " ".join(found).encode()


class Teacher:
    """An earlier snapshot that parts are taken from."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Open what only a build needs of it; raises SnapshotError where that can't be read."""
        self.snapshot = snapshot
        folder = snapshot.folder
        self.terms = Lines(folder / TERMS, REBUILD)
        self.tallies = Lines(folder / TALLIES, REBUILD)
        self.words = Lines(folder / ARTICLE_WORDS, REBUILD)

    @cached_property
    def passage_keys(self) -> TextKeys:
        """Of all its passages."""
        return np.asarray(np.load(self.snapshot.folder / PASSAGE_KEYS), dtype=np.uint64)

    @cached_property
    def sentence_keys(self) -> TextKeys:
        """Of all its sentences."""
        return np.asarray(np.load(self.snapshot.folder / SENTENCE_KEYS), dtype=np.uint64)

    @cached_property
    def signatures(self) -> NDArray[np.uint8]:
        """(articles, bytes) of all its articles; nothing but zeros where there is none."""
        return np.asarray(np.load(self.snapshot.folder / SIGNATURES), dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class TakenParts:
    """An unchanged article's lines, copied from where they lie when they are asked for."""

    teacher: Teacher
    article: ArticleId

    def rows(self, column: str) -> range:
        """Tell which rows of the earlier snapshot they are."""
        return self.teacher.snapshot.rows_of(self.article, column)

    @property
    def sentences(self) -> list[bytes]:
        """The lines of its sentences."""
        return self._block(self.teacher.snapshot.sentence_rows.lines, "sentence")

    @property
    def readings(self) -> list[bytes]:
        """The lines of their readings."""
        return self._block(self.teacher.snapshot.readings.lines, "sentence")

    @property
    def line_keys(self) -> list[bytes]:
        """The lines of what they are found by."""
        return self._block(self.teacher.snapshot.evidence.line_keys, "sentence")

    @property
    def passages(self) -> list[bytes]:
        """The lines of its passages."""
        return self._block(self.teacher.snapshot.passages.lines, "passage")

    @property
    def terms(self) -> list[bytes]:
        """The lines of their terms."""
        return self._block(self.teacher.terms, "passage")

    @property
    def events(self) -> list[bytes]:
        """The lines of its events."""
        return self._block(self.teacher.snapshot.events.lines, "event")

    @property
    def event_columns(self) -> EventColumns:
        """Its events in columns."""
        rows = self.rows("event")
        return self.teacher.snapshot.evidence.event_columns[rows.start : rows.stop]

    @property
    def tally(self) -> bytes:
        """The line of its tally."""
        return self.teacher.tallies[self._ordinal]

    @property
    def words(self) -> bytes:
        """The line of its words."""
        return self.teacher.words[self._ordinal]

    @property
    def signature(self) -> bytes:
        """What copies of it are found by."""
        row = self.teacher.signatures[self._ordinal]
        return row.tobytes() if row.any() else b""

    @property
    def passage_keys(self) -> TextKeys:
        """The keys of its passages."""
        rows = self.rows("passage")
        return self.teacher.passage_keys[rows.start : rows.stop]

    @property
    def sentence_keys(self) -> TextKeys:
        """The keys of its sentences."""
        rows = self.rows("sentence")
        return self.teacher.sentence_keys[rows.start : rows.stop]

    @property
    def passage_vectors(self) -> FloatMatrix:
        """The vectors of its passages, mapped."""
        rows = self.rows("passage")
        return self.teacher.snapshot.passage_vectors[rows.start : rows.stop]

    @property
    def sentence_vectors(self) -> HalfMatrix:
        """The vectors of its sentences, mapped."""
        return self.teacher.snapshot.sentence_vectors(self.article)

    @property
    def _ordinal(self) -> int:
        return self.teacher.snapshot.articles.ordinals[self.article]

    def _block(self, lines: Lines, column: str) -> list[bytes]:
        rows = self.rows(column)
        return lines.block(rows.start, rows.stop)
