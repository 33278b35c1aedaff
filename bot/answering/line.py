"""One sentence with all that was read from it, as answers lean on it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from corpus.article import Article
from corpus.passage import Sentence
from corpus.reading import Reading
from index.evidence.repeats import Key
from index.evidence.tokens import Token, tokens


class Readings(Protocol):
    """What a line looks up when somebody asks for it: most lines are only passed by."""

    def article_of(self, sentence: Sentence) -> Article:
        """The article a sentence stands in."""

    def reading_at(self, row: int, sentence: Sentence) -> Reading:
        """What was read from the sentence of a row of the snapshot."""


@dataclass(frozen=True, eq=False)
class Line:
    """One sentence, read.  Two are the same exactly if they stand in one place."""

    sentence: Sentence
    stems: frozenset[str]
    named: frozenset[str]
    """Gazetteer ids of the places named in it, capitals meant included."""
    bound: frozenset[str]
    """Ids of the places it is about without naming them: "the city", "there", or the place the
    sentences before are about."""
    readings: Readings
    row: int
    """Of the snapshot's sentences."""

    @cached_property
    def key(self) -> Key:
        """(article, index of the sentence)."""
        return (self.sentence.article_id, self.sentence.index)

    @cached_property
    def article(self) -> Article:
        """The article it stands in."""
        return self.readings.article_of(self.sentence)

    @cached_property
    def reading(self) -> Reading:
        """Its places, dates and events."""
        return self.readings.reading_at(self.row, self.sentence)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The ids of the places it is about, without those named in passing."""
        return frozenset(spot.place.id for spot in self.reading.spots if not spot.aside)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, in order."""
        return tokens(self.sentence.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)
