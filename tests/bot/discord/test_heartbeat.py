"""Through the wire: the bot's sign of being connected, and what `health` makes of it."""

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest

import bot.heartbeat
from bot.__main__ import main
from bot.heartbeat import STALE_AFTER_S, age_s, heartbeat_file
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.test_process import bot_process, ended


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("STRINGER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(bot.heartbeat, "BEAT_S", 0.02)
    monkeypatch.setattr(bot.heartbeat, "LOOK_S", 0.02)


def _grow_old(file: Path) -> None:
    long_ago = time.time() - 2 * STALE_AFTER_S
    os.utime(file, (long_ago, long_ago))


def _is_young(file: Path) -> bool:
    age = age_s(file)
    return age is not None and age < STALE_AFTER_S


async def test_a_connected_bot_keeps_its_file_young_and_takes_it_away_at_closing(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    file = heartbeat_file(tmp_path)
    async with serve(PlantedNewsroom()):
        await eventually(file.exists)
        _grow_old(file)
        await eventually(lambda: _is_young(file))

    assert not file.exists()


async def test_a_bot_that_was_never_connected_gives_no_sign(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    double.gateway.close_on_identify = [4000, 4000]
    file = heartbeat_file(tmp_path)
    async with serve(PlantedNewsroom(), ready=False):
        await eventually(lambda: double.gateway.identified)
        await asyncio.sleep(0.2)
        assert not file.exists()


async def test_a_connection_that_is_lost_gives_no_sign_until_it_is_back(
    double: Double, serve: Serve, tmp_path: Path
) -> None:
    file = heartbeat_file(tmp_path)
    async with serve(PlantedNewsroom()):
        await eventually(file.exists)
        port = double.port
        await double.stop()
        await asyncio.sleep(0.2)
        _grow_old(file)
        await asyncio.sleep(0.2)
        assert not _is_young(file)

        await double.start(port)
        await eventually(lambda: _is_young(file))
        assert double.gateway.resumed == 1


async def test_health_follows_a_bot_from_its_start_to_its_end(
    double: Double, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["health", "--data", str(tmp_path)]
    before = main(words)
    async with bot_process(double.port, tmp_path) as process:
        await asyncio.wait_for(double.gateway.ready.wait(), 20)
        await eventually(heartbeat_file(tmp_path).exists)
        meanwhile = main(words)
        process.send_signal(signal.SIGTERM)
        await ended(process)
    after = main(words)

    assert (before, meanwhile, after) == (1, 0, 1)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "not connected",
        "connected",
        "not connected",
    ]
