"""Sentences and passages: spans of an article's body, so that every quote is verbatim."""

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from corpus.article import ArticleId, SpanKind


class Sentence(BaseModel):
    """One sentence, headline, caption or post of an article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_id: ArticleId
    index: NonNegativeInt
    """Its place among the article's sentences, from 0."""
    paragraph: NonNegativeInt
    """The paragraph (line) of the body it stands in, from 0."""
    start: NonNegativeInt
    """Offset of its first character in `Article.body`, in code points."""
    text: str
    """Verbatim `Article.body[start : start + len(text)]`, because citations quote it."""
    kind: SpanKind = "prose"
    heading: NonNegativeInt | None = None
    """Index of the headline sentence it stands under, if any."""

    @property
    def end(self) -> int:
        """Offset just behind its last character."""
        return self.start + len(self.text)


class Passage(BaseModel):
    """A stretch of one article's body, short enough to embed whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_id: ArticleId
    start: NonNegativeInt
    """Offset of its first character in `Article.body`, in code points."""
    text: str
    """Verbatim `Article.body[start : start + len(text)]`, because citations quote it."""
    first_sentence: NonNegativeInt
    """Index of its first sentence among the article's sentences."""
    last_sentence: NonNegativeInt
    """Index of its last sentence, inclusive."""
    heading: str | None = None
    """The headline it stands under, if any."""

    @property
    def end(self) -> int:
        """Offset just behind its last character."""
        return self.start + len(self.text)
