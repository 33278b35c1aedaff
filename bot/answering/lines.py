"""The sentences of a snapshot as lines, read when they are asked for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar, overload

import numpy as np

from bot.answering.line import Line
from corpus.article import Article, ArticleId
from corpus.event import Event
from corpus.gazetteer import Gazetteer
from corpus.passage import Sentence
from corpus.reading import Reading
from index.evidence.keys import keys_of_line
from index.evidence.readings import reading_of
from index.evidence.repeats import Key
from index.row_sets import RowNumbers
from index.snapshot import Snapshot

_T = TypeVar("_T")
_KEPT = 16_384
"""Lines kept once read, some 3 KB each: all there are of some hundred articles."""


class _SnapshotLines:
    """Reads lines, and what they look up."""

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        self._snapshot = snapshot
        self._gazetteer = gazetteer

    def line_at(self, row: int) -> Line:
        """The line of a row of the snapshot's sentences."""
        # Past the rows that a snapshot keeps: what is read is kept as a line.
        sentence = self._snapshot.sentence_rows.read(row)
        keys = keys_of_line(self._snapshot.evidence.line_keys[row])
        return Line(sentence, keys.stems, keys.named, keys.bound, self, row)

    def article_of(self, sentence: Sentence) -> Article:
        """The article a sentence stands in."""
        return self._snapshot.articles[sentence.article_id]

    def reading_at(self, row: int, sentence: Sentence) -> Reading:
        """What was read from the sentence of a row."""
        snapshot = self._snapshot
        read = snapshot.readings.read(row)
        events: list[Event] = []
        if read.events:
            rows = snapshot.rows_of(sentence.article_id, "event")
            events = [snapshot.events[one] for one in rows]
        return reading_of(read, sentence, events, self._gazetteer)


class Lines(Mapping[Key, Line]):
    """Every line by (article, index).  Safe to share between threads."""

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        self._snapshot = snapshot
        self._ordinals = snapshot.articles.ordinals
        self._first: list[int] = snapshot.facts["sentence"].tolist()
        # Of what is read from, not of this: a thing that holds itself outlives its use.
        self.at = lru_cache(maxsize=_KEPT)(_SnapshotLines(snapshot, gazetteer).line_at)
        """The line of a row of the snapshot's sentences."""

    def __getitem__(self, key: Key) -> Line:
        row = self.row(key)
        if row is None:
            raise KeyError(key)
        return self.at(row)

    @overload
    def get(self, key: Key, /) -> Line | None: ...
    @overload
    def get(self, key: Key, default: _T, /) -> Line | _T: ...
    def get(self, key: Key, default: object = None, /) -> object:
        """Return the line there, or the default where there is none."""
        row = self.row(key)
        return default if row is None else self.at(row)

    def __iter__(self) -> Iterator[Key]:
        for name in self._snapshot.articles:
            for index in range(len(self._snapshot.rows_of(name, "sentence"))):
                yield (name, index)

    def __len__(self) -> int:
        return self._first[-1]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and self.row(key) is not None

    def row(self, key: Key) -> int | None:
        """Return the row of a sentence; None where there is none."""
        name, index = key
        at = self._ordinals.get(name)
        if at is None or index < 0:
            return None
        row = self._first[at] + index
        return row if row < self._first[at + 1] else None

    def of_rows(self, rows: Iterable[int] | RowNumbers) -> Iterator[Line]:
        """Read the lines of some rows, in their order."""
        numbers = rows.tolist() if isinstance(rows, np.ndarray) else rows
        return map(self.at, numbers)


class LinesByArticle(Mapping[ArticleId, tuple[Line, ...]]):
    """The lines of each article, in order."""

    def __init__(self, snapshot: Snapshot, lines: Lines) -> None:
        self._snapshot = snapshot
        self._lines = lines

    def __getitem__(self, name: ArticleId) -> tuple[Line, ...]:
        return tuple(self._lines.of_rows(self._snapshot.rows_of(name, "sentence")))

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._snapshot.articles)

    def __len__(self) -> int:
        return len(self._snapshot.articles)


def neighbour(lines: Lines, line: Line, step: int) -> Line | None:
    """The sentence `step` before or behind in the same article and of the same kind, if any."""
    other = lines.get((line.key[0], line.sentence.index + step))
    return None if other is None or is_aside(other) != is_aside(line) else other


def heading(lines: Lines, line: Line) -> Line | None:
    """The headline a sentence stands under, if any."""
    index = line.sentence.heading
    return None if index is None else lines.get((line.key[0], index))


def is_aside(line: Line) -> bool:
    """Whether a sentence is a caption or a post, which no running text goes on from."""
    return line.sentence.kind in ("caption", "post")
