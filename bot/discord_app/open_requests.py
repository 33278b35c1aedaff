"""Requests under way, so that closing can wait for them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class OpenRequests:
    """Counts what is being answered.  For one event loop."""

    def __init__(self) -> None:
        self._open = 0
        self._none = asyncio.Event()
        self._none.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count a request as open for as long as the block runs."""
        self._open += 1
        self._none.clear()
        try:
            yield
        finally:
            self._open -= 1
            if not self._open:
                self._none.set()

    async def ended(self, grace_s: float) -> bool:
        """Wait until none is open, `grace_s` seconds at most, and return whether none is."""
        try:
            await asyncio.wait_for(self._none.wait(), grace_s)
        except TimeoutError:
            return False
        return True
