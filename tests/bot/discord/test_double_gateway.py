"""The double's gateway: resumes with what was missed, sessions that end, shards, servers."""

import asyncio
import json

import aiohttp
import discord
import pytest

from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import DM_ID, user
from tests.bot.discord.double.small_client import ShardedClient, SmallClient, online


async def missed_while_away(double: Double, client: SmallClient) -> list[str]:
    """Say three things to a client whose connection just broke, and one more when it is back."""
    for text in "abc":
        await double.say(text, person=user(), direct=True)
    await eventually(lambda: double.gateway.resumed, 20)
    await double.say("d", person=user(), direct=True)
    await eventually(lambda: len(client.heard) >= 4)
    return [message.content for message in client.heard]


@pytest.mark.parametrize("how", ["closed", "severed"])
async def test_what_happens_during_a_break_is_told_in_order_after_the_resume(
    double: Double, how: str
) -> None:
    async with online(SmallClient(), double) as client:
        if how == "closed":
            await double.gateway.drop(4000)
        else:
            double.gateway.sever()
        heard = await missed_while_away(double, client)

    assert heard == ["a", "b", "c", "d"]
    assert len(double.gateway.identified) == 1


async def test_a_request_to_reconnect_is_followed_by_a_resume(double: Double) -> None:
    async with online(SmallClient(), double):
        await double.gateway.ask_to_reconnect()
        await eventually(lambda: double.gateway.resumed)

    assert len(double.gateway.identified) == 1


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_resumed_or_begun_again(
    double: Double, resumable: bool
) -> None:
    async with online(SmallClient(), double) as client:
        await double.gateway.invalidate(resumable=resumable)
        await eventually(
            lambda: double.gateway.resumed if resumable else len(double.gateway.identified) == 2
        )
        await double.gateway.ready.wait()
        await double.say("still there?", person=user(), direct=True)
        await eventually(lambda: client.heard)

    assert len(double.gateway.identified) == (1 if resumable else 2)


async def test_a_session_that_is_forgotten_cannot_be_resumed(double: Double) -> None:
    async with online(SmallClient(), double):
        double.gateway.forget_sessions()
        double.gateway.sever()
        await eventually(lambda: len(double.gateway.identified) == 2, 20)

    assert double.gateway.resumed == 0


async def test_a_client_whose_heartbeats_are_not_acknowledged_comes_back(double: Double) -> None:
    double.gateway.heartbeat_interval_ms = 100
    double.gateway.acknowledges = False
    async with online(SmallClient(heartbeat_timeout=0.5), double):
        await eventually(lambda: double.gateway.close_codes)
        double.gateway.acknowledges = True
        await eventually(lambda: double.gateway.resumed)

    assert double.gateway.close_codes[0] == 4000


async def test_without_a_client_nothing_can_be_told(double: Double) -> None:
    with pytest.raises(AssertionError, match="nobody is connected"):
        await double.use("ask", person=user())


async def test_two_shards_hear_of_their_own_servers_alone(double: Double) -> None:
    double.gateway.shards = 2
    others = [double.world.add_guild(f"paper {number}") for number in range(2)]
    for number, guild in enumerate(others):
        # The shard is in the bits above the 22nd.
        del double.world.guilds[guild.id]
        guild.id = str((int(guild.id) >> 23 << 23) + (number << 22))
        double.world.guilds[guild.id] = guild
    client = ShardedClient()
    async with online(client, double):
        await eventually(lambda: len(client.guilds) == 3)
        sharded = {guild.name: guild.shard_id for guild in client.guilds}
        channel = others[1].add_channel("desk")
        await double.say("in a channel", person=user(), channel_id=channel.id)
        await double.say("to the bot", person=user(), direct=True)
        said = [
            [content["channel_id"] for event, content in session.events if "MESSAGE" in event]
            for session in double.gateway.sessions.values()
        ]

    assert [asked["shard"] for asked in double.gateway.identified] == [[0, 2], [1, 2]]
    assert (sharded["paper 0"], sharded["paper 1"]) == (0, 1)
    assert said == [[DM_ID], [channel.id]]


async def test_an_event_is_told_to_those_alone_whose_intents_ask_for_it(double: Double) -> None:
    client = SmallClient()
    client._connection._intents = discord.Intents(guilds=True, dm_messages=True)
    async with online(client, double):
        await double.say("in a channel", person=user())
        await double.say("to the bot", person=user(), direct=True)
        await eventually(lambda: client.heard)

    assert [message.content for message in client.heard] == ["to the bot"]


async def test_shards_that_identify_too_fast_are_refused(double: Double) -> None:
    double.gateway.shards = 2
    double.gateway.identify_window_s = 0.3
    client = ShardedClient()
    async with online(client, double):
        await eventually(lambda: len(double.gateway.sessions) == 2)

    assert double.gateway.too_soon >= 1


async def test_servers_come_go_and_fail(double: Double) -> None:
    told: list[tuple[str, str]] = []
    client = SmallClient()
    for name in ("join", "remove", "unavailable", "available"):

        async def note(guild: discord.Guild, name: str = name) -> None:
            told.append((name, guild.name))

        note.__name__ = f"on_guild_{name}"
        client.event(note)
    async with online(client, double):
        await client.wait_until_ready()
        first = double.world.first
        other = await double.join("the other paper")
        await double.make_unavailable(first)
        await double.make_available(first)
        await double.kick(other)
        await eventually(lambda: len(told) == 5)
        first.name = "renamed"
        first.everyone.permissions = 0
        await double.tell_changes(first)
        await eventually(lambda: client.guilds[0].name == "renamed")
        everyone = client.guilds[0].default_role.permissions.value

    assert told[1:] == [
        ("join", "the other paper"),
        ("unavailable", "newsroom"),
        ("available", "newsroom"),
        ("remove", "the other paper"),
    ]
    assert everyone == 0


async def test_a_server_that_is_unavailable_at_the_start_is_listed_but_not_there(
    double: Double,
) -> None:
    double.world.add_guild("down").available = False
    client = SmallClient(guild_ready_timeout=0.2)
    async with online(client, double):
        await client.wait_until_ready()
        unavailable = [guild.unavailable for guild in client.guilds]

    assert sorted(unavailable) == [False, True]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"op": 42, "d": None}, 4001),
        ({"op": 3, "d": {}}, 4003),
        ({"op": 1, "d": "x" * 4096}, 4002),
    ],
)
async def test_a_frame_that_discord_does_not_take_is_a_complaint(
    frame: dict[str, object], code: int
) -> None:
    double = Double()
    await double.start()
    async with aiohttp.ClientSession() as session, session.ws_connect(double.gateway.url) as socket:
        await socket.receive()
        await socket.send_str(json.dumps(frame))
        await socket.receive()
        closed = socket.close_code
    await double.stop()

    assert closed == code
    assert len(double.complaints) == 1


async def test_more_than_120_frames_in_a_minute_end_the_connection() -> None:
    double = Double()
    await double.start()
    async with aiohttp.ClientSession() as session, session.ws_connect(double.gateway.url) as socket:
        for _ in range(121):
            await socket.send_str(json.dumps({"op": 1, "d": None}))
        async with asyncio.timeout(5):
            async for _ in socket:
                pass
    await double.stop()

    assert socket.close_code == 4008
