"""The log line of an answer: one JSON object, in the log's file with everything else."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from bot.telemetry.events import AnswerEvent

LOGGER = "bot.answers"


class AnswerLog:
    """Writes a line an answer to the logger `bot.answers`, at INFO.  Safe for several threads."""

    def __init__(
        self,
        pseudonym: Callable[[int], str],
        now: Callable[[], datetime],
        *,
        with_questions: bool,
    ) -> None:
        self._pseudonym = pseudonym
        self._now = now
        self._with_questions = with_questions
        # Non-ASCII is escaped, so that no separator inside a question can break the line.
        self._log = structlog.wrap_logger(
            logging.getLogger(LOGGER),
            processors=[structlog.processors.JSONRenderer()],
            wrapper_class=structlog.stdlib.BoundLogger,
        )

    def write(self, event: AnswerEvent) -> None:
        """Write the line of one answer; what there is not has no key in it."""
        told: dict[str, Any] = {
            "at": self._now().isoformat(timespec="milliseconds"),
            "outcome": event.outcome,
            "door": event.door,
            "kind": event.kind,
            "place": event.place,
            "citations": event.citations,
            "seconds": round(event.seconds, 3),
            "waited_s": round(event.waited_s, 3),
            "cached": event.cached,
            "snapshot": event.snapshot,
            "language": event.language,
            "guild": None if event.guild is None else self._pseudonym(event.guild),
            "reference": event.reference,
            "question": event.question if self._with_questions else None,
        }
        self._log.info("answer", **{key: value for key, value in told.items() if value is not None})
