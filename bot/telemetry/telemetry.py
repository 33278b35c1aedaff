"""The one object that is told what happens, and keeps it as log lines and figures."""

from collections.abc import Callable
from datetime import UTC, datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)

from bot.answering.reply import Answer, Reply
from bot.telemetry.answer_log import AnswerLog
from bot.telemetry.events import AnswerEvent, NoReply

_ANSWER_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0, 300.0, 900.0)
"""Up to the 15 minutes that an interaction lives."""
_ACKNOWLEDGEMENT_S = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0)
"""Up to the 3 seconds that Discord waits."""


class Telemetry:
    """Log lines and figures of one bot.  Never raises for what it is told; safe for threads."""

    def __init__(
        self,
        pseudonym: Callable[[int], str],
        *,
        log_questions: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`pseudonym` is what a server's id is written down as."""
        self._log = AnswerLog(pseudonym, now, with_questions=log_questions)
        own = self._registry = CollectorRegistry()
        ProcessCollector(registry=own)
        self._answers = Counter(
            "stringer_answers",
            "Questions dealt with, by what became of them and where they came in.",
            ("outcome", "door"),
            registry=own,
        )
        self._seconds = Histogram(
            "stringer_answer_seconds",
            "Seconds from a question to its reply.",
            ("cached",),
            buckets=_ANSWER_S,
            registry=own,
        )
        self._acknowledged = Histogram(
            "stringer_acknowledgement_seconds",
            "Seconds until an interaction was acknowledged.",
            buckets=_ACKNOWLEDGEMENT_S,
            registry=own,
        )
        self._votes = Counter(
            "stringer_votes", "Votes cast, a changed one again.", ("kind",), registry=own
        )
        self._errors = Counter(
            "stringer_errors", "Errors that somebody was told of, by where.", ("where",),
            registry=own,
        )  # fmt: skip
        self._queue = Gauge("stringer_queue_length", "Questions waiting.", registry=own)
        self._connected = Gauge(
            "stringer_connected", "1 while Discord's gateway answers.", registry=own
        )
        self._snapshot = Info("stringer_snapshot", "The index that answers.", registry=own)
        self._articles = Gauge("stringer_articles", "Articles that answer.", registry=own)
        self._lag = Gauge(
            "stringer_event_loop_lag_seconds",
            "By how much the event loop was late at worst within the last minute.",
            registry=own,
        )

    def answered(
        self,
        *,
        door: str,
        reply: Reply,
        language: str,
        seconds: float,
        waited_s: float = 0.0,
        cached: bool = False,
        kind: str | None = None,
        guild: int | None = None,
        question: str | None = None,
    ) -> None:
        """Write the log line of a question that got a reply, and count it; see `AnswerEvent`."""
        cited = len(reply.citations) if isinstance(reply, Answer) else 0
        self._note(
            AnswerEvent(
                outcome="answered" if isinstance(reply, Answer) else "refused",
                door=door,
                language=language,
                kind=kind,
                place=reply.place,
                citations=cited,
                seconds=seconds,
                waited_s=waited_s,
                cached=cached,
                snapshot=reply.snapshot,
                guild=guild,
                question=question,
            )
        )
        self._seconds.labels("yes" if cached else "no").observe(seconds)

    def unanswered(
        self,
        door: str,
        outcome: NoReply,
        language: str,
        *,
        seconds: float = 0.0,
        reference: str | None = None,
        guild: int | None = None,
        question: str | None = None,
    ) -> None:
        """Write the log line of a question that got no reply, and count it; see `AnswerEvent`."""
        self._note(
            AnswerEvent(
                outcome=outcome,
                door=door,
                language=language,
                seconds=seconds,
                guild=guild,
                reference=reference,
                question=question,
            )
        )
        if outcome == "failed":
            self.failed(door)

    def failed(self, where: str) -> None:
        """Count an error that somebody was told of; `where` is one of a few fixed words.

        A question that failed is counted by `unanswered` already.
        """
        self._errors.labels(where).inc()

    def acknowledged(self, seconds: float) -> None:
        """Count an interaction that was acknowledged so many seconds after it was made."""
        self._acknowledged.observe(seconds)

    def voted(self, kind: str) -> None:
        """Count a vote; `kind` is one of a few fixed words, such as "up" or "wrong_date"."""
        self._votes.labels(kind).inc()

    def serves(self, snapshot: str, articles: int) -> None:
        """Note the index that answers from now on, and how many articles it has."""
        self._snapshot.info({"snapshot": snapshot})
        self._articles.set(articles)

    def queued(self, length: int) -> None:
        """Note how many questions wait now."""
        self._queue.set(length)

    def connected(self, is_connected: bool) -> None:
        """Note whether Discord's gateway answers now."""
        self._connected.set(is_connected)

    def lagged(self, seconds: float) -> None:
        """Note by how much the event loop was late at worst within the last minute."""
        self._lag.set(seconds)

    def exposition(self) -> bytes:
        """Return the figures as Prometheus reads them (`CONTENT_TYPE_LATEST`)."""
        return generate_latest(self._registry)

    def _note(self, event: AnswerEvent) -> None:
        self._log.write(event)
        self._answers.labels(event.outcome, event.door).inc()
