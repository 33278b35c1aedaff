"""Telling Discord of the commands: when they changed, when it lost them, and what fails at it."""

import time
from collections.abc import Callable

import pytest

from bot.discord_app.commands import publishing
from bot.state.errors import StateError
from bot.state.facts import Facts
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import mention, read


def sent(double: Double, method: str) -> int:
    """How often the commands of the application were asked for ("GET") or told ("PUT")."""
    return sum(
        request.method == method and request.path.endswith("/commands")
        for request in double.requests
    )


def break_state(monkeypatch: pytest.MonkeyPatch, fail: Callable[[], None]) -> None:
    """Let the state fail at whatever was told to Discord, and at nothing else."""
    get, put = Facts.get, Facts.put

    def failing_get(self: Facts, key: str) -> str | None:
        if key.startswith("commands of"):
            fail()
        return get(self, key)

    def failing_put(self: Facts, key: str, value: str) -> None:
        if key.startswith("commands of"):
            fail()
        put(self, key, value)

    monkeypatch.setattr(Facts, "get", failing_get)
    monkeypatch.setattr(Facts, "put", failing_put)


def refuse() -> None:
    raise StateError("state.sqlite3 cannot be used (database is locked)")


async def starts_and_answers(double: Double, serve: Serve) -> None:
    async with serve(PlantedNewsroom()):
        assert "Friday" in read(await mention(double, user()))


async def test_commands_that_discord_has_are_asked_for_and_not_told_again(
    double: Double, serve: Serve
) -> None:
    await starts_and_answers(double, serve)
    assert (sent(double, "GET"), sent(double, "PUT")) == (0, 1)

    await starts_and_answers(double, serve)

    assert (sent(double, "GET"), sent(double, "PUT")) == (1, 1)


@pytest.mark.parametrize("left", [0, 3])
async def test_commands_that_discord_lost_are_told_at_the_next_start(
    double: Double, serve: Serve, left: int
) -> None:
    await starts_and_answers(double, serve)
    names = [command["name"] for command in double.commands]
    del double.commands[left:]

    await starts_and_answers(double, serve)

    assert [command["name"] for command in double.commands] == names
    assert sent(double, "PUT") == 2


async def test_where_discord_cannot_be_asked_nothing_is_told_and_it_starts(
    double: Double, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    await starts_and_answers(double, serve)
    double.fail_next("GET", "/commands", 503)

    await starts_and_answers(double, serve)

    assert sent(double, "PUT") == 1
    assert "Discord was not told of the commands" in caplog.text


async def test_a_connection_that_breaks_over_the_commands_ends_nothing(
    double: Double, serve: Serve
) -> None:
    double.lose_next("PUT", "/commands", times=10)

    await starts_and_answers(double, serve)


async def test_a_state_that_fails_at_the_start_ends_nothing(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_state(monkeypatch, refuse)

    await starts_and_answers(double, serve)
    assert (len(double.commands) > 0, sent(double, "PUT")) == (True, 1)
    await starts_and_answers(double, serve)

    assert sent(double, "PUT") == 1  # Discord has them all, so whatever was last told will do
    assert "database is locked" in caplog.text


async def test_a_state_that_hangs_at_the_start_is_not_waited_for(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "STATE_WITHIN_S", 0.05)
    break_state(monkeypatch, lambda: time.sleep(0.3))

    await starts_and_answers(double, serve)

    assert sent(double, "PUT") == 1
