"""The double's failures on demand, as the unmodified client meets them."""

import asyncio
import time

import aiohttp
import discord
import pytest

from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import CHANNEL_ID, user
from tests.bot.discord.double.small_client import SmallClient, online

SEND = ("POST", r"/channels/\d+/messages")


@pytest.fixture
def client() -> SmallClient:
    """Answers /ping."""
    client = SmallClient()

    @client.tree.command(description="Answer")
    async def ping(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="pong")

    return client


def channel_of(client: SmallClient) -> discord.TextChannel:
    return client.get_channel(int(CHANNEL_ID))


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_429_is_waited_out(double: Double, client: SmallClient, everywhere: bool) -> None:
    double.fail_next(*SEND, 429, retry_after=0.2, everywhere=everywhere)
    async with online(client, double):
        began = time.monotonic()
        await channel_of(client).send("late")
        waited = time.monotonic() - began

    statuses = [request.status for request in double.requests if request.body]
    assert waited > 0.2
    assert [message["content"] for message in double.posted] == ["late"]
    assert statuses[-2:] == [429, 200]


async def test_a_429_of_the_proxy_is_an_error_at_once(double: Double, client: SmallClient) -> None:
    double.fail_next(*SEND, 429, via=False)
    async with online(client, double):
        with pytest.raises(discord.HTTPException, match="429"):
            await channel_of(client).send("banned")

    assert double.posted == []


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_failure_that_the_client_tries_again_happens_as_often_as_asked(
    double: Double, client: SmallClient, status: int
) -> None:
    double.fail_next(*SEND, status)
    async with online(client, double):
        await channel_of(client).send("again")

    assert [request.status for request in double.requests][-2:] == [status, 200]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (503, None, discord.DiscordServerError),
        (403, None, discord.Forbidden),
        (403, 50001, discord.Forbidden),
        (404, 10003, discord.NotFound),
    ],
)
async def test_other_failures_reach_the_bot_with_their_code(
    double: Double, client: SmallClient, status: int, code: int | None, error: type
) -> None:
    double.fail_next(*SEND, status, code=code)
    async with online(client, double):
        with pytest.raises(error) as failed:
            await channel_of(client).send("no")

    assert failed.value.status == status
    assert failed.value.code == (code or {403: 50013}.get(status, 0))


async def test_only_the_route_and_method_asked_for_fail(
    double: Double, client: SmallClient
) -> None:
    double.fail_next("DELETE", "/messages/", 403)
    async with online(client, double):
        message = await channel_of(client).send("stays")
        with pytest.raises(discord.Forbidden):
            await message.delete()
        await message.delete()

    assert double.posted == []


async def test_a_slow_answer_comes_late_though_the_message_is_there_at_once(
    double: Double, client: SmallClient
) -> None:
    double.slow_next(*SEND, seconds=0.4)
    async with online(client, double):
        sending = asyncio.create_task(channel_of(client).send("slow"))
        await eventually(lambda: double.posted, 0.3)
        assert not sending.done()
        await sending


async def test_a_request_may_take_effect_although_its_answer_fails_or_is_lost(
    double: Double, client: SmallClient
) -> None:
    double.fail_next(*SEND, 403, effective=True)
    async with online(client, double):
        with pytest.raises(discord.Forbidden):
            await channel_of(client).send("there all the same")
        double.lose_next(*SEND)
        with pytest.raises(aiohttp.ClientError):
            await channel_of(client).send("so is this")

    assert len(double.posted) == 2


async def test_the_request_that_uses_up_a_bucket_returns_only_when_it_is_full_again(
    double: Double, client: SmallClient
) -> None:
    double.exhaust_next(*SEND, reset_after=0.3)
    async with online(client, double):
        sending = asyncio.create_task(channel_of(client).send("the last one"))
        await eventually(lambda: double.posted)
        await asyncio.sleep(0.1)
        assert not sending.done()
        await sending


async def test_an_outage_breaks_everything_and_what_happened_meanwhile_is_told_after_it(
    double: Double, client: SmallClient
) -> None:
    async with online(client, double):
        out = asyncio.create_task(double.outage(0.3))
        await asyncio.sleep(0.1)
        said = await double.say("while you were out", person=user(), direct=True)
        assert client.heard == []
        await out
        await eventually(lambda: client.heard, 20)
        used = await double.use("ping", person=user())
        await eventually(lambda: used.seen)

    assert [str(message.id) for message in client.heard] == [said["id"]]
    assert double.gateway.resumed == 1
    assert len(double.gateway.identified) == 1


async def test_an_interaction_is_answered_once_and_not_after_its_time(
    double: Double, client: SmallClient
) -> None:
    late: list[int] = []

    @client.tree.command(description="Twice")
    async def twice(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("once")
        interaction.response._response_type = None  # as another process, which knows of none
        for _ in range(2):
            try:
                await interaction.response.send_message("twice")
            except discord.HTTPException as error:
                late.append(error.code)
            used.expired = True
            try:
                await interaction.edit_original_response(content="late")
            except discord.HTTPException as error:
                late.append(error.code)
            used.acknowledged_after_s, used.sent_at = None, time.monotonic() - 4

    async with online(client, double):
        used = await double.use("twice", person=user())
        await eventually(lambda: len(late) == 4)

    assert late == [40060, 50027, 10062, 10015]
