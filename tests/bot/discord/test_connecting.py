"""Through the wire: connections that fail, break or are refused."""

import asyncio
import threading

import pytest
import yarl
from discord.gateway import DiscordWebSocket

from bot.discord_app.client import MOST_IDENTIFIES, IdentifiedTooOftenError, StringerClient
from bot.discord_app.connecting import Patience, RefusedError
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom


def test_waits_double_up_to_the_longest_and_are_never_none() -> None:
    patience = Patience(first_s=2.0, longest_s=300.0)

    waits = [patience.delay_s(failures) for failures in range(1, 200)]

    for failures, full in ((1, 2), (2, 4), (3, 8), (8, 256), (9, 300), (199, 300)):
        assert 0.75 * full <= waits[failures - 1] <= full


@pytest.mark.parametrize("code", [4004, 4013, 4014])
async def test_a_refusal_for_good_ends_it_with_one_sentence(
    double: Double, serve: Serve, code: int
) -> None:
    double.gateway.close_on_identify = [code]

    async def serve_until_closed() -> None:
        async with serve(PlantedNewsroom(), ready=False):
            await eventually(lambda: double.gateway.close_codes)
            await asyncio.sleep(0.2)

    with pytest.raises(RefusedError) as refused:
        await serve_until_closed()

    assert refused.value.code == 2
    assert ("DISCORD_TOKEN" in str(refused.value)) is (code == 4004)
    assert ("intents" in str(refused.value)) is (code != 4004)
    assert len(double.gateway.identified) == 1


async def test_a_gateway_that_is_down_at_first_is_tried_again(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL("ws://127.0.0.1:9/"))
    async with serve(PlantedNewsroom(), ready=False):
        await eventually(lambda: "not connected to Discord" in caplog.text)
        right = yarl.URL(double.gateway.url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", right)
        await asyncio.wait_for(double.gateway.ready.wait(), 8)

    assert len(double.gateway.identified) == 1


async def test_a_dropped_connection_is_resumed_not_begun_again(
    double: Double, serve: Serve
) -> None:
    async with serve(PlantedNewsroom()):
        await double.gateway.drop(4000)
        await eventually(lambda: double.gateway.resumed)
        asked = await double.use("ask", person=user(), options={"question": "the harbour?"})
        await eventually(lambda: asked.seen)

    assert len(double.gateway.identified) == 1
    assert double.gateway.close_codes[-1] == 1000


async def test_with_few_session_starts_left_it_waits_before_identifying(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    double.sessions_left = 1
    async with serve(PlantedNewsroom()):
        pass

    assert "session starts" in caplog.text


async def test_a_client_gives_up_identifying_after_a_few_times_in_an_hour(
    double: Double, serve: Serve, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    async with serve(PlantedNewsroom()) as desk:
        client = StringerClient(desk, tmp_path)
        await client.login(double.token)
        monkeypatch.setattr("bot.discord_app.client.asyncio.sleep", note)
        await client.before_identify_hook(None, initial=True)
        for _ in range(MOST_IDENTIFIES - 1):
            await client.before_identify_hook(None)
        with pytest.raises(IdentifiedTooOftenError):
            await client.before_identify_hook(None)
        monkeypatch.undo()
        await client.close()

    assert waits == [5, 10, 20, 40]


async def test_a_session_begun_again_tells_discord_of_no_commands_again(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(self: StringerClient, shard_id: int | None, *, initial: bool) -> None:
        return

    monkeypatch.setattr(StringerClient, "before_identify_hook", at_once)
    async with serve(PlantedNewsroom()):
        await double.gateway.invalidate(resumable=False)
        await eventually(lambda: len(double.gateway.identified) == 2)
        await asyncio.wait_for(double.gateway.ready.wait(), 8)

    assert [request.method for request in double.requests].count("PUT") == 1


async def test_a_connection_given_up_before_it_is_ready_leaves_no_heartbeats_behind(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait_for_ever(self: StringerClient, shard_id: int | None, **_: object) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(StringerClient, "before_identify_hook", wait_for_ever)

    def beating() -> list[threading.Thread]:
        return [one for one in threading.enumerate() if one.name.startswith("keep-alive-handler")]

    async with serve(PlantedNewsroom(), ready=False):
        await eventually(beating)

    await eventually(lambda: not beating())
