"""The sentences of a snapshot as lines, read when they are asked for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar, overload

import numpy as np

from bot.answering.line import Line
from corpus.article import ArticleId
from corpus.gazetteer import Gazetteer
from index.evidence.keys import keys_of_line
from index.evidence.readings import reading_of
from index.evidence.repeats import Key
from index.postings import RowNumbers
from index.snapshot import Snapshot

_T = TypeVar("_T")
_KEPT = 16_384
"""Lines kept once read, some 3 KB each: all there are of some hundred articles."""


class Lines(Mapping[Key, Line]):
    """Every line by (article, index).  Safe to share between threads."""

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        self._snapshot = snapshot
        self._gazetteer = gazetteer
        self._ordinals = snapshot.articles.ordinals
        self._first: list[int] = snapshot.facts["sentence"].tolist()
        self.at = lru_cache(maxsize=_KEPT)(self._read)
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

    def _read(self, row: int) -> Line:
        snapshot = self._snapshot
        sentence = snapshot.sentence_rows[row]
        article = snapshot.articles[sentence.article_id]
        read = snapshot.readings[row]
        events = (
            [snapshot.events[one] for one in snapshot.rows_of(article.id, "event")]
            if read.events
            else ()
        )
        keys = keys_of_line(snapshot.evidence.line_keys[row])
        reading = reading_of(read, sentence, events, self._gazetteer)
        return Line(article, sentence, reading, keys.stems, keys.named, keys.bound)


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
