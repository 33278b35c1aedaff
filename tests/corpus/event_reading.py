"""Reading made-up articles for the tests of events."""

from datetime import date
from functools import cache

from corpus.article import Article
from corpus.event import Event
from corpus.events import Reading, read_sentences
from corpus.gazetteer import Gazetteer
from corpus.sentences import split_sentences

SATURDAY = date(2021, 8, 14)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def readings(body: str, published: date | None = SATURDAY) -> tuple[Reading, ...]:
    article = Article(id="made-up", publisher="The Test", body=body, published=published)
    return read_sentences(article, split_sentences(article), gazetteer())


def events(body: str, published: date | None = SATURDAY) -> tuple[Event, ...]:
    return tuple(e for reading in readings(body, published) for e in reading.events)


def day(event: Event) -> str:
    """The day of August 2021, first-last, a year, or - where it is not told."""
    first, last = event.first, event.last
    if first is None or last is None:
        return "-" if last is None else f"-{last.day}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return str(first.day) if first == last else f"{first.day}-{last.day}"


def cities(body: str, kind: str = "captured") -> set[str]:
    """The events of a kind in whole provincial capitals, each as "place day modality"."""
    capitals = {place.id for place in gazetteer().capitals()}
    return {
        f"{e.place} {day(e)} {e.modality}"
        for e in events(body)
        if e.kind == kind and e.extent == "city" and e.place in capitals
    }


def told(body: str) -> set[tuple[str, str, str]]:
    """Every event of a text as (kind, place, extent)."""
    return {(e.kind, e.place, e.extent) for e in events(body)}
