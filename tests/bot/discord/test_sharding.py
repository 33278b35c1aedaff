"""Several gateway connections, by discord.py's own means, and one desk behind them."""

import asyncio

import pytest

from bot.discord_app.client import StringerClient
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.world import Channel
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, mention, press, read

ANSWER = "On Friday 6 August 2021"


@pytest.fixture(autouse=True)
def _no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let shards identify at once: the pace is another test's."""

    async def at_once(self: StringerClient, shard_id: int | None, *, initial: bool = False) -> None:
        return

    monkeypatch.setattr(StringerClient, "before_identify_hook", at_once)


def on_each_shard(double: Double, shards: int) -> list[Channel]:
    """A channel in a server of each shard; the shard is in the bits above the 22nd."""
    double.gateway.shards = shards
    channels = []
    for number in range(shards):
        guild_id = str((int(double.world.first.id) >> 23 << 23) + (number + shards << 22))
        channels.append(
            double.world.add_guild(f"paper {number}", guild_id=guild_id).add_channel("q")
        )
    return channels


async def test_a_question_is_answered_on_each_shard(double: Double, serve: Serve) -> None:
    newsroom, channels = PlantedNewsroom(), on_each_shard(double, 2)
    async with serve(newsroom, shards=2):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)
        used = await asyncio.gather(
            *(ask(double, user(), f"harbour {channel.id}?", channel_id=channel.id)
              for channel in channels)
        )  # fmt: skip
        for channel in channels:
            await mention(double, user(), channel_id=channel.id)
        await mention(double, user(), direct=True)

    assert [identify["shard"] for identify in double.gateway.identified] == [[0, 2], [1, 2]]
    assert all(ANSWER in read(answer) for answer in used)
    assert [message["channel_id"] for message in double.posted[:2]] == [
        channel.id for channel in channels
    ]
    assert len(newsroom.asked) == 3  # the same question on all of them is asked once


async def test_the_number_of_shards_is_discord_s_where_none_is_set(
    double: Double, serve: Serve
) -> None:
    on_each_shard(double, 2)
    async with serve(PlantedNewsroom(), shards=0):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)
        answer = await mention(double, user())

    assert ANSWER in read(answer)


async def test_a_shard_that_breaks_off_resumes_alone(double: Double, serve: Serve) -> None:
    _, second = on_each_shard(double, 2)
    async with serve(PlantedNewsroom(), shards=2):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)
        answer = await ask(double, user(), channel_id=second.id)
        double.gateway.sever()
        await eventually(lambda: double.gateway.resumed == 2, 20)
        sources = await press(double, answer, "Sources", user("reader"))

    assert "Ships left at dawn." in read(sources)
    assert len(double.gateway.identified) == 2


async def test_the_commands_are_told_once_by_all_shards(double: Double, serve: Serve) -> None:
    on_each_shard(double, 2)
    async with serve(PlantedNewsroom(), shards=2):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)

    assert [request.method for request in double.requests].count("PUT") == 1
