"""The desk: takes a question from Discord to the newsroom and keeps what was told."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from bot.answering.reply import Answer, Asked
from bot.discord_app.ledger import TURNS, Ledger, Seat, Told
from bot.discord_app.newsroom import Newsroom, Progress, ReindexCounts
from bot.discord_app.sources import Source, find_sources
from bot.worker import Worker

FOLLOW_UP_WITHIN = timedelta(minutes=10)
"""A question this soon after another, of the same person in the same place, may lean on it."""


class ReindexBusyError(Exception):
    """A reindex is under way already."""


class ReindexStoppedError(Exception):
    """The bot is closing; the snapshot being built is left aside."""


class Desk:
    """Everything the handlers ask for, none of it holding up the event loop.

    Answers and sources share the model's thread, a reindex has one of its own, and the ledger a
    third, so that a press of a button is recorded while the model works.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        ledger: Ledger,
        *,
        model: Worker,
        press: Worker,
        files: Worker,
        new_key: Callable[[], str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._newsroom = newsroom
        self._ledger = ledger
        self._model = model
        self._press = press
        self._files = files
        self._new_key = new_key
        self._now = now
        self._reindexing = False
        self._closing = threading.Event()
        self._open = 0
        self._all_told = asyncio.Event()
        self._all_told.set()

    async def answer(
        self,
        question: str,
        seat: Seat,
        *,
        as_of: date | None = None,
        replying_to: int | None = None,
    ) -> Told:
        """Answer a question with the turns it may lean on, and keep the answer.

        `replying_to` is the message replied to, if any.  Raises what the newsroom raises.
        """
        history = await self._files.run(self._turns, seat, replying_to)
        asked = Asked(question=question, history=history, as_of=as_of)
        reply = await self._model.run(self._newsroom.answer, asked)
        told = Told(self._new_key(), asked, reply, seat)
        await self._files.run(self._ledger.record, told, self._now())
        return told

    async def posted(self, told: Told, message: int) -> None:
        """Note the message that an answer was sent as."""
        await self._files.run(self._ledger.posted, told.key, message)

    async def recall(self, key: str) -> Told | None:
        """Return what was told under a key, if it is still kept."""
        return await self._files.run(self._ledger.find, key)

    async def sources(self, answer: Answer) -> tuple[Source, ...]:
        """Return the quotes of an answer in their paragraphs, as the articles stand now."""
        return await self._model.run(find_sources, self._newsroom, answer)

    async def reindex(self, progress: Progress) -> ReindexCounts:
        """Rebuild the index beside the one that serves.

        `progress` is called on the thread that builds.  Raises ReindexBusyError if one is under
        way, and ReindexStoppedError once the desk closes.
        """

        def report(step: str, done: int, total: int) -> None:
            if self._closing.is_set():
                raise ReindexStoppedError
            progress(step, done, total)

        if self._reindexing:
            raise ReindexBusyError
        self._reindexing = True
        try:
            return await self._press.run(self._newsroom.reindex, report)
        finally:
            self._reindexing = False

    @contextmanager
    def request(self) -> Iterator[None]:
        """Count a request as open, so that closing can wait for it."""
        self._open += 1
        self._all_told.clear()
        try:
            yield
        finally:
            self._open -= 1
            if not self._open:
                self._all_told.set()

    async def close(self, grace_s: float) -> None:
        """Tell a reindex to stop, and give open requests `grace_s` seconds to be answered."""
        self._closing.set()
        try:
            await asyncio.wait_for(self._all_told.wait(), grace_s)
        except TimeoutError:
            return

    def _turns(self, seat: Seat, replying_to: int | None) -> tuple[str, ...]:
        told = self._ledger.find_message(replying_to) if replying_to else None
        if told is not None and told.seat.person == seat.person:
            return (*told.asked.history, told.asked.question)[-TURNS:]
        return self._ledger.turns(seat, self._now() - FOLLOW_UP_WITHIN)
