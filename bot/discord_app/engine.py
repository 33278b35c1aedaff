"""The engine: each question once, on the threads that answer; lately answered ones from memory."""

import asyncio

from bot.answering.reply import Asked, Reply
from bot.discord_app.answer_cache import AnswerCache, key_of
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
        self._answering: dict[bytes, asyncio.Future[None]] = {}
        """Done once the question is no longer being answered, whether it was or not."""

    async def reply(self, asked: Asked, tell: Told | None) -> tuple[Reply, float | None]:
        """Return the reply, and the seconds it waited for its turn; None where it was in memory.

        Who asks what is being answered needs no turn: they get that answer.  Raises LineFullError,
        LineClosedError and what the newsroom raises.
        """
        _, known = await self._known(asked)
        if known is not None:
            return known, None
        clock = asyncio.get_running_loop().time
        began = clock()
        async with self._line.turn(tell):
            waited_s = clock() - began
            key, known = await self._known(asked)
            if known is not None:  # somebody before in the line asked the same
                return known, None
            return await self._answer(key, asked), waited_s

    @property
    def busy_s(self) -> float:
        """For how many seconds the question being answered has been; 0 while there is none."""
        return self._line.busy_s

    def close(self) -> None:
        """Send those who wait away; who is being answered still is."""
        self._line.close()

    async def _known(self, asked: Asked) -> tuple[bytes, Reply | None]:
        """Return its key and what was answered to it; where it is being answered, wait for that."""
        while True:
            key = key_of(self._newsroom.snapshot_id, asked)
            known, beside = self._cache.find(key, asked), self._answering.get(key)
            if known is not None or beside is None:
                return key, known
            await asyncio.wait({beside})

    async def _answer(self, key: bytes, asked: Asked) -> Reply:
        ended = self._answering[key] = asyncio.get_running_loop().create_future()
        try:
            reply = await self._model.run(self._newsroom.answer, asked)
            self._cache.keep(asked, reply)
            return reply
        finally:
            del self._answering[key]
            ended.set_result(None)
