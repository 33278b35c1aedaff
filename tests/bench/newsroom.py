"""Invented news: seeded articles with places, dates and events, and questions about them."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import cycle, islice
from pathlib import Path
from random import Random

from corpus.article import Article
from corpus.gazetteer import Gazetteer
from corpus.lines import Line, lay_out
from corpus.parsing import dump_article
from tests.bench.invented import Lexicon
from tests.bench.wording import (
    CLAUSES,
    GIVEN,
    HEADINGS,
    OPENERS,
    QUESTIONS,
    QUOTES,
    TAILS,
    TITLES,
    WEEKDAYS,
    WORDS,
)

PASSAGES_PER_ARTICLE = 4.1
"""Counted with `corpus.passages` on 500 articles; a headline of four words is a passage, too."""
_FIRST_DAY, _DAYS = date(2020, 6, 1), 540
_PUBLISHERS = 60
_SLOT = re.compile(r"\{(\w+)\}")
_FOLDER = 1000
"""Articles that are written between two reports of progress."""


class Newsroom:
    """Writes articles and asks about them.  What it writes follows from its seed alone."""

    def __init__(self, seed: int, gazetteer: Gazetteer) -> None:
        self._seed = seed
        self._lexicon = Lexicon(seed)
        order = Random(f"places {seed}")
        kinds = ("city", "district", "province")
        self._places = [
            place.name
            for place in gazetteer.places
            if place.kind in kinds and gazetteer.province_of(place)
        ]
        order.shuffle(self._places)

    def articles(self, passages: int) -> Iterator[Article]:
        """Write articles that give about so many passages; a longer run begins with a shorter."""
        for number in range(max(1, round(passages / PASSAGES_PER_ARTICLE))):
            yield self.article(number)

    def article(self, number: int, edition: int = 0) -> Article:
        """Write the article of that number; another edition has one paragraph more."""
        random = Random(f"article {self._seed} {number}")
        publisher = self._lexicon.name("house", int(random.paretovariate(1.0)) % _PUBLISHERS)
        published = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
        write = _Writer(random, self._lexicon, self._places, published)
        lines = list(write.paragraphs())
        if edition:
            write = _Writer(Random(f"edition {number} {edition}"), *write.sources)
            lines.append(Line(write.sentence(), "prose"))
        body, asides = lay_out(lines)
        return Article(
            id=f"wire-{number:07d}",
            title=write.filled(random.choice(TITLES)),
            publisher=f"The {publisher} {random.choice(('Post', 'Wire', 'Courier', 'Gazette'))}",
            published=published,
            published_how="stated",
            body=body,
            asides=asides,
        )

    def questions(self, count: int) -> tuple[str, ...]:
        """Ask about what the articles tell, the kinds in turn: no two alike."""
        random = Random(f"questions {self._seed}")
        write = _Writer(random, self._lexicon, self._places, _FIRST_DAY)
        asked = (write.filled(random.choice(QUESTIONS[kind])) for kind in cycle(QUESTIONS))
        return tuple(islice(dict.fromkeys(islice(asked, 20 * count)), count))


def write_corpus(
    newsroom: Newsroom, passages: int, folder: Path, tell: Callable[[int], None] = lambda done: None
) -> int:
    """Write the articles into a folder, a file each, and return how many there are.

    What stands there from an earlier run is kept: the same seed writes the same files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, article in enumerate(newsroom.articles(passages), 1):
        path = folder / f"{article.id}.md"
        if not path.exists():
            path.write_text(dump_article(article), "utf-8")
        if count % _FOLDER == 0:
            tell(count)
    return count


class _Writer:
    """Fills slots, from one random source."""

    def __init__(
        self, random: Random, lexicon: Lexicon, places: list[str], published: date
    ) -> None:
        self.sources = (lexicon, places, published)
        self._random = random
        self._lexicon = lexicon
        self._places = places
        self._published = published

    def paragraphs(self) -> Iterator[Line]:
        random, left = self._random, self._random.randint(6, 14)
        while left > 0:
            taken = min(left, random.randint(1, 3))
            yield Line(" ".join(self.sentence() for _ in range(taken)), "prose")
            left -= taken
            if left > 3 and random.random() < 0.15:
                yield Line(self.filled(random.choice(HEADINGS)), "heading")

    def sentence(self) -> str:
        random = self._random
        if random.random() < 0.12:
            text = random.choice(QUOTES)
        else:
            text = random.choice(CLAUSES)
            if random.random() < 0.3:
                text = random.choice(OPENERS) + text
            if random.random() < 0.6:
                text += random.choice(TAILS)
        return self.filled(text) + "."

    def filled(self, template: str) -> str:
        """Fill the slots and begin with a capital letter."""
        text = "".join(self._drawn(part) if is_slot else part for part, is_slot in _parts(template))
        return text[:1].upper() + text[1:]

    def _drawn(self, slot: str) -> str:
        random = self._random
        words = WORDS.get(slot)
        if words is not None:
            return random.choice(words)
        match slot:
            case "place":
                rank = int(8 * (random.paretovariate(1.0) - 1))
                return self._places[rank % len(self._places)]
            case "village" | "ware":
                return self._lexicon.draw("village" if slot == "village" else "ware", random)
            case "ware_cap":
                return self._lexicon.draw("ware", random).capitalize()
            case "house" | "house_cap":
                name = self._lexicon.draw("house", random)
                kind = random.choice(("Fund", "Council", "Relief", "Union", "Institute", "League"))
                return f"{'The' if slot == 'house_cap' else 'the'} {name} {kind}"
            case "person":
                return f"{random.choice(GIVEN)} {self._lexicon.draw('surname', random)}"
            case "n":
                return str(random.randint(2, 90))
            case "big":
                return f"{random.randint(2, 990) * 50:,}"
            case "weekday":
                return random.choice(WEEKDAYS)
            case "day":
                return self._day()
        raise KeyError(slot)

    def _day(self) -> str:
        random = self._random
        match random.randrange(8):
            case 0 | 1 | 2:
                return f"on {random.choice(WEEKDAYS)}"
            case 3:
                before = self._published - timedelta(days=random.randint(1, 40))
                return f"on {before.day} {before:%B}"
            case 4:
                return f"{random.randint(2, 9)} days earlier"
            case 5:
                return random.choice(("yesterday", "last week", "the day before", "this month"))
            case 6:
                return f"on {random.choice(WEEKDAYS)} {random.choice(('morning', 'night'))}"
        return f"late on {random.choice(WEEKDAYS)}"


@lru_cache(maxsize=1024)
def _parts(template: str) -> tuple[tuple[str, bool], ...]:
    """Return (text, whether it is the name of a slot) of each part of a template."""
    return tuple((part, place % 2 == 1) for place, part in enumerate(_SLOT.split(template)))
