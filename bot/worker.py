"""The one crossing between the event loop and blocking work."""

import asyncio
import concurrent.futures
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """A thread that does blocking work in the order in which it was asked for; or several."""

    def __init__(self, name: str, threads: int = 1) -> None:
        """Begin `threads` threads as work comes; more than one only for what may be shared."""
        self._pool = concurrent.futures.ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._open: set[concurrent.futures.Future[object]] = set()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `work` returns, without holding up the event loop.

        Raises what `work` raises, and RuntimeError after `close`.  If the awaiting task is
        cancelled, work that waits is never begun; work under way ends on its own, unheard.
        """
        future = self._pool.submit(work, *args, **kwargs)
        self._open.add(future)  # type: ignore[arg-type]  # a Future[T] read as Future[object]
        future.add_done_callback(self._open.discard)
        return await asyncio.wrap_future(future)

    async def close(self, grace_s: float) -> bool:
        """Drop what waits, allow what runs `grace_s` seconds, and return whether it ended.

        A thread cannot be stopped from outside: where this is False, the interpreter would wait
        for the thread on its way out.
        """
        self._pool.shutdown(wait=False, cancel_futures=True)
        running = [future for future in tuple(self._open) if not future.done()]
        if not running:
            return True
        outcome = await asyncio.to_thread(concurrent.futures.wait, running, grace_s)
        return not outcome.not_done
