"""One question on one snapshot: what the ways of answering share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.dating import Told, line_of
from bot.answering.draft import Draft, quoted
from bot.answering.ground import Ground, Line
from bot.answering.question import Question
from bot.answering.reply import Answer
from corpus.dates import in_words
from corpus.event import Event, EventKind
from corpus.gazetteer import Place


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the ground it is answered from."""

    question: Question
    ground: Ground
    as_of: date | None

    def events(
        self, place: Place | None, kinds: Iterable[EventKind] | None = None
    ) -> tuple[Told, ...]:
        """What is told of a place (of any, for None), of the kinds asked, in the usable articles.

        A province stands for its capital too, an airport for what is told of its city's airport.
        """
        rows: list[Event] = []
        if place is None:
            rows = list(self.ground.snapshot.events)
        else:
            for one in self.same(place):
                rows += self.ground.events_by_place.get(one, [])
            if place.kind == "airport":
                city = place.id.removesuffix("-airport")
                rows += [
                    e for e in self.ground.events_by_place.get(city, []) if e.extent == "airport"
                ]
        wanted = None if kinds is None else set(kinds)
        return tuple(
            Told(e, line_of(e, self.ground))
            for e in rows
            if (wanted is None or e.kind in wanted) and self.usable(line_of(e, self.ground))
        )

    def same(self, place: Place) -> tuple[str, ...]:
        """The ids a place goes by: a province brings its capital, a city its airport apart."""
        if place.kind == "province":
            capital = self.ground.gazetteer.capital_of(place.id)
            return (place.id, capital.id) if capital else (place.id,)
        return (place.id,)

    def usable(self, line: Line) -> bool:
        """Whether the sentence's article may be used as of the day asked for."""
        outlets = self.question.outlets
        return self.ground.usable(line.article, self.as_of) and (
            not outlets or line.article.id in outlets
        )

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
        )


def published(line: Line) -> str:
    """The dateline as it is shown: "9 August 2021", or "undated"."""
    day = line.article.published
    return f"{day.day} {day:%B %Y}" if day else "undated"


def day_number(line: Line) -> int:
    """A number that grows with the dateline, for sorting; 0 for an undated article."""
    return line.article.published.toordinal() if line.article.published else 0


def capitalised(text: str) -> str:
    """The text with a capital as its first letter and the rest as it was."""
    return text[:1].upper() + text[1:]


def outlet(line: Line) -> str:
    """The publisher's name without what is bracketed behind it; a digest is called one."""
    name = line.article.publisher.split(" (")[0]
    return f"{name} (digest)" if line.article.digest else name


def proof(line: Line, mark: str, limit: int = 230, around: int | None = None) -> str:
    """A supporting line: the quote, whose it is, and when it was published."""
    return f"{quoted(line, limit, around)} — {outlet(line)}, {published(line)} {mark}"


def working(told: Told) -> str:
    """How a day was worked out: “on Sunday” in the article of 9 August 2021."""
    event = told.event
    if not event.date_words:
        return ""
    words = event.date_words.strip()
    if event.first and words and any(c.isdigit() for c in words) and str(event.first.year) in words:
        return ""
    day = told.line.article.published
    if day is None:
        return f"“{words}”"
    return f"“{words}” in the article of {day.day} {day:%B %Y}"


def day_words(first: date, last: date) -> str:
    """One day or a span in words: "on Sunday 8 August 2021", "between … and …"."""
    if first == last:
        return f"on {in_words(first)}"
    if first.month == last.month and first.year == last.year:
        return f"between {first:%A} {first.day} and {in_words(last)}"
    return f"between {in_words(first)} and {in_words(last)}"
