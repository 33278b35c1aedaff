"""Invented articles and questions for a long run: seeded, so that each run is the same."""

from datetime import date, timedelta
from random import Random

from corpus.article import Article
from corpus.gazetteer import Gazetteer

_LEADS = (
    "Taliban fighters captured {place} on {day}, two residents said.",
    "The Taliban seized {place} on {day} after days of fighting.",
    "Government forces still held {place} on {day}, an official said.",
    "{place} fell to the Taliban on {day}, a provincial councillor said.",
)
_BODIES = (
    "Shops in {place} stayed closed and hundreds of families left their homes.",
    "At least {number} people were killed in {place}, a doctor at the hospital said.",
    "The governor of {place} could not be reached.",
    "Aid agencies said {number} families had left {place} within a day.",
)
_ASKED = (
    "When did {place} fall?",
    "Who controls {place}?",
    "How many people were killed in {place}?",
    "What happened in {place}?",
    "Has {place} been captured?",
)
_FIRST = date(2021, 8, 9)


def capitals(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of the provinces' capitals."""
    return tuple(place.name for place in gazetteer.capitals())


def invented(random: Random, name: str, places: tuple[str, ...]) -> Article:
    """Return an article about some of these places, under an id."""
    lines: list[str] = []
    for place in random.sample(places, 2):
        day = random.choice(("Friday", "Saturday", "Sunday"))
        said = {"place": place, "day": day, "number": random.randint(2, 40)}
        lines.append(random.choice(_LEADS).format(**said))
        lines.append(random.choice(_BODIES).format(**said))
    return Article(
        id=name,
        title=f"Report {name}",
        publisher=random.choice(("Example Wire", "Example Post", "Example Radio")),
        published=_FIRST + timedelta(days=random.randint(0, 5)),
        published_how="stated",
        body="\n".join(lines),
    )


def questions(places: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is asked, of every place."""
    return tuple(asked.format(place=place) for place in places for asked in _ASKED)
