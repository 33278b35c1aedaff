"""The line of those who wait for the model: one at a time, in the order in which they came."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Told = Callable[[int], Awaitable[None]]
"""Called with how many are before somebody, while they wait."""


class LineFullError(Exception):
    """So many wait already that one more would wait too long."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} are waiting")
        self.waiting = waiting


class Line:
    """Lets one through at a time.  For one event loop."""

    def __init__(
        self,
        most: int,
        *,
        told_after_s: float = 2.0,
        told_every_s: float = 5.0,
        counted: Callable[[int], None] = lambda waiting: None,
    ) -> None:
        """Let at most `most` wait.

        They are told their place after `told_after_s` seconds, and then every `told_every_s` if it
        has changed.  `counted` is told how many wait, whenever that changes.
        """
        self._counted = counted
        self._most = most
        self._told_after_s = told_after_s
        self._told_every_s = told_every_s
        self._tickets: list[object] = []
        self._counter = asyncio.Lock()

    @property
    def waiting(self) -> int:
        """How many wait, the one being served not among them."""
        return max(0, len(self._tickets) - 1)

    @asynccontextmanager
    async def turn(self, tell: Told | None = None) -> AsyncIterator[None]:
        """Wait for one's turn, which lasts as long as the block.

        Nothing is told any more once the block begins.  Raises LineFullError at once.
        """
        if self._tickets and self.waiting >= self._most:
            raise LineFullError(self.waiting)
        ticket = object()
        self._tickets.append(ticket)
        self._counted(self.waiting)
        served = asyncio.Event()
        telling = asyncio.create_task(self._tell(ticket, tell, served)) if tell else None
        try:
            async with self._counter:
                served.set()
                if telling is not None:
                    await asyncio.wait({telling})  # its last message must not come after ours
                yield
        finally:
            self._tickets.remove(ticket)
            self._counted(self.waiting)
            if telling is not None:
                telling.cancel()

    async def _tell(self, ticket: object, tell: Told, served: asyncio.Event) -> None:
        before, wait_s = 0, self._told_after_s
        while not await _happens(served, wait_s):
            place = self._tickets.index(ticket)
            if place and place != before:
                await tell(place)
                before = place
            wait_s = self._told_every_s


async def _happens(event: asyncio.Event, within_s: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), within_s)
    except TimeoutError:
        return False
    return True
