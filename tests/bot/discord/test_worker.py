"""The worker: one thread, in order, off the loop; cancelled work is not begun."""

import asyncio
import threading
import time

import pytest

from bot.worker import Worker


async def test_work_is_done_in_order_on_one_thread_that_is_not_the_loops() -> None:
    worker, done, threads = Worker("w"), [], set()

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        done.append(number)
        return number * 2

    results = await asyncio.gather(*(worker.run(work, number) for number in range(20)))

    assert results == [number * 2 for number in range(20)]
    assert done == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    assert await worker.close(1)


async def test_what_work_raises_is_raised() -> None:
    worker = Worker("w")

    with pytest.raises(ZeroDivisionError):
        await worker.run(lambda: 1 / 0)
    assert await worker.close(1)


async def test_cancelled_work_that_waits_is_never_begun_and_running_work_harms_nobody() -> None:
    worker, begun, gate = Worker("w"), [], threading.Event()
    running = asyncio.create_task(worker.run(gate.wait))
    waiting = asyncio.create_task(worker.run(begun.append, 1))
    await asyncio.sleep(0.05)

    running.cancel()
    waiting.cancel()
    await asyncio.wait({running, waiting})
    gate.set()

    assert await worker.run(lambda: "still there") == "still there"
    assert begun == []
    assert await worker.close(1)


async def test_closing_waits_no_longer_than_its_grace_and_says_whether_all_ended() -> None:
    worker, gate = Worker("w"), threading.Event()
    running = asyncio.create_task(worker.run(gate.wait))
    dropped = asyncio.create_task(worker.run(lambda: None))
    await asyncio.sleep(0.05)

    began = time.monotonic()
    assert not await worker.close(0.1)
    assert time.monotonic() - began < 1
    assert dropped.cancelled() or (await asyncio.wait({dropped}))[0]
    gate.set()
    assert await running is True
