"""What copies say again, by row: which sentences may be used is known before any is read."""

from collections.abc import Collection
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.article import ArticleId
from index.row_sets import RowNumbers, any_of
from index.snapshot import Snapshot

_PAIR = np.dtype([("row", "u4"), ("article", "u4"), ("of", "u4"), ("of_article", "u4")])
"""A sentence that a copy says again and one that said it before: rows and articles, by number."""


class SaidAgain:
    """Where copies repeat what stood before.  Only looked up; safe to share between threads.

    `outlets` are the articles asked of, empty for all: what one of them said before the others
    need not say again, but what they have from elsewhere is theirs.  Days need no look: what was
    said before is published no later, and dated if its copy is.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def rows(self, outlets: Collection[ArticleId] = ()) -> RowNumbers:
        """The rows of the sentences that one of the articles said before, ascending."""
        if not outlets or not len(self._all):
            return self._all
        pairs = self._pairs
        return np.unique(pairs["row"][self._among(outlets)[pairs["of_article"]]])

    def new_events(
        self, rows: NDArray[np.integer], outlets: Collection[ArticleId] = ()
    ) -> NDArray[np.integer]:
        """Of some rows of events those whose sentences are none of `rows`."""
        again = self.rows(outlets)
        return rows[~np.isin(self._event_sentences[rows], again)] if len(again) else rows

    def borrowed(self, outlets: Collection[ArticleId]) -> tuple[RowNumbers, RowNumbers]:
        """(rows of the articles, where each stood before), ascending by the latter.

        Those that none of the articles said before; a row comes once for each that did.
        """
        if not len(self._all):
            return self._all, self._all
        pairs = self._pairs[self._among(outlets)[self._pairs["article"]]]
        pairs = pairs[~np.isin(pairs["row"], self.rows(outlets))]
        pairs = pairs[np.argsort(pairs["of"], kind="stable")]
        return pairs["row"], pairs["of"]

    def with_borrowed(self, rows: RowNumbers, outlets: Collection[ArticleId]) -> RowNumbers:
        """Some ascending rows and where the articles say again what stands there, ascending.

        The words of a copy are looked up where they stood first.
        """
        if not outlets or not len(self._all):
            return rows
        borrowed, of = self.borrowed(outlets)
        return any_of([rows, np.unique(borrowed[np.isin(of, rows)])])

    def _among(self, outlets: Collection[ArticleId]) -> NDArray[np.bool_]:
        ordinals = self._snapshot.articles.ordinals
        among = np.zeros(len(ordinals), dtype=bool)
        among[[ordinals[one] for one in outlets]] = True
        return among

    @cached_property
    def _all(self) -> RowNumbers:
        first, ordinals = self._snapshot.facts["sentence"], self._snapshot.articles.ordinals
        keys = self._snapshot.evidence.repeats
        articles = np.array([ordinals[name] for name, _ in keys], dtype=np.int64)
        indexes = np.array([index for _, index in keys], dtype=np.int64)
        return np.sort(first[articles] + indexes).astype(np.uint32)

    @cached_property
    def _pairs(self) -> NDArray[np.void]:
        """(n,) of `_PAIR`."""
        first, ordinals = self._snapshot.facts["sentence"], self._snapshot.articles.ordinals
        repeats = self._snapshot.evidence.repeats
        numbers = chain.from_iterable(
            (ordinals[name], index, ordinals[other], at)
            for (name, index), before in repeats.items()
            for other, at in before
        )
        articles, indexes, sources, ats = np.fromiter(numbers, dtype=np.int64).reshape(-1, 4).T
        pairs = np.zeros(len(articles), dtype=_PAIR)
        pairs["row"], pairs["article"] = first[articles] + indexes, articles
        pairs["of"], pairs["of_article"] = first[sources] + ats, sources
        return pairs

    @cached_property
    def _event_sentences(self) -> RowNumbers:
        """(events,) the row of each event's sentence."""
        facts = self._snapshot.facts
        first = np.repeat(facts["sentence"][:-1], np.diff(facts["event"]))
        return np.asarray(first + self._snapshot.evidence.event_columns["sentence"], np.uint32)
