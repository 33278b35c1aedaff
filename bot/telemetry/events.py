"""What there is to tell of one question: by which door it came and what became of it."""

from dataclasses import dataclass
from typing import Literal

NoReply = Literal["failed", "limited", "too_many"]
"""`limited` met its person's or channel's limit, `too_many` found the queue full."""
Outcome = Literal["answered", "refused"] | NoReply


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One question that was dealt with, without its asker."""

    outcome: Outcome
    door: str
    """Where it came in: one of a few fixed words, such as "ask", "mention" or "follow_up"."""
    language: str
    """In which the bot spoke, such as "de"."""
    kind: str | None = None
    """What kind of question it was read as; None where it was not read."""
    place: str | None = None
    """The gazetteer id of the place asked about, never words of the question."""
    citations: int = 0
    seconds: float = 0.0
    """From the arrival of the question to its answer, the wait included."""
    waited_s: float = 0.0
    """Seconds in the queue."""
    cached: bool = False
    snapshot: str | None = None
    """Which index answered."""
    guild: int | None = None
    """The server's id, which is written down only as a pseudonym; None for a direct message."""
    reference: str | None = None
    """Of a failure: what the person was told and the log has its traceback under."""
    question: str | None = None
    """Written down only where the settings say so."""
