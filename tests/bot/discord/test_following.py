"""What another process publishes is served here within seconds, and trouble with it is survived."""

import asyncio
import logging

import pytest

from bot.discord_app.following import LOOKED_EVERY_S, keep_following
from index.seal import SnapshotError
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, read


class Published(PlantedNewsroom):
    """A newsroom beside which another index is published."""

    published = ""

    def follow(self) -> bool:
        """Serve it."""
        changed = bool(self.published) and self.published != self.snapshot_id
        self.snapshot_id = self.published or self.snapshot_id
        return changed


async def test_one_looks_again_and_again_whatever_a_look_brings(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looks = 0
    enough = asyncio.Event()

    async def follow() -> bool:
        nonlocal looks
        looks += 1
        if looks in (2, 3):
            raise SnapshotError("passages.jsonl is damaged.")
        if looks == 5:
            enough.set()
        return looks == 4

    with caplog.at_level(logging.INFO):
        following = asyncio.create_task(keep_following(follow, every_s=0.01))
        async with asyncio.timeout(5):
            await enough.wait()
        following.cancel()
        await following

    told = [record.message for record in caplog.records]
    assert told == [
        "what was published can't be served: passages.jsonl is damaged.",
        "another index was published and is served now",
    ]


def test_a_publication_is_noticed_within_seconds() -> None:
    assert LOOKED_EVERY_S <= 2.0


async def test_what_was_asked_before_is_answered_anew_from_what_was_published(
    double: Double, serve: Serve
) -> None:
    newsroom = Published()
    async with serve(newsroom) as desk:
        first = read(await ask(double, user("ann")))
        again = read(await ask(double, user("ben")))
        newsroom.published = "5eed0002cafe"
        assert await desk.follow()
        after = read(await ask(double, user("cem")))
        assert not await desk.follow()

    assert "index 5eed0001" in first
    assert "index 5eed0001" in again
    assert "index 5eed0002" in after
    assert len(newsroom.asked) == 2, "one answer each, the second time from memory"
