"""Several gateway connections, by discord.py's own means, and one desk behind them."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app.client import StringerClient
from bot.discord_app.connecting import RefusedError
from bot.shards import Share
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.world import Channel
from tests.bot.discord.keeping import reindexed
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ASK, ask, mention, moderator, press, read

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
    async with serve(newsroom, share=Share(2)):
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
    async with serve(PlantedNewsroom(), share=Share(0)):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)
        answer = await mention(double, user())

    assert ANSWER in read(answer)


async def test_a_shard_that_breaks_off_resumes_alone(double: Double, serve: Serve) -> None:
    _, second = on_each_shard(double, 2)
    async with serve(PlantedNewsroom(), share=Share(2)):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)
        answer = await ask(double, user(), channel_id=second.id)
        double.gateway.sever()
        await eventually(lambda: double.gateway.resumed == 2, 20)
        sources = await press(double, answer, "Sources", user("reader"))

    assert "Ships left at dawn." in read(sources)
    assert len(double.gateway.identified) == 2


async def test_the_commands_are_told_once_by_all_shards(double: Double, serve: Serve) -> None:
    on_each_shard(double, 2)
    async with serve(PlantedNewsroom(), share=Share(2)):
        await eventually(lambda: len(double.gateway.sessions) == 2, 20)

    assert [request.method for request in double.requests].count("PUT") == 1


async def test_parts_of_a_bot_serve_their_shards_and_the_first_what_is_for_the_whole(
    double: Double, serve: Serve
) -> None:
    first, second = on_each_shard(double, 2)
    newsroom = PlantedNewsroom()
    async with serve(newsroom, share=Share(2, (1,))):
        told_by_second = [request.method for request in double.requests].count("PUT")
        async with serve(newsroom, share=Share(2, (0,))):
            await eventually(lambda: len(double.gateway.sessions) == 2, 20)
            used = [
                await ask(double, user(), f"harbour {channel.id}?", channel_id=channel.id)
                for channel in (first, second)
            ]
            await mention(double, user(), direct=True)
        await double.say(ASK, person=user(), direct=True)
        last = await mention(double, user(), channel_id=second.id)

    assert sorted(identify["shard"] for identify in double.gateway.identified) == [[0, 2], [1, 2]]
    assert all(ANSWER in read(answer) for answer in used)
    assert double.posted[1:] == [last]  # nobody heard the direct message without shard 0
    told = [request.method for request in double.requests].count("PUT")
    assert (told_by_second, told) == (0, 1)


async def test_a_part_of_a_bot_does_not_take_its_servers_for_all_there_are(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    double.gateway.shards = 2
    here = await moderator(double)
    of_first = int(double.world.first.id) >> 22 & 1
    async with serve(PlantedNewsroom(), share=Share(2, (of_first,))):
        unnamed = await reindexed(double, here)
    async with serve(
        PlantedNewsroom(),
        share=Share(2, (of_first,)),
        corpus_servers=(int(double.world.first.id),),
    ):
        named = await reindexed(double, here)

    assert "only in those that the bot’s operator has named" in read(unnamed)
    assert "New index" in read(named)


async def test_too_few_shards_are_told_with_the_setting_that_has_more(
    double: Double, serve: Serve
) -> None:
    double.gateway.close_on_identify = [4011]

    async def serve_until_refused() -> None:
        async with serve(PlantedNewsroom(), share=Share(2), ready=False):
            await eventually(lambda: double.gateway.close_codes)
            await asyncio.sleep(0.3)

    with pytest.raises(RefusedError, match=r"more shards.*STRINGER_SHARDS to auto"):
        await serve_until_refused()
