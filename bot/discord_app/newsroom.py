"""What the Discord side needs of the rest: a newsroom that answers, shows and reindexes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.answering.place_choices import PlaceChoice, matching
from bot.answering.reply import Asked, Citation, Reply, credited
from bot.phrases.phrases import FALLBACK, Language, Phrases, phrases_in
from bot.pictures.gallery import Picture, PictureKind
from corpus.article import Article, ArticleId

__all__ = [
    "Coverage",
    "Newsroom",
    "Picture",
    "PlaceChoice",
    "SourceEntry",
    "matching",
]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One article in the list of what answers are drawn from."""

    article: ArticleId
    publisher: str
    title: str | None
    published: date | None
    digest: bool
    """True where a digest of the article is read, not the publisher's own words."""
    url: str | None
    events: int
    """Events told in it."""
    sentences: int

    @property
    def credit(self) -> str:
        """The publisher, or "digest of …" where the words are not its own."""
        return self.credit_in(phrases_in(FALLBACK))

    def credit_in(self, phrases: Phrases) -> str:
        """The same in another language."""
        return credited(self.publisher, self.digest, phrases)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the index covers, and what it was made with."""

    articles: int
    first: date | None
    last: date | None
    """Days of the oldest and the newest article; None where none has a day."""
    publishers: tuple[str, ...]
    """In the alphabet's order, each once."""
    snapshot: str
    built: datetime | None
    """When the snapshot was made, in UTC; None where its folder can't say."""
    model: str
    """Name of the model that compares questions with passages."""
    version: str
    """Of this program."""


class Newsroom(Protocol):
    """The serving half of the index.

    Every method blocks and is called on a worker thread only: `follow` on a thread of its own,
    beside the others.
    """

    @property
    def snapshot_id(self) -> str:
        """The snapshot that answers now."""
        ...

    def answer(self, asked: Asked) -> Reply:
        """Answer from the articles, with proofs, or refuse."""
        ...

    def paragraph(self, citation: Citation) -> str:
        """Return the paragraph or paragraphs around a quote, verbatim."""
        ...

    def articles(self) -> Mapping[ArticleId, Article]:
        """Return the articles of the serving snapshot by id."""
        ...

    def picture(
        self,
        kind: PictureKind,
        as_of: date | None,
        first: date | None = None,
        last: date | None = None,
        language: Language = FALLBACK,
    ) -> Picture | None:
        """Draw the timeline or the map, with its rows as an answer; None where nothing is told.

        `first` and `last`, both inclusive, limit a timeline.
        """
        ...

    def place(self, name: str, as_of: date | None = None, language: Language = FALLBACK) -> Reply:
        """Return what is reported of a place, by its name or gazetteer id, newest first."""
        ...

    def place_timeline(
        self,
        name: str,
        first: date | None = None,
        last: date | None = None,
        as_of: date | None = None,
        language: Language = FALLBACK,
    ) -> Reply:
        """Return what is told of a place by day, oldest first, between two days, both inclusive."""
        ...

    def places(self) -> tuple[PlaceChoice, ...]:
        """Return the places that may be asked for, the most mentioned first."""
        ...

    def place_name(self, place: str) -> str | None:
        """Return the name of the place with a gazetteer id; None where there is none any more."""
        ...

    def sources(self) -> tuple[SourceEntry, ...]:
        """Return what is known of each article, the newest first."""
        ...

    def coverage(self) -> Coverage:
        """Return what the index covers, and what it was made with."""
        ...

    def place_names(self) -> tuple[str, ...]:
        """Return the names of the places that the articles mention."""
        ...

    def follow(self) -> bool:
        """Serve the snapshot published last, and tell whether it is another than before.

        Raises an error with a sentence where that can't be opened; the one before goes on serving.
        """
        ...
