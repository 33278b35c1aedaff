"""Golden questions: what a corpus must go on answering, and how it did."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

if TYPE_CHECKING:
    from corpus.gazetteer import Gazetteer
    from index.embedder import Embedder
    from index.snapshot import Snapshot

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class GoldenQuestion(BaseModel):
    """A question with what its answer must be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Words
    contains: tuple[Words, ...] = ()
    """Words that the answer's text must hold, in any case; none where any proved answer will do."""
    refused: bool = False
    """True where the articles are silent and must be said to be."""
    as_of: date | None = None


class GoldenAnswer(BaseModel):
    """What one snapshot answers to a golden question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    text: str
    answered: bool
    holds: bool
    """Whether it is what the question asks for."""


class GoldenChange(BaseModel):
    """What a golden question is answered before and after."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    before: GoldenAnswer | None
    """None where the snapshot before is not there or can't be asked."""
    after: GoldenAnswer

    @property
    def is_drop(self) -> bool:
        """Whether it held and no longer does, or does not hold and nobody knows whether it did."""
        return not self.after.holds and (self.before is None or self.before.holds)

    @property
    def is_changed(self) -> bool:
        """Whether it is answered in other words than before."""
        return self.before is None or self.before.text != self.after.text


Examiner = Callable[
    ["Snapshot", "Embedder", "Gazetteer", Sequence[GoldenQuestion]], Iterable[GoldenAnswer]
]
"""Puts golden questions to a snapshot, and gives the answers in their order, as they come."""
