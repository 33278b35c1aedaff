"""Whether a bot is connected, as its heartbeat file and the command `health` tell it."""

import asyncio
import os
import re
import time
from contextlib import asynccontextmanager

import pytest

import bot.heartbeat
from bot.__main__ import main
from bot.heartbeat import age_s, heartbeat_file, keep_beating
from tests.bot.discord.double.server import eventually


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The heartbeat file of a bot that keeps its state where `health` looks."""
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path))
    return heartbeat_file(tmp_path)


@pytest.fixture
def beating(file, monkeypatch):
    """Keep a quick heart beating over a block that can set whether it is connected."""
    monkeypatch.setattr(bot.heartbeat, "BEAT_S", 0.01)
    monkeypatch.setattr(bot.heartbeat, "LOOK_S", 0.01)

    @asynccontextmanager
    async def running(connected):
        task = asyncio.create_task(keep_beating(file, lambda: connected[0]))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})

    return running


def _touched(file, seconds_ago):
    file.touch()
    then = time.time() - seconds_ago
    os.utime(file, (then, then))


@pytest.mark.parametrize(("seconds_ago", "code"), [(0, 0), (80, 0), (100, 1), (86_400, 1)])
def test_health_is_a_file_touched_within_90_seconds(file, capsys, seconds_ago, code):
    _touched(file, seconds_ago)

    assert main(["health"]) == code

    said = capsys.readouterr().out
    if code == 0:
        assert said == "connected\n"
    else:
        heard = re.fullmatch(r"not connected: last heard (\d+) s ago\n", said)
        assert seconds_ago <= int(heard[1]) < seconds_ago + 10  # a busy machine is slow


def test_without_a_file_no_bot_is_connected(file, capsys, tmp_path):
    assert main(["health"]) == 1

    said = capsys.readouterr().out
    assert said == f"not connected: no running bot has said so in {tmp_path}\n"


def test_health_looks_into_the_folder_it_is_given(file, tmp_path, capsys):
    (tmp_path / "other").mkdir()
    heartbeat_file(tmp_path / "other").touch()

    assert main(["health"]) == 1
    assert main(["health", "--data", str(tmp_path / "other")]) == 0


def test_a_bad_data_folder_is_one_sentence_and_leaves_with_2(file, capsys):
    file.touch()

    assert main(["health", "--data", str(file)]) == 2
    assert capsys.readouterr().err == f"--data names {file}, which is a file; give a folder.\n"


def test_a_clock_that_was_set_back_is_no_long_life(file):
    file.touch()
    os.utime(file, (5000, 5000))

    assert age_s(file, now=lambda: 5010.0) == 10
    assert age_s(file, now=lambda: 1400.0) == 3600


async def test_the_file_is_there_only_while_connected_and_goes_at_the_end(file, beating):
    connected = [False]
    _touched(file, 10)  # what a run that was killed has left

    async with beating(connected):
        await eventually(lambda: not file.exists())
        connected[0] = True
        await eventually(file.exists)

    assert not file.exists()


async def test_a_connection_that_is_lost_is_let_grow_old(file, beating):
    connected = [True]
    async with beating(connected):
        await eventually(file.exists)
        connected[0] = False
        await asyncio.sleep(0.03)
        _touched(file, 1000)
        await asyncio.sleep(0.05)
        assert age_s(file) > 900

        connected[0] = True
        await eventually(lambda: age_s(file) < 90)


async def test_a_folder_that_cannot_be_written_is_logged_and_tried_again(
    caplog, tmp_path, monkeypatch
):
    away = tmp_path / "away"
    monkeypatch.setattr(bot.heartbeat, "BEAT_S", 0.05)
    task = asyncio.create_task(keep_beating(heartbeat_file(away), lambda: True))
    await eventually(lambda: "cannot be touched: No such file or directory" in caplog.text)
    away.mkdir()

    await eventually(heartbeat_file(away).exists)
    task.cancel()
    await asyncio.wait({task})
    assert not heartbeat_file(away).exists()
