"""The press: one reindex at a time, beside the answers, ended when the bot closes."""

import threading

from bot.discord_app.newsroom import Newsroom, Progress, ReindexCounts
from bot.worker import Worker


class ReindexBusyError(Exception):
    """A reindex is under way already."""


class ReindexStoppedError(Exception):
    """The bot is closing; the snapshot being built is left aside."""


class Press:
    """Rebuilds the index on a thread of its own."""

    def __init__(self, newsroom: Newsroom, worker: Worker) -> None:
        self._newsroom = newsroom
        self._worker = worker
        self._running = False
        self._closing = threading.Event()

    async def reindex(self, progress: Progress) -> ReindexCounts:
        """Rebuild the index beside the one that serves.

        `progress` is called on the thread that builds.  Raises ReindexBusyError if one is under
        way, and ReindexStoppedError once the press closes.
        """

        def report(step: str, done: int, total: int) -> None:
            if self._closing.is_set():
                raise ReindexStoppedError
            progress(step, done, total)

        if self._running:
            raise ReindexBusyError
        self._running = True
        try:
            return await self._worker.run(self._newsroom.reindex, report)
        finally:
            self._running = False

    def close(self) -> None:
        """Tell a reindex to stop at its next step."""
        self._closing.set()
