"""What an answer can stand on: every sentence of a snapshot with its words, places and dates."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache, partial

import numpy as np

from bot.answering.covered import covered_by
from bot.answering.events_told import events_told
from bot.answering.holding import best_rows
from bot.answering.line import Line
from bot.answering.lines import Lines, LinesByArticle, heading, neighbour
from bot.answering.said_again import SaidAgain
from bot.answering.surroundings import LEANS, Surroundings, surroundings
from bot.answering.vocabulary import Vocabulary, is_calendar
from bot.answering.words import synonyms_of
from corpus.article import Article, ArticleId
from corpus.event import Event, EventKind
from corpus.gazetteer import Gazetteer
from corpus.passage import Passage
from index.evidence.events import UNDATED
from index.evidence.tokens import tokens
from index.postings import Postings
from index.row_sets import RowNumbers, any_of, are_in
from index.snapshot import Snapshot

__all__ = ["Ground", "Line", "is_calendar"]

_SURROUNDINGS = 4096
"""Lines whose surroundings are kept, half a KB each."""
_NO_PLACES = frozenset[str]()
_NO_ROWS: RowNumbers = np.zeros(0, dtype=np.uint32)


class Ground(Vocabulary):
    """The sentences of one snapshot.  Only looked up; safe to share between threads.

    What a copy says again has its line, for others lean on it, but is no evidence: it is not
    found by its words, weighs nothing, and `may_use` refuses it.
    """

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        super().__init__(snapshot)
        self.gazetteer = gazetteer
        self.lines = Lines(snapshot, gazetteer)
        self.by_article: Mapping[ArticleId, tuple[Line, ...]] = LinesByArticle(snapshot, self.lines)
        self._said_before = snapshot.evidence.repeats
        self._again = SaidAgain(snapshot)
        self._count = max(1, len(self.lines) - len(self._said_before))
        self.editions = 1 + max(Counter(one.of for one in snapshot.copies).values(), default=0)
        """In how many articles at most one text stands."""
        self.kin = lru_cache(maxsize=4096)(partial(_kin, snapshot.evidence.stems))
        """The stems of the articles that the thesaurus puts beside a stem."""
        self.around = lru_cache(maxsize=_SURROUNDINGS)(partial(_around, self.lines))
        """What stands around a line."""
        self.lent = lru_cache(maxsize=_SURROUNDINGS)(partial(_lent, self.lines))
        """The ids of the places that a line is about by its headline or the line it leans on."""
        self.covered = lru_cache(maxsize=64)(partial(covered_by, snapshot))
        """What the articles cover that may be used as of a day."""
        self._days: list[int] = sorted(
            {day for day in snapshot.facts["day"][:-1].tolist() if day != UNDATED}
        )

    def weight(self, stem: str) -> float:
        """How telling a stem is: its inverse document frequency over sentences, 0 to about 1."""
        n = self._evidence.stems.count(stem)
        return math.log(1 + (self._count - n + 0.5) / (n + 0.5)) / math.log(2 * self._count + 2)

    def holding(
        self,
        stems: Mapping[str, float],
        most: int,
        outlets: frozenset[ArticleId] = frozenset(),
    ) -> tuple[Line, ...]:
        """The lines that hold most of the weighed stems or their kin, best first.

        In the articles of `outlets` alone if any are given; what they have from elsewhere is
        weighed by the words of where it stood first.
        """
        weighed = [(one, weight, self.kin(one)) for one, weight in stems.items()]
        if not outlets:
            return tuple(self.lines.of_rows(best_rows(self._evidence.stems, weighed, most)))
        borrowed, of = self._again.borrowed(outlets)
        within = any_of([self.rows_of(outlets), np.unique(of)])
        found: list[int] = []
        for row in best_rows(self._evidence.stems, weighed, most, within):
            first, last = np.searchsorted(of, [row, row + 1])
            found += borrowed[first:last].tolist() or [row]
        return tuple(self.lines.of_rows(dict.fromkeys(found)))

    def knows(self, stem: str) -> bool:
        """Whether any sentence holds the stem."""
        return stem in self._evidence.stems

    def usable(self, article: Article, as_of: date | None) -> bool:
        """Whether an article may be used for a question as of a day."""
        return as_of is None or (article.published is not None and article.published <= as_of)

    def may_use(
        self, line: Line, as_of: date | None, outlets: frozenset[ArticleId] = frozenset()
    ) -> bool:
        """Whether a sentence may be used for a question as of a day.

        Its article may be, and none that may be used too said it before.  `outlets` are the
        articles asked of; empty for all.
        """
        if as_of is None and not outlets and not self._said_before:
            return True
        if outlets and line.key[0] not in outlets:
            return False
        if as_of is not None and not self.usable(line.article, as_of):
            return False
        before = self._said_before.get(line.key)
        return before is None or not any(
            (not outlets or name in outlets) and self.usable(self.snapshot.articles[name], as_of)
            for name, _ in before
        )

    def is_repeated(self, passage: Passage) -> bool:
        """Whether a passage holds nothing but what was said before."""
        if not self._said_before:
            return False
        indexes = range(passage.first_sentence, passage.last_sentence + 1)
        return all((passage.article_id, i) in self._said_before for i in indexes)

    def neighbour(self, line: Line, step: int) -> Line | None:
        """The sentence `step` before or behind in the same article and of the same kind, if any."""
        return neighbour(self.lines, line, step)

    def heading(self, line: Line) -> Line | None:
        """The headline a sentence stands under, if any."""
        return heading(self.lines, line)

    def last_day(self, as_of: date | None) -> date | None:
        """The day of the newest usable article; None if none is dated."""
        until = len(self._days) if as_of is None else bisect_right(self._days, as_of.toordinal())
        return date.fromordinal(self._days[until - 1]) if until else None

    def told_of(
        self,
        place: str | None,
        kinds: Collection[EventKind] | None = None,
        until: date | None = None,
        outlets: frozenset[ArticleId] = frozenset(),
    ) -> tuple[Event, ...]:
        """What is told of a place, as `bot.answering.events_told.events_told` says."""
        return events_told(self.snapshot, place, kinds, until, outlets, again=self._again)

    def rows_about(self, places: Iterable[str]) -> RowNumbers:
        """The rows of the sentences that name or mean any of the places, ascending."""
        return self._evidence.about.rows_of_any(places)

    def rows_naming(self, place: str) -> RowNumbers:
        """The rows of the sentences that name a place, ascending."""
        return self._evidence.named.rows(place)

    def rows_holding(self, *stems: str, outlets: frozenset[ArticleId] = frozenset()) -> RowNumbers:
        """The rows of the sentences that hold one of the stems or its kin, ascending.

        Also what the articles of `outlets` say again of it.
        """
        meant = (one for stem in stems for one in (stem, *self.kin(stem)))
        return self._again.with_borrowed(self._evidence.stems.rows_of_any(meant), outlets)

    def rows_with(self, words: str, outlets: frozenset[ArticleId] = frozenset()) -> RowNumbers:
        """The rows of the sentences that hold the stems of all the words, ascending.

        Also what the articles of `outlets` say again of it.
        """
        stems = [self._evidence.stems.rows(t.stem) for t in tokens(words) if not t.stop]
        found = stems[0] if stems else _NO_ROWS
        for rows in stems[1:]:
            found = found[are_in(found, rows)]
        return self._again.with_borrowed(found, outlets)

    def rows_of(self, articles: Iterable[ArticleId]) -> RowNumbers:
        """The rows of the sentences of some articles, ascending."""
        ranges = sorted(
            (self.snapshot.rows_of(one, "sentence") for one in articles), key=lambda one: one.start
        )
        held = [np.arange(one.start, one.stop, dtype=np.uint32) for one in ranges]
        return np.concatenate(held) if held else _NO_ROWS

    def days_of(self, rows: RowNumbers) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """The days of the articles that rows of sentences stand in, as ordinals; 0 undated."""
        facts = self.snapshot.facts
        article = np.searchsorted(facts["sentence"], rows, side="right") - 1
        days = facts["day"][article].astype(np.int64)
        days[days == UNDATED] = 0
        return days

    def newest(
        self,
        rows: RowNumbers,
        most: int,
        until: date | None = None,
        outlets: frozenset[ArticleId] = frozenset(),
    ) -> RowNumbers:
        """Of too many rows those in the newest articles that may be used, ascending.

        Articles of up to a day, and of the outlets asked of if any are.
        """
        if len(rows) <= most:
            return rows
        if outlets:
            rows = rows[are_in(rows, self.rows_of(outlets))]
        rows = rows[~are_in(rows, self._again.rows(outlets))]
        days = self.days_of(rows)
        if until is not None:
            dated = (days > 0) & (days <= until.toordinal())
            rows, days = rows[dated], days[dated]
        order = np.lexsort((rows, -days))[:most]
        return np.sort(rows[order])


def _kin(stems: Postings, stem: str) -> tuple[str, ...]:
    return tuple(s for s in sorted(synonyms_of(stem)) if s != stem and s in stems)


def _lent(lines: Lines, line: Line) -> frozenset[str]:
    above = heading(lines, line)
    # The first headline is the article's own, and not about each of its sentences.
    places = above.subjects if above is not None and above.sentence.index else _NO_PLACES
    before = neighbour(lines, line, -1)
    leans = before is not None and before.named and LEANS.match(line.sentence.text)
    return places | before.named if before is not None and leans else places


def _around(lines: Lines, line: Line) -> Surroundings:
    before = neighbour(lines, line, -1)
    further = None if before is None else neighbour(lines, before, -1)
    return surroundings(line, heading(lines, line), before, further, neighbour(lines, line, 1))
