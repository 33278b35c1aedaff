"""`python -m bot check`, from the command line to Discord's REST routes."""

import asyncio
import os
import socket

import discord.http
import pytest

from bot.__main__ import main
from bot.discord_app.invitation import invite_link
from tests.bot.discord.installation import BOT, GUILD, NEWCOMERS, TOKEN, Installation, denied

INVITE = f"Invite link with the right permissions: {invite_link(BOT, GUILD)}\n"


@pytest.fixture(autouse=True)
def _environment(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith(("STRINGER_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("STRINGER_DATA", str(tmp_path))
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setattr("bot.commands.check.start_log", lambda *_: None)


@pytest.fixture
def check(monkeypatch, capsys):
    """Run the command against a planted server: its exit code, what it said, what it complained."""

    async def run(planted, *words):
        async with planted.served() as address:
            monkeypatch.setattr(discord.http.Route, "BASE", address)
            # The command has an event loop of its own, as on the command line.
            code = await asyncio.to_thread(main, ["check", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


async def test_a_server_where_nothing_is_missing_leaves_with_0(check):
    planted = Installation()
    planted.add("news")

    assert await check(planted) == (
        0,
        "newsroom (100)\n- Nothing is missing, and no privileged intent is needed.\n",
        "",
    )


async def test_what_is_missing_is_named_with_the_way_out_and_leaves_with_1(check):
    planted = Installation()
    planted.add("news", denied(NEWCOMERS, "send_messages"))

    assert await check(planted) == (
        1,
        "newsroom (100)\n"
        "- #news: Send Messages is denied by an override for the role @Newcomers: open the"
        " channel’s settings, Permissions, and set it to neutral there, or allow it for the bot"
        " itself.\n" + INVITE,
        "",
    )


async def test_a_server_the_bot_is_not_in_gets_its_invite_link(check):
    code, said, _ = await check(Installation(is_member=False), "--server", str(GUILD))

    assert code == 1
    assert said == (
        "Server (100)\n- The bot is not a member of this server (scope bot): add it with the invite"
        " link.\n" + INVITE
    )


async def test_a_bot_without_a_server_gets_an_invite_link(check):
    code, said, _ = await check(Installation(is_member=False))

    assert code == 1
    assert said.startswith("The bot is in no server yet")
    assert said.endswith(f"{invite_link(BOT)}\n")


async def test_a_name_steers_no_terminal(check):
    planted = Installation()
    planted.add("a\x1b[2Jb\u202e", denied(NEWCOMERS, "send_messages"))

    _, said, _ = await check(planted)

    assert "\n- #a [2Jb : Send Messages" in said


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("", "DISCORD_TOKEN is not set: "),
        ("Bot abc", "DISCORD_TOKEN is no bot token: "),
        ("abc\u00e9", "DISCORD_TOKEN is no bot token: "),
        ("another.token", "Discord does not know this DISCORD_TOKEN: "),
    ],
)
async def test_a_token_that_is_none_is_one_sentence_and_leaves_with_2(
    check, monkeypatch, token, sentence
):
    monkeypatch.setenv("DISCORD_TOKEN", token)

    code, said, complaint = await check(Installation())

    assert (code, said) == (2, "")
    assert complaint.startswith(sentence)
    assert complaint.count("\n") == 1
    assert not token or token not in complaint


async def test_a_server_that_is_no_number_leaves_with_2(check):
    code, _, complaint = await check(Installation(), "--server", "newsroom")

    assert code == 2
    assert complaint.count("\n") == 1


async def test_an_outage_is_one_sentence_and_leaves_with_1(check):
    code, said, complaint = await check(Installation(status=503))

    assert (code, said) == (1, "")
    assert complaint == "Discord refused to answer (503 outage); try again later.\n"


def test_a_discord_that_cannot_be_reached_is_one_sentence(monkeypatch, capsys):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setattr(discord.http.Route, "BASE", nobody)

    assert main(["check"]) == 1

    complaint = capsys.readouterr().err
    assert complaint.startswith("Discord can't be reached (")
    assert complaint.endswith("); check the network and try again.\n")
    assert complaint.count("\n") == 1


async def test_the_log_lies_in_the_data_folder_that_is_named(check, monkeypatch, tmp_path):
    begun = []
    monkeypatch.setattr("bot.commands.check.start_log", lambda data, level: begun.append(data))
    planted = Installation()
    planted.add("news")

    code, _, _ = await check(planted, "--data", str(tmp_path / "elsewhere"))

    assert (code, begun) == (0, [tmp_path / "elsewhere"])
