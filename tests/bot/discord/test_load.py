"""Through the wire: twenty people at once, an engine that takes its time."""

import asyncio
import time

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom


async def test_twenty_at_once_are_acknowledged_within_a_second_and_all_answered(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=2.0)
    late: list[float] = []

    async def watch_the_loop() -> None:
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.01)
            late.append(time.monotonic() - began - 0.01)

    async with serve(newsroom):
        watching = asyncio.create_task(watch_the_loop())
        asked = [
            await double.use("ask", person=user(), options={"question": f"harbour {number}?"})
            for number in range(20)
        ]
        await eventually(lambda: all(one.acknowledged_after_s for one in asked), 2.0)
        await asyncio.sleep(0.5)
        newsroom.slow_s = 0.02  # the first is under way for 2 s; the rest need not be
        await eventually(lambda: all(one.seen for one in asked))
        watching.cancel()

    assert max(one.acknowledged_after_s or 9 for one in asked) < 1.0
    assert [one.question for one in newsroom.asked] == [f"harbour {n}?" for n in range(20)]
    assert len(newsroom.threads) == 1
    assert sorted(late)[len(late) * 99 // 100] < 0.1
