"""A bot of two processes: one data folder, one PostgreSQL, and shards of their own."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.heartbeat import heartbeat_file
from bot.shards import Share
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import ask, faces, press, read
from tests.bot.discord.test_process import bot_process, ended
from tests.bot.discord.test_sharding import ANSWER, on_each_shard
from tests.bot.state.postgres import NoServerError, Server, running_server

PACE_S, TURN_S = 1.0, 4.0
"""Within which the double lets one shard alone begin a session, and after which the next does; far
apart, because a busy machine may be long between taking its turn and saying so."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL server of these tests' own, because it is stopped."""
    try:
        with running_server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


@asynccontextmanager
async def both(double: Double, state: Path, url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start both processes at the same moment; the one with shard 1 is returned."""
    double.gateway.identify_window_s = PACE_S
    how = {"state_url": url, "identify_every_s": TURN_S}
    async with (
        bot_process(double.port, state, share=Share(2, (0,)), **how) as first,
        bot_process(double.port, state, share=Share(2, (1,)), **how) as second,
    ):
        await eventually(lambda: len(double.gateway.sessions) == 2, 40)
        yield second
        for process in (first, second):
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
                assert (await ended(process))[0] == 0


async def test_two_processes_are_one_bot(
    double: Double, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = on_each_shard(double, 2)
    person = user("asks everywhere")
    async with both(double, tmp_path, server.new_database()) as second:
        answers = [
            await ask(double, person, f"harbour {number}?", channel_id=channel.id)
            for number in range(3)
            for channel in (here, there)
        ]
        seventh = await ask(double, person, "harbour again?", channel_id=there.id)
        other = user("votes")
        voted = await press(double, answers[1], "👍", other, channel_id=there.id)
        await eventually(lambda: all(beats(tmp_path)), 20)
        health = health_of(tmp_path, monkeypatch)
        second.send_signal(signal.SIGTERM)
        await ended(second)
        health_after = health_of(tmp_path, monkeypatch)
        alone = await ask(double, other, "harbour alone?", channel_id=here.id)

    assert double.gateway.too_soon == 0
    assert [request.method for request in double.requests].count("PUT") == 1
    assert all(ANSWER in read(answer) for answer in [*answers, alone])
    assert ANSWER not in read(seventh)  # six a minute for a person, wherever they ask
    assert "noted as a good answer" in read(voted)
    assert (health, health_after) == ([0, 0], [0, 1])


def beats(data: Path) -> list[bool]:
    return [heartbeat_file(data, shard).exists() for shard in ("0", "1")]


def health_of(data: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return what `health` says of each process."""
    monkeypatch.setenv("STRINGER_DATA", str(data))
    monkeypatch.setenv("STRINGER_SHARDS", "2")
    codes = []
    for shard in ("0", "1"):
        monkeypatch.setenv("STRINGER_SHARD_IDS", shard)
        codes.append(main(["health"]))
    return codes


async def test_without_its_server_the_bot_answers_says_what_it_cannot_and_goes_on_when_it_is_back(
    double: Double, serve: Serve, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(PlantedNewsroom(), url=server.new_database()):
        before = await ask(double, user())
        server.stop()
        meanwhile = await ask(double, user(), "harbour meanwhile?")
        refused = await press(double, before, "👍", user("reader"))
        server.start()
        voted = await press(double, before, "👍", user("reader"))
        after = await ask(double, user(), "harbour after?")

    assert ANSWER in read(meanwhile)
    assert faces(meanwhile) == []  # what needs its entry in the state
    assert "something went wrong on my side and this was not done" in read(refused)
    assert "see that the server runs" in caplog.text
    assert "secret" not in caplog.text
    assert "noted as a good answer" in read(voted)
    assert faces(after) == faces(before) != []
