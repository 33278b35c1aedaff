"""A proposal: a snapshot built beside the one that serves, and what would change with it."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, NonNegativeFloat, NonNegativeInt

from corpus.article import ArticleId
from index.golden import GoldenChange
from index.inputs import Rebuilt
from index.publications import Door


class ArticleLine(BaseModel):
    """One article in a list of changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ArticleId
    publisher: str
    title: str | None
    published: date | None


class SkippedLine(BaseModel):
    """A file that is in no snapshot, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    reason: str


class CopyLine(BaseModel):
    """An article that is a near copy of another, and counts as one source with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ArticleId
    of: ArticleId
    share: float
    """Of its words that stand in the other, 0 to 1."""


class EventLine(BaseModel):
    """One event in a list of changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: ArticleId
    place: str
    """Gazetteer id."""
    kind: str
    first: date | None
    last: date | None
    words: str
    """Its sentence, verbatim."""


class Diff(BaseModel):
    """What changes from one snapshot to the next."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    added: tuple[ArticleLine, ...] = ()
    removed: tuple[ArticleLine, ...] = ()
    changed: tuple[ArticleLine, ...] = ()
    lost: tuple[ArticleLine, ...] = ()
    """Those of the removed that nobody removed: their file is gone, or can no longer be read."""
    skipped: tuple[SkippedLine, ...] = ()
    copies: tuple[CopyLine, ...] = ()
    """All near copies in the new snapshot."""
    events_gained: tuple[EventLine, ...] = ()
    events_lost: tuple[EventLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the articles are the same, word for word."""
        return not (self.added or self.removed or self.changed)


class Proposal(BaseModel):
    """A snapshot that is whole on disk and waits to be published or discarded."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    snapshot: str
    base: str | None
    """The snapshot that was active when it was made; None for a first one."""
    door: Door
    at: datetime
    """When it was made, aware."""
    articles: NonNegativeInt
    passages: NonNegativeInt
    events: NonNegativeInt
    embedded: NonNegativeInt
    """Distinct texts that the model embedded for it."""
    reused: NonNegativeInt
    """Distinct texts whose vectors were taken over."""
    seconds: NonNegativeFloat
    rebuilt: tuple[Rebuilt, ...] = ()
    diff: Diff
    base_unread: bool = False
    """True where the snapshot before is damaged, so that nobody can tell what would be lost."""
    golden: tuple[GoldenChange, ...] = ()

    @property
    def drops(self) -> tuple[GoldenChange, ...]:
        """The golden questions that it answers worse."""
        return tuple(change for change in self.golden if change.is_drop)

    @property
    def needs_second(self) -> bool:
        """Whether publishing it must be confirmed twice."""
        return bool(self.drops or self.diff.lost or self.base_unread)
