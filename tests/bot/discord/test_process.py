"""The bot as a process: signals, exit codes, sentences on stderr."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.shards import WHOLE, Share
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.double.server import TOKEN, eventually
from tests.bot.discord.newsroom import FELL
from tests.bot.discord.scene import ASK, ask, follow_up, mention, press, read

ROOT = Path(__file__).parents[3]
THEN = "and the hills?"


@asynccontextmanager
async def bot_process(
    port: int,
    state: Path,
    *,
    token: str | None = TOKEN,
    slow_s: float = 0.0,
    state_url: str | None = None,
    metrics_port: int | None = None,
    share: Share = WHOLE,
    identify_every_s: float = 0.0,
) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {key: value for key, value in os.environ.items() if key != "DISCORD_TOKEN"}
    if token is not None:
        environment["DISCORD_TOKEN"] = token
    arguments = ["-m", "tests.bot.discord.runner", str(port), str(state), "--slow-s", str(slow_s)]
    arguments += ["--state-url", state_url] if state_url else []
    arguments += ["--metrics-port", str(metrics_port)] if metrics_port else []
    arguments += ["--shards", str(share.count)] if share.count is not None else []
    arguments += ["--shard-ids", *map(str, share.ids)] if share.ids else []
    arguments += ["--identify-every-s", str(identify_every_s)] if identify_every_s else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    return process.returncode, errors.decode()


def sentences(errors: str) -> list[str]:
    """Return what was written for the person who started it: all but the log."""
    logged = ("INFO:", "WARNING:discord.client:")
    return [line for line in errors.splitlines() if not line.startswith(logged)]


@asynccontextmanager
async def serving(double: Double, state: Path) -> AsyncIterator[None]:
    """Serve from a process of its own, ended in order."""
    async with bot_process(double.port, state) as process:
        await asyncio.wait_for(double.gateway.ready.wait(), 20)
        yield
        process.send_signal(signal.SIGTERM)
        assert (await ended(process))[0] == 0
        await eventually(lambda: not double.gateway.ready.is_set())


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_with_exit_0_and_gateway_close_1000(
    double: Double, tmp_path: Path, number: signal.Signals
) -> None:
    async with bot_process(double.port, tmp_path) as process:
        await asyncio.wait_for(double.gateway.ready.wait(), 20)
        process.send_signal(number)
        code, errors = await ended(process)

    assert code == 0
    assert double.gateway.close_codes == [1000]
    assert "Traceback" not in errors
    assert TOKEN not in errors


async def test_a_question_under_way_is_answered_before_it_closes(
    double: Double, tmp_path: Path
) -> None:
    async with bot_process(double.port, tmp_path, slow_s=0.7) as process:
        await asyncio.wait_for(double.gateway.ready.wait(), 20)
        asked = await double.use("ask", person=user(), options={"question": "the harbour?"})
        await eventually(lambda: asked.acknowledged_after_s)
        process.send_signal(signal.SIGTERM)
        code, _ = await ended(process)

    assert code == 0
    assert "On Friday 6 August 2021" in read(asked.seen[0])
    assert double.gateway.close_codes == [1000]


async def test_work_that_will_not_end_does_not_keep_it_from_leaving(
    double: Double, tmp_path: Path
) -> None:
    async with bot_process(double.port, tmp_path, slow_s=60) as process:
        await asyncio.wait_for(double.gateway.ready.wait(), 20)
        asked = await double.use("ask", person=user(), options={"question": "the harbour?"})
        await eventually(lambda: asked.acknowledged_after_s)
        process.send_signal(signal.SIGTERM)
        began = asyncio.get_running_loop().time()
        code, errors = await ended(process)

    assert code == 0
    assert asyncio.get_running_loop().time() - began < 9  # Docker kills after 10
    assert double.gateway.close_codes == [1000]
    assert "leaving with work unfinished" in errors


async def test_a_discord_that_is_down_at_first_is_tried_again(
    double: Double, tmp_path: Path
) -> None:
    port = free_port()
    later = Double(contract=double.contract)
    async with bot_process(port, tmp_path) as process:
        assert process.stderr is not None
        while b"trying again" not in await asyncio.wait_for(process.stderr.readline(), 20):
            pass
        await later.start(port)
        await asyncio.wait_for(later.gateway.ready.wait(), 20)
        process.send_signal(signal.SIGTERM)
        code, _ = await ended(process)
    await later.stop()

    assert code == 0
    assert later.gateway.close_codes == [1000]
    assert later.complaints == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_before_it_is_connected_ends_it_with_exit_0_at_once(
    double: Double, tmp_path: Path, number: signal.Signals
) -> None:
    async with bot_process(free_port(), tmp_path) as process:
        assert process.stderr is not None
        while b"trying again" not in await asyncio.wait_for(process.stderr.readline(), 20):
            pass
        process.send_signal(number)
        began = asyncio.get_running_loop().time()
        code, errors = await ended(process)

    assert code == 0
    assert asyncio.get_running_loop().time() - began < 3
    assert "Traceback" not in errors


async def test_old_buttons_work_in_a_new_process(double: Double, tmp_path: Path) -> None:
    async with serving(double, tmp_path):
        answer = await ask(double, user())
        private = await ask(double, person := user(), private=True)
    async with serving(double, tmp_path):
        sources = await press(double, answer, "Sources", user())
        timeline = await press(double, answer, "Timeline", user())
        voted = await press(double, answer, "👍", user())
        shared = await press(double, private, "Share", person)

    assert f"**{FELL}**" in read(sources)
    assert "Friday 6 August 2021: taken [1]" in read(timeline)
    assert "noted as a good answer" in read(voted)
    assert "On Friday 6 August 2021" in read(shared)


async def test_a_follow_up_has_its_turns_in_a_new_process_by_reply_by_button_and_alone(
    double: Double, tmp_path: Path
) -> None:
    person, other = user(), user("other")
    async with serving(double, tmp_path):
        answer = await mention(double, person)
        unrelated = await mention(double, other, "who sailed?")
    async with serving(double, tmp_path):
        replied = await mention(double, person, THEN, pings=True, reply_to=answer)
    async with serving(double, tmp_path):
        by_button = await follow_up(double, answer, THEN, other)
    async with serving(double, tmp_path):
        alone = await ask(double, person, "and now?")

    assert read(unrelated).startswith("-# who sailed?")
    assert read(replied).startswith(f"-# ↳ {ASK}\n-# {THEN}\n### On Friday")
    assert read(by_button).startswith(f"-# ↳ {ASK}\n-# {THEN}\n### On Friday")
    assert read(alone).startswith(f"-# ↳ {ASK}\n-# ↳ {THEN}\n-# and now?\n### On Friday")


async def test_a_second_process_on_one_token_is_turned_away(double: Double, tmp_path: Path) -> None:
    async with bot_process(double.port, tmp_path) as process:
        await asyncio.wait_for(double.gateway.ready.wait(), 20)
        async with bot_process(double.port, tmp_path) as second:
            code, errors = await ended(second)
        process.send_signal(signal.SIGTERM)
        await ended(process)

    assert (code, errors) == (
        1,
        "Another Stringer is running with this DISCORD_TOKEN here: stop it first.\n",
    )


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        (None, "DISCORD_TOKEN is not set"),
        ("  ", "DISCORD_TOKEN is not set"),
        ("Bot abc.def", "DISCORD_TOKEN is not a bot token"),
        ("wrong.token", "Discord does not know this DISCORD_TOKEN"),
    ],
)
async def test_a_token_that_cannot_serve_is_one_sentence_and_exit_2(
    double: Double, tmp_path: Path, token: str | None, sentence: str
) -> None:
    async with bot_process(double.port, tmp_path, token=token) as process:
        code, errors = await ended(process)

    (told,) = sentences(errors)
    assert code == 2
    assert told.startswith(sentence)
