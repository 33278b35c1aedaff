"""The line of those who wait for an answer: so many at a time, in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Told = Callable[[int], Awaitable[None]]
"""Called with how many are before somebody, while they wait."""


class LineFullError(Exception):
    """So many wait already that one more would wait too long."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"{waiting} are waiting")
        self.waiting = waiting


class LineClosedError(Exception):
    """The bot is closing: nobody's turn comes any more."""


class Line:
    """Lets so many through at a time.  For one event loop."""

    def __init__(
        self,
        most: int,
        *,
        at_once: int = 1,
        told_after_s: float = 2.0,
        told_every_s: float = 5.0,
        counted: Callable[[int], None] = lambda waiting: None,
    ) -> None:
        """Serve `at_once` at a time, and let at most `most` wait.

        They are told their place after `told_after_s` seconds, and then every `told_every_s` if it
        has changed.  `counted` is told how many wait, whenever that changes.
        """
        self._most = most
        self._told_after_s = told_after_s
        self._told_every_s = told_every_s
        self._counted = counted
        self._turns: deque[asyncio.Future[None]] = deque()
        self._at_once = at_once
        self._began: dict[object, float] = {}
        """When each of those being served began."""
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many wait, those being served not among them."""
        return len(self._turns)

    @property
    def busy_s(self) -> float:
        """For how many seconds the one longest served has been; 0 while nobody is."""
        if not self._began:
            return 0.0
        return asyncio.get_running_loop().time() - min(self._began.values())

    @asynccontextmanager
    async def turn(self, tell: Told | None = None) -> AsyncIterator[None]:
        """Wait for one's turn, which lasts as long as the block.

        What is being told when the turn comes holds nobody up; it has ended once the turn is over.
        Raises LineFullError and LineClosedError.
        """
        served = asyncio.Event()
        telling = None
        mine: object = served
        if len(self._began) >= self._at_once:
            mine = turn = self._join()
            telling = asyncio.create_task(self._tell(turn, tell, served)) if tell else None
            try:
                await turn
            except BaseException:
                self._leave(turn)
                if telling is not None:
                    telling.cancel()
                raise
            finally:
                self._counted(self.waiting)
        self._began[mine] = asyncio.get_running_loop().time()
        served.set()
        try:
            yield
        finally:
            self._next(mine)
            if telling is not None:
                await asyncio.wait({telling})  # its last message must not come after ours

    def close(self) -> None:
        """Send away those who wait and those who would have to; those being served go on."""
        self._closed = True
        while self._turns:
            turn = self._turns.popleft()
            if not turn.done():
                turn.set_exception(LineClosedError())

    def _join(self) -> asyncio.Future[None]:
        if self._closed:
            raise LineClosedError
        if self.waiting >= self._most:
            raise LineFullError(self.waiting)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._turns.append(turn)
        self._counted(self.waiting)
        return turn

    def _leave(self, turn: asyncio.Future[None]) -> None:
        """Take somebody out who is called away; a turn already theirs goes to the next."""
        if turn in self._turns:
            self._turns.remove(turn)
        elif turn.done() and not turn.cancelled() and turn.exception() is None:
            self._next(turn)

    def _next(self, served: object) -> None:
        del self._began[served]
        while self._turns:
            turn = self._turns.popleft()
            if not turn.done():  # else called away in this very moment
                # Served from now on: who comes before they wake up has to wait as well.
                self._began[turn] = asyncio.get_running_loop().time()
                turn.set_result(None)
                break

    async def _tell(self, turn: asyncio.Future[None], tell: Told, served: asyncio.Event) -> None:
        before, wait_s = 0, self._told_after_s
        while not await _happens(served, wait_s) and turn in self._turns:
            place = self._turns.index(turn) + 1
            if place != before:
                await tell(place)
                before = place
            wait_s = self._told_every_s


async def _happens(event: asyncio.Event, within_s: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), within_s)
    except TimeoutError:
        return False
    return True
