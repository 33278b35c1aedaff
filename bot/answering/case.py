"""One question on one snapshot: what the ways of answering share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from bot.answering.dating import Told, line_of
from bot.answering.draft import Draft, quoted
from bot.answering.ground import Ground, Line
from bot.answering.question import Question
from bot.answering.reply import Answer
from bot.answering.words import stem
from bot.phrases.phrases import FALLBACK, Phrases, phrases_in
from corpus.event import Event, EventKind
from corpus.gazetteer import Place
from index.row_sets import RowNumbers, any_of, are_in


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the ground it is answered from."""

    question: Question
    ground: Ground
    as_of: date | None
    phrases: Phrases = field(default_factory=lambda: phrases_in(FALLBACK))
    """What it is answered in."""

    def events(
        self, place: Place | None, kinds: Iterable[EventKind] | None = None
    ) -> tuple[Told, ...]:
        """What is told of a place (of any, for None), of the kinds asked, in the usable articles.

        A province stands for its capital too, an airport for what is told of its city's airport.
        """
        wanted = None if kinds is None else frozenset(kinds)
        told, outlets = self.ground.told_of, self.question.outlets
        rows: list[Event] = []
        if place is None:
            rows += told(None, wanted, self.as_of, outlets)
        else:
            for one in self.same(place):
                rows += told(one, wanted, self.as_of, outlets)
            if place.kind == "airport":
                city = place.id.removesuffix("-airport")
                rows += [
                    e for e in told(city, wanted, self.as_of, outlets) if e.extent == "airport"
                ]
        lines = ((event, line_of(event, self.ground)) for event in rows)
        return tuple(Told(event, line) for event, line in lines if self.usable(line))

    def same(self, place: Place) -> tuple[str, ...]:
        """The ids a place goes by: a province brings its capital, a city its airport apart."""
        if place.kind == "province":
            capital = self.ground.gazetteer.capital_of(place.id)
            return (place.id, capital.id) if capital else (place.id,)
        return (place.id,)

    def usable(self, line: Line) -> bool:
        """Whether the sentence may be used as of the day asked for, and is no other's again."""
        return self.ground.may_use(line, self.as_of, self.question.outlets)

    def newest(self, rows: RowNumbers, most: int) -> RowNumbers:
        """Of too many rows of sentences those of the newest articles that may be used."""
        return self.ground.newest(rows, most, self.as_of, self.question.outlets)

    def rows_holding(self, *stems: str) -> RowNumbers:
        """The rows of the sentences that hold one of the stems or its kin, ascending.

        Also of what the outlets asked of say again of it.
        """
        return self.ground.rows_holding(*stems, outlets=self.question.outlets)

    def rows_about(self, place: Place, most: int) -> RowNumbers:
        """The rows of the sentences on a place, an airport's in its city's among them.

        Where the city has more than so many, those that speak of an airport.
        """
        ground = self.ground
        about = ground.rows_about(self.same(place))
        if place.serves is None:
            return about
        city = ground.rows_about([place.serves])
        if len(city) > most:
            speaking = self.rows_holding(stem("airport"), stem("airfield"))
            city = city[are_in(city, speaking)]
        return any_of([about, city])

    def rows_on(self, place: Place, most: int) -> RowNumbers:
        """The rows of the sentences on a place: of too many, the newest and those with events."""
        about = self.rows_about(place, most)
        newest = self.newest(about, most)
        if newest is about:
            return about
        told = (
            event
            for one in (*self.same(place), *((place.serves,) if place.serves else ()))
            for event in self.ground.told_of(one, None, self.as_of, self.question.outlets)
        )
        rows = (self.ground.lines.row((event.article_id, event.sentence)) for event in told)
        telling = {row for row in rows if row is not None}
        return any_of([np.array(sorted(telling), dtype=np.uint32), newest])

    def neighbour(self, line: Line, step: int) -> Line | None:
        """The sentence `step` before or behind one, if there is one that may be used too."""
        other = self.ground.neighbour(line, step)
        return other if other is not None and self.usable(other) else None

    @property
    def place(self) -> Place | None:
        """The one place asked about; None if there is none or there are several."""
        return self.question.places[0] if len(self.question.places) == 1 else None

    def answer(
        self,
        draft: Draft,
        direct: str,
        support: Sequence[str] = (),
        sides: Sequence[str] = (),
        *,
        place: str | None = None,
    ) -> Answer:
        """The drafted lines as the answer to this question; `place` is a gazetteer id."""
        return draft.answer(
            self.question.text,
            direct,
            support,
            sides,
            as_of=self.as_of,
            place=place,
            snapshot=self.ground.snapshot.id,
            language=self.phrases.language,
        )


def published(line: Line, phrases: Phrases) -> str:
    """The dateline as it is shown: "9 August 2021", or "undated"."""
    day = line.article.published
    return phrases.day(day) if day else phrases.say("answer-undated")


def day_number(line: Line) -> int:
    """A number that grows with the dateline, for sorting; 0 for an undated article."""
    return line.article.published.toordinal() if line.article.published else 0


def outlet(line: Line, phrases: Phrases) -> str:
    """The publisher's name without what is bracketed behind it; a digest is called one."""
    name = line.article.publisher.split(" (")[0]
    return phrases.say("answer-digest", publisher=name) if line.article.digest else name


def proof(
    line: Line, mark: str, phrases: Phrases, limit: int = 230, around: int | None = None
) -> str:
    """A supporting line: the quote, whose it is, and when it was published."""
    return phrases.say(
        "answer-proof",
        quote=quoted(line, phrases, limit, around),
        outlet=outlet(line, phrases),
        published=published(line, phrases),
        marks=mark,
    )


def working(told: Told, phrases: Phrases) -> str:
    """How a day was worked out: “on Sunday” in the article of 9 August 2021."""
    event = told.event
    if not event.date_words:
        return ""
    words = event.date_words.strip()
    if event.first and words and any(c.isdigit() for c in words) and str(event.first.year) in words:
        return ""
    day = told.line.article.published
    if day is None:
        return phrases.say("answer-quote", words=words)
    return phrases.say("answer-words-in-article", words=words, day=phrases.day(day))
