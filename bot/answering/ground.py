"""What an answer can stand on: every sentence of a snapshot with its words, places and dates."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache, partial

import numpy as np

from bot.answering.covered import covered_by
from bot.answering.events_told import events_told
from bot.answering.holding import best_rows
from bot.answering.line import Line
from bot.answering.lines import Lines, LinesByArticle
from bot.answering.near_words import NearWords
from bot.answering.surroundings import Surroundings, surroundings
from bot.answering.words import groups_of, is_identity, synonyms_of
from corpus.article import Article, ArticleId
from corpus.event import Event, EventKind
from corpus.gazetteer import Gazetteer
from corpus.passage import Passage
from corpus.spelling import fold
from index.evidence.events import UNDATED
from index.evidence.tokens import tokens
from index.postings import RowNumbers
from index.snapshot import Snapshot

__all__ = ["Ground", "Line", "is_calendar"]


_SHORTEST_NAME = 4
"""Letters of a publisher's name from which on it is one in a question."""

_SURROUNDINGS = 4096
"""Lines whose surroundings are kept, half a KB each."""


class Ground:
    """The sentences of one snapshot.  Only looked up; safe to share between threads.

    What a copy says again has its line, for others lean on it, but is no evidence: it is not
    found by its words, weighs nothing, and `may_use` refuses it.
    """

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        self.snapshot = snapshot
        self.gazetteer = gazetteer
        self.lines = Lines(snapshot, gazetteer)
        self.by_article: Mapping[ArticleId, tuple[Line, ...]] = LinesByArticle(snapshot, self.lines)
        self._evidence = snapshot.evidence
        self._said_before = snapshot.evidence.repeats
        self._count = max(1, len(self.lines) - len(self._said_before))
        self.editions = 1 + max(Counter(one.of for one in snapshot.copies).values(), default=0)
        """In how many articles at most one text stands."""
        self.kin = lru_cache(maxsize=4096)(self._kin)
        """The stems of the articles that the thesaurus puts beside a stem."""
        self.around = lru_cache(maxsize=_SURROUNDINGS)(self._around)
        """What stands around a line."""
        self.covered = lru_cache(maxsize=64)(partial(covered_by, snapshot))
        """What the articles cover that may be used as of a day."""
        self._days: list[int] = sorted(
            {day for day in snapshot.facts["day"][:-1].tolist() if day != UNDATED}
        )

    def warm(self) -> None:
        """Make now what the first question with an unknown word would wait for."""
        for table in ("near_names", "near_surfaces", "joined_names", "folded_names", "outlets"):
            getattr(self, table)

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Folded words of the articles with their stems."""
        return self._evidence.surfaces

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Stems that are proper names, by how often they have a capital, as first written."""
        named = self._evidence.names.items()
        return {s: shown for s, shown in named if not is_calendar(s) and not groups_of(s)}

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """Their folded spellings."""
        return frozenset(fold(shown) for shown in self.names.values())

    @cached_property
    def joined_names(self) -> Mapping[str, tuple[str, str]]:
        """Two names in a row by their spelling run together: "abdulrashid" means both."""
        found: dict[str, tuple[str, str]] = {}
        for spelling, pairs in self._evidence.joined.items():
            named = (one for one in pairs if one[0] in self.names and one[1] in self.names)
            if (pair := next(named, None)) is not None:
                found[spelling] = pair
        return found

    @cached_property
    def outlets(self) -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
        """(stems of its name, number) of each publisher that has a telling one, by the first."""
        found: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
        for number, publisher in enumerate(self.snapshot.publishers):
            words = tokens(publisher.split(" (")[0])
            name = tuple(t.stem for t in words if not t.stop)
            if name and not is_identity(name[0]) and len("".join(name)) >= _SHORTEST_NAME:
                found[name[0]] = (*found.get(name[0], ()), (name, number))
        return found

    def published_by(self, publisher: int) -> Iterator[ArticleId]:
        """The articles of a publisher, by its number."""
        ids = self.snapshot.articles.ids
        of_it = np.flatnonzero(self.snapshot.facts["publisher"][:-1] == publisher)
        return (ids[at] for at in of_it.tolist())

    @cached_property
    def near_names(self) -> NearWords:
        """Proper names by their spelling, for one that is misspelt."""
        return NearWords((shown, one) for one, shown in self.names.items())

    @cached_property
    def near_surfaces(self) -> NearWords:
        """Words of five letters and more by their spelling, in the alphabet's order."""
        return NearWords((w, self.surfaces[w]) for w in sorted(self.surfaces) if len(w) >= 5)

    def weight(self, stem: str) -> float:
        """How telling a stem is: its inverse document frequency over sentences, 0 to about 1."""
        n = self._evidence.stems.count(stem)
        return math.log(1 + (self._count - n + 0.5) / (n + 0.5)) / math.log(2 * self._count + 2)

    def holding(
        self, stems: Mapping[str, float], most: int, within: RowNumbers | None = None
    ) -> tuple[Line, ...]:
        """The lines that hold most of the weighed stems or their kin, best first.

        `within` are the rows that may be chosen, ascending; None for all.
        """
        weighed = [(one, weight, self.kin(one)) for one, weight in stems.items()]
        return tuple(self.lines.of_rows(best_rows(self._evidence.stems, weighed, most, within)))

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
        other = self.lines.get((line.key[0], line.sentence.index + step))
        if other is None or _is_aside(other) != _is_aside(line):
            return None
        return other

    def heading(self, line: Line) -> Line | None:
        """The headline a sentence stands under, if any."""
        if line.sentence.heading is None:
            return None
        return self.lines.get((line.key[0], line.sentence.heading))

    def _around(self, line: Line) -> Surroundings:
        before = self.neighbour(line, -1)
        further = None if before is None else self.neighbour(before, -1)
        return surroundings(line, self.heading(line), before, further, self.neighbour(line, 1))

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
        return events_told(self.snapshot, place, kinds, until, outlets)

    def rows_about(self, places: Iterable[str]) -> RowNumbers:
        """The rows of the sentences that name or mean any of the places, ascending."""
        return self._evidence.about.rows_of_any(places)

    def rows_naming(self, place: str) -> RowNumbers:
        """The rows of the sentences that name a place, ascending."""
        return self._evidence.named.rows(place)

    def rows_holding(self, stem: str) -> RowNumbers:
        """The rows of the sentences that hold a stem or its kin, ascending."""
        return self._evidence.stems.rows_of_any((stem, *self.kin(stem)))

    def rows_with(self, words: str) -> RowNumbers:
        """The rows of the sentences that hold the stems of all the words, ascending."""
        stems = [self._evidence.stems.rows(t.stem) for t in tokens(words) if not t.stop]
        found = stems[0] if stems else np.zeros(0, dtype=np.uint32)
        for rows in stems[1:]:
            found = np.intersect1d(found, rows, assume_unique=True)
        return found

    def rows_of(self, articles: Iterable[ArticleId]) -> RowNumbers:
        """The rows of the sentences of some articles, ascending."""
        ranges = sorted(
            (self.snapshot.rows_of(one, "sentence") for one in articles), key=lambda one: one.start
        )
        held = [np.arange(one.start, one.stop, dtype=np.uint32) for one in ranges]
        return np.concatenate(held) if held else np.zeros(0, dtype=np.uint32)

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
            rows = np.intersect1d(rows, self.rows_of(outlets), assume_unique=True)
        else:
            rows = np.setdiff1d(rows, self._repeated, assume_unique=True)
        days = self.days_of(rows)
        if until is not None:
            dated = (days > 0) & (days <= until.toordinal())
            rows, days = rows[dated], days[dated]
        order = np.lexsort((rows, -days))[:most]
        return np.sort(rows[order])

    @cached_property
    def _repeated(self) -> RowNumbers:
        """The rows of what copies say again, ascending."""
        rows = (self.lines.row(key) for key in self._said_before)
        return np.array(sorted(row for row in rows if row is not None), dtype=np.uint32)

    def _kin(self, stem: str) -> tuple[str, ...]:
        return tuple(s for s in sorted(synonyms_of(stem)) if s != stem and self.knows(s))


def is_calendar(stem: str) -> bool:
    """Whether a stem is that of a weekday or month, which is no name for all its capital."""
    return stem in _CALENDAR


_CALENDAR = frozenset(
    t.stem
    for t in tokens(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
        "May June July "
        "August September October November December"
    )
)


def _is_aside(line: Line) -> bool:
    return line.sentence.kind in ("caption", "post")
