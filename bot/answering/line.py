"""One sentence with all that was read from it, as answers lean on it."""

from dataclasses import dataclass
from functools import cached_property

from corpus.article import Article
from corpus.passage import Sentence
from corpus.reading import Reading
from index.evidence.repeats import Key
from index.evidence.tokens import Token, tokens


@dataclass(frozen=True, eq=False)
class Line:
    """One sentence, read.  Two are the same exactly if they stand in one place."""

    article: Article
    sentence: Sentence
    reading: Reading
    stems: frozenset[str]
    named: frozenset[str]
    """Gazetteer ids of the places named in it, capitals meant included."""
    bound: frozenset[str]
    """Ids of the places it is about without naming them: "the city", "there", or the place the
    sentences before are about."""

    @cached_property
    def key(self) -> Key:
        """(article, index of the sentence)."""
        return (self.article.id, self.sentence.index)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, in order."""
        return tokens(self.sentence.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)
