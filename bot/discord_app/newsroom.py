"""What the Discord side needs of the rest: a newsroom that answers, shows and reindexes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.answering.reply import Asked, Citation, Reply
from corpus.article import Article

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how many are done and how many there are; may raise to stop."""


@dataclass(frozen=True, slots=True)
class ReindexCounts:
    """What a reindex read, built and passed over."""

    snapshot: str
    """The snapshot that answers from now on."""
    previous: str | None
    """The one that answered before; None if there was none."""
    articles: int
    passages: int
    embedded: int
    """Passages whose vectors were computed in this run."""
    reused: int
    """Passages whose vectors were taken over from the snapshot before."""
    events: int
    skipped: tuple[tuple[str, str], ...]
    """(file, reason) for each file that is not in the index."""
    seconds: float


class Newsroom(Protocol):
    """The serving half of the index.

    Every method blocks and is called on a worker thread only: `reindex` on a thread of its own,
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

    def articles(self) -> tuple[Article, ...]:
        """Return the articles of the serving snapshot."""
        ...

    def place_names(self) -> tuple[str, ...]:
        """Return the names of the places that the articles mention."""
        ...

    def reindex(self, progress: Progress) -> ReindexCounts:
        """Build a snapshot beside the serving one and swap it in once it is whole.

        What `progress` raises ends the run and leaves the serving snapshot as it was.
        """
        ...
