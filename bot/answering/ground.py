"""What an answer can stand on: every sentence of a snapshot with its words, places and dates."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.answering.repeats import Key, said_before
from bot.answering.words import Token, groups_of, tokens
from corpus.article import Article, ArticleId
from corpus.event import Event
from corpus.events import Reading, read_sentences
from corpus.gazetteer import Gazetteer
from corpus.passage import Passage, Sentence
from corpus.spelling import fold
from index.snapshot import Snapshot
from index.terms import fold as fold_word


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, read."""

    article: Article
    sentence: Sentence
    reading: Reading
    tokens: tuple[Token, ...]
    stems: frozenset[str]
    named: frozenset[str]
    """Gazetteer ids of the places named in it, capitals meant included."""
    bound: frozenset[str]
    """Ids of the places it is about without naming them: "the city", "there", or the place the
    sentences before are about."""

    @property
    def key(self) -> Key:
        """(article, index of the sentence)."""
        return (self.article.id, self.sentence.index)


class Ground:
    """The sentences of one snapshot.  Read once, then only looked up.

    What a copy says again has its line, for others lean on it, but is no evidence: it is not
    found by its words, weighs nothing, and `may_use` refuses it.
    """

    def __init__(self, snapshot: Snapshot, gazetteer: Gazetteer) -> None:
        self.snapshot = snapshot
        self.gazetteer = gazetteer
        self.lines: dict[Key, Line] = {}
        self.by_article: dict[ArticleId, tuple[Line, ...]] = {}
        self.surfaces: dict[str, str] = {}
        frequency: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        upper: Counter[str] = Counter()
        shown: dict[str, str] = {}
        readings = {
            article.id: read_sentences(article, snapshot.sentences(article.id), gazetteer)
            for article in snapshot.articles.values()
        }
        self._said_before = said_before(snapshot.copies, snapshot.articles, readings)
        for article in snapshot.articles.values():
            lines = tuple(_line(article, reading, gazetteer) for reading in readings[article.id])
            self.by_article[article.id] = lines
            self.lines.update((line.key, line) for line in lines)
            for line in (line for line in lines if line.key not in self._said_before):
                frequency.update(line.stems)
                for i, token in enumerate(line.tokens):
                    self.surfaces.setdefault(fold_word(token.text), token.stem)
                    if token.text[:1].islower():
                        lower[token.stem] += 1
                    elif i and line.sentence.kind == "prose" and token.text[0].isalpha():
                        upper[token.stem] += 1
                        shown.setdefault(token.stem, token.text)
        self._frequency: Mapping[str, int] = frequency
        self._postings: dict[str, list[Key]] = {}
        for key, line in self.lines.items():
            for one in line.stems if key not in self._said_before else ():
                self._postings.setdefault(one, []).append(key)
        self._kin: dict[str, tuple[str, ...]] = {}
        self.names = {
            s: shown[s]
            for s, n in upper.items()
            if n > lower[s] and not is_calendar(s) and not groups_of(s)
        }
        self.folded_names = frozenset(fold(shown) for shown in self.names.values())
        self.joined_names = _joined(self.lines.values(), self.names)
        self._count = max(1, len(self.lines) - len(self._said_before))
        self.editions = 1 + max(Counter(one.of for one in snapshot.copies).values(), default=0)
        """In how many articles at most one text stands."""
        self.events_by_place: dict[str, list[Event]] = {}
        for event in snapshot.events:
            self.events_by_place.setdefault(event.place, []).append(event)

    def weight(self, stem: str) -> float:
        """How telling a stem is: its inverse document frequency over sentences, 0 to about 1."""
        n = self._frequency.get(stem, 0)
        return math.log(1 + (self._count - n + 0.5) / (n + 0.5)) / math.log(2 * self._count + 2)

    def kin(self, stem: str) -> tuple[str, ...]:
        """The stems of the articles that the thesaurus puts beside a stem."""
        if stem not in self._kin:
            groups = groups_of(stem)
            self._kin[stem] = (
                tuple(
                    s for s in self._frequency if s != stem and not groups.isdisjoint(groups_of(s))
                )
                if groups
                else ()
            )
        return self._kin[stem]

    def holding(self, stems: Mapping[str, float], most: int) -> tuple[Line, ...]:
        """The lines that hold most of the weighed stems or their kin, best first."""
        points: Counter[Key] = Counter()
        for one, weight in stems.items():
            for key in self._postings.get(one, ()):
                points[key] += weight  # type: ignore[assignment]
            near: set[Key] = set()
            for other in self.kin(one):
                near.update(self._postings[other])
            for key in near.difference(self._postings.get(one, ())):
                points[key] += 0.7 * weight  # type: ignore[assignment]
        best = sorted(points.items(), key=lambda kv: (-kv[1], kv[0]))[:most]
        return tuple(self.lines[key] for key, _ in best)

    def knows(self, stem: str) -> bool:
        """Whether any sentence holds the stem."""
        return stem in self._frequency

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
        said = (line.article.id, *(name for name, _ in self._said_before.get(line.key, ())))
        usable = [
            (not outlets or name in outlets) and self.usable(self.snapshot.articles[name], as_of)
            for name in said
        ]
        return usable[0] and not any(usable[1:])

    def is_repeated(self, passage: Passage) -> bool:
        """Whether a passage holds nothing but what was said before."""
        indexes = range(passage.first_sentence, passage.last_sentence + 1)
        return all((passage.article_id, i) in self._said_before for i in indexes)

    def neighbour(self, line: Line, step: int) -> Line | None:
        """The sentence `step` before or behind in the same article and of the same kind, if any."""
        other = self.lines.get((line.article.id, line.sentence.index + step))
        if other is None or _is_aside(other) != _is_aside(line):
            return None
        return other

    def heading(self, line: Line) -> Line | None:
        """The headline a sentence stands under, if any."""
        if line.sentence.heading is None:
            return None
        return self.lines.get((line.article.id, line.sentence.heading))

    def last_day(self, as_of: date | None) -> date | None:
        """The day of the newest usable article; None if none is dated."""
        days = [
            a.published
            for a in self.snapshot.articles.values()
            if a.published and self.usable(a, as_of)
        ]
        return max(days, default=None)


def _joined(lines: Iterable[Line], names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Two names in a row by their spelling run together: "abdulrashid" means both."""
    found: dict[str, tuple[str, str]] = {}
    for line in lines:
        for one, two in pairwise(line.tokens):
            if one.stem in names and two.stem in names and two.start - one.end <= 1:
                found.setdefault(fold(one.text + two.text), (one.stem, two.stem))
    return found


def is_calendar(stem: str) -> bool:
    """Whether a stem is that of a weekday or month, which is no name for all its capital."""
    return stem in _CALENDAR


_LOCAL = re.compile(
    r"^[“\"‘'(]*(?:he|she|they|it|its|his|her|their|there|the\s+(?:provincial\s+|city['’]s\s+|"
    r"local\s+|city\s+)?(?:governor|mayor|"
    r"police|police\s+chief|airport|airfield|prison|jail|hospital|city|town|council|market|"
    r"bazaar|garrison|governor['’]s\s+\w+))\b",
    re.I,
)
"""How a sentence begins that is still about the place of the one before, whatever else it names."""
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


def _line(article: Article, reading: Reading, gazetteer: Gazetteer) -> Line:
    words = tokens(reading.sentence.text)
    named = {s.place.id for s in reading.spots if s.written is not None}
    named |= {
        m.place.id for m in gazetteer.mentions(reading.sentence.text) if m.place.kind == "country"
    }
    bound = {s.place.id for s in reading.spots if s.written is None}
    others: set[str] = set()
    aside, last = False, 0
    for i, spot in enumerate(s for s in reading.spots if s.written is not None):
        gap = reading.sentence.text[last : spot.start] if i else ""
        aside = spot.aside or (aside and gap.strip() in ("and", ",", "or"))
        if not aside:
            others.add(spot.place.id)
        last = spot.end
    if reading.focus.city is not None and (not others or _LOCAL.match(reading.sentence.text)):
        bound.add(reading.focus.city.id)
        if reading.focus.province is not None:
            bound.add(reading.focus.province.id)
    return Line(
        article=article,
        sentence=reading.sentence,
        reading=reading,
        tokens=words,
        stems=frozenset(t.stem for t in words if not t.stop),
        named=frozenset(named),
        bound=frozenset(bound - named),
    )
