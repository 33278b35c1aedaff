"""An article: what was published, by whom, when, and the body that every quote is taken from."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

# The length is a rule of its own: as `{0,127}` it makes the pattern 30 times as slow to compile, in
# each model that has an id.
ArticleId = Annotated[str, StringConstraints(pattern=r"^\w[\w.\-]*$", max_length=128)]
"""The stem of the article's file: letters, digits, `_`, `.` and `-`."""

Published = Literal["stated", "inferred", "unknown"]
SpanKind = Literal["prose", "heading", "caption", "post"]
"""What a line of a body is: running text, a headline, a photo's caption or an embedded post."""


class ArticleError(ValueError):
    """A text that cannot be made an article; the message names the file and the reason."""


class Article(BaseModel):
    """One published text, cleaned of what is not the article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ArticleId
    title: str | None = None
    author: str | None = None
    publisher: str
    url: str | None = None
    published: date | None = None
    """The dateline: weekdays and "yesterday" in the body are counted from it."""
    published_how: Published = "unknown"
    language: str = "en"
    digest: bool = False
    """True where the body is a digest written for this project, not the publisher's words."""
    digest_of: str | None = None
    """What it is a digest of, in words; None unless `digest`."""
    body: str
    """Lines separated by line feeds; every quote is an exact substring of it."""
    asides: tuple[tuple[int, int, SpanKind], ...] = ()
    """(start, end, kind) of body lines that are not running text, in code points, ascending.

    Captions and embedded posts are moved behind the prose, so that they interrupt no sentence and
    no "the city" is bound through them, yet can be cited as what they are.
    """
