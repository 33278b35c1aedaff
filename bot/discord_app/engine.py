"""The engine: questions on the threads that answer, what was just answered from memory."""

import asyncio

from bot.answering.reply import Asked, Reply
from bot.discord_app.answer_cache import AnswerCache
from bot.discord_app.line import Line, Told
from bot.discord_app.newsroom import Newsroom
from bot.worker import Worker


class Engine:
    """Answers on the model's threads, in the order of the line.  For one event loop."""

    def __init__(self, newsroom: Newsroom, model: Worker, line: Line) -> None:
        self._newsroom = newsroom
        self._model = model
        self._line = line
        self._cache = AnswerCache()

    async def reply(self, asked: Asked, tell: Told | None) -> tuple[Reply, float | None]:
        """Return the reply, and the seconds it waited for its turn; None where it was in memory.

        Raises LineFullError, LineClosedError and what the newsroom raises.
        """
        known = self._known(asked)
        if known is not None:
            return known, None
        clock = asyncio.get_running_loop().time
        began = clock()
        async with self._line.turn(tell):
            waited_s = clock() - began
            known = self._known(asked)
            if known is not None:  # somebody before in the line asked the same
                return known, None
            reply = await self._model.run(self._newsroom.answer, asked)
        self._cache.keep(asked, reply)
        return reply, waited_s

    @property
    def busy_s(self) -> float:
        """For how many seconds the question being answered has been; 0 while there is none."""
        return self._line.busy_s

    def close(self) -> None:
        """Send those who wait away; who is being answered still is."""
        self._line.close()

    def _known(self, asked: Asked) -> Reply | None:
        return self._cache.find(self._newsroom.snapshot_id, asked)
