"""What was handed in, and what was read from it before a person has agreed to it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt

from corpus.article import Article, ArticleError

Missing = Literal["publisher", "title", "published", "language"]
"""A fact that neither the file nor the person has stated."""

Refusal = Literal[
    "too-big",
    "too-long",
    "too-many-pages",
    "too-many-files",
    "too-slow",
    "too-much-memory",
    "line-too-long",
    "not-text",
    "unsafe-name",
    "unreadable",
    "unknown-format",
    "nothing-in-it",
]
"""Why something handed in was not taken, for who words it in another language."""


class IntakeError(ArticleError):
    """Something handed in that is not taken; the message names the file, reason and limit."""

    def __init__(self, message: str, refusal: Refusal, limit: int = 0) -> None:
        super().__init__(message)
        self.refusal = refusal
        self.limit = limit
        """The limit that was passed, in the unit of the refusal's sentence; 0 without one."""


class Limits(BaseModel):
    """What is taken at most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    content_bytes: PositiveInt = 10_000_000
    """Of a file as it comes, of an archive and of all that is in it."""
    characters: PositiveInt = 500_000
    """Of one article's text."""
    line_characters: PositiveInt = 50_000
    """Of one line of it: longer ones are no prose."""
    pages: PositiveInt = 300
    """Of a PDF."""
    files: PositiveInt = 200
    """In an archive."""
    seconds: PositiveInt = 30
    """For reading all of what was handed in."""
    memory_bytes: PositiveInt = 1_500_000_000
    """Of the process that reads it."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came."""

    name: str
    """Its name as given, to be trusted in nothing."""
    content: bytes
    url: str | None = None
    """Where it was fetched from, if it was."""


class DayFound(BaseModel):
    """A day that the text itself suggests for the article, to be proposed with its reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date
    words: str
    """The words it was read from, verbatim, at most 200 characters."""
    where: Literal["head", "text", "address", "file"]
    """In the head of the page or file, in the text, in the web address, in the file's own facts."""


class Submission(BaseModel):
    """One article as it was read, with what is still to be asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: Article
    """With what the file states; `published` only where it is stated, never a guess."""
    original: str
    """The file's name made safe: letters, digits, `_`, `.`, `-`, at most 128, with its suffix."""
    missing: tuple[Missing, ...] = ()
    """Facts to be asked for, in the order of `Missing`; "language" where it could not be told."""
    day: DayFound | None = None
    """Proposed where the article has no day."""
    language_found: str | None = None
    """ISO 639-1, told from the text, where the file does not state one."""


class LeftOut(BaseModel):
    """A file of an archive that was not taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    reason: str
    refusal: Refusal
    limit: NonNegativeInt = 0


class Intake(BaseModel):
    """All that was read from one thing handed in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    submissions: tuple[Submission, ...]
    """One, or those of an archive in the order of their names: none where all are left out."""
    left_out: tuple[LeftOut, ...] = ()
    """Only of an archive: a single file that is not taken raises IntakeError."""
