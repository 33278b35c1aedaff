"""A restart in the middle: commands are told once, and a conversation goes on where it stood."""

from datetime import UTC, datetime, timedelta

import pytest
from discord import app_commands

from bot.discord_app import client as client_module
from bot.discord_app.commands.all import add_commands
from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import PlantedNewsroom
from tests.bot.discord.scene import (
    ASK,
    NEXT_INDEX,
    OLDER,
    ask,
    follow_up,
    kept,
    mention,
    moderator,
    only,
    press,
    read,
    turns,
)


def told(double: Double) -> int:
    """How often Discord was told of all commands."""
    return [request.method for request in double.requests].count("PUT")


async def test_commands_are_told_once_over_restarts_and_again_when_they_change(
    double: Double, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        async with serve(PlantedNewsroom()):
            pass
    assert told(double) == 1

    def with_one_more(tree) -> None:
        add_commands(tree)

        @app_commands.command(name="ping", description="Whether the bot is there")
        async def ping(interaction) -> None:
            await interaction.response.send_message("pong")

        tree.add_command(ping)

    monkeypatch.setattr(client_module, "add_commands", with_one_more)
    for _ in range(2):
        async with serve(PlantedNewsroom()):
            pass

    assert told(double) == 2
    assert "ping" in {command["name"] for command in double.commands}


async def test_commands_that_discord_refuses_are_told_again_at_the_next_start(
    double: Double, serve: Serve
) -> None:
    double.fail_next("PUT", "/commands", 503)
    async with serve(PlantedNewsroom()):
        assert double.commands == []
        answer = await mention(double, user())
    async with serve(PlantedNewsroom()):
        pass

    assert "Friday" in read(answer)
    assert told(double) == 2
    assert double.commands != []


async def test_a_conversation_goes_on_after_a_restart_through_every_door(
    double: Double, serve: Serve
) -> None:
    person, reader = user(), user("reader")
    before, after = PlantedNewsroom(), PlantedNewsroom(snapshot=NEXT_INDEX)
    async with serve(before):
        first = await mention(double, person)
        second = await ask(double, person, "and who says so?")
    async with serve(after):
        third = await mention(double, person, "and who denies it?")
        fourth = await follow_up(double, second, "and since when?", reader)
        sources = await press(double, first, "Sources", reader)
        voted = await press(double, second, "👍", reader)
        shown = await press(double, third, "Timeline", reader)

    assert turns(second) == (ASK, "and who says so?")
    assert turns(third) == (ASK, "and who says so?", "and who denies it?")
    assert turns(fourth) == (ASK, "and who says so?", "and since when?")
    assert OLDER in read(sources)
    assert "noted as a good answer" in read(voted)
    assert "Timeline of Larkhaven" in read(shown)
    assert OLDER not in read(shown)


async def test_a_restart_while_a_question_is_answered_lets_it_be_answered_first(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom(slow_s=0.5)
    async with serve(newsroom):
        asked = await double.use("ask", person=user(), options={"question": ASK})
        await eventually(lambda: newsroom.asked)
    answer = await only(asked)

    assert "Friday" in read(answer)


async def test_settings_votes_and_people_are_the_same_after_a_restart(
    double: Double, serve: Serve, tmp_path
) -> None:
    person, manager = user(), await moderator(double)
    async with serve(PlantedNewsroom()):
        answer = await ask(double, person)
        await press(double, answer, "👎", person)
    async with serve(PlantedNewsroom()):
        await press(double, answer, "👍", person)
        said = read(await only(await double.use("stats", person=manager)))

    assert "👍 1 · 👎 0" in said
    assert ASK not in kept(tmp_path)


async def test_what_has_outlived_its_time_is_gone_after_a_restart(
    double: Double, serve: Serve, tmp_path
) -> None:
    person, at = user(), datetime(2026, 1, 1, tzinfo=UTC)
    async with serve(PlantedNewsroom(), now=lambda: at):
        answer = await ask(double, person, "who won the numbat cup?")
    async with serve(PlantedNewsroom(), now=lambda: at + timedelta(days=91)):
        voted = await press(double, answer, "👍", person)

    assert "I no longer have this answer." in read(voted)
    assert "numbat" not in kept(tmp_path)
