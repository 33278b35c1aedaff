"""A server checked over Discord's REST routes alone: its scopes, commands and permissions."""

import discord
import discord.http
import pytest

from bot.discord_app.checking import check_server
from bot.discord_app.findings import Finding, sentences
from bot.discord_app.invitation import INVITED, invite_link
from bot.phrases.phrases import phrases_in
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import APPLICATION_ID
from tests.bot.discord.installation import (
    BOT,
    GUILD,
    NEWCOMERS,
    NEWS,
    TOKEN,
    Installation,
    bits,
    denied,
    told,
)


async def _check(planted, monkeypatch, **how):
    async with planted.served() as address:
        monkeypatch.setattr(discord.http.Route, "BASE", address)
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.login(TOKEN)
            return await check_server(client, how.pop("guild", GUILD), **how)


async def test_a_server_is_checked_over_rest_alone(monkeypatch):
    planted = Installation(flags=1 << 19)
    news = planted.add("news", denied(NEWCOMERS, "send_messages"))

    check = await _check(planted, monkeypatch, commands=("ask", "sources"))

    assert (check.guild_id, check.guild_name, check.is_fine) == (GUILD, "newsroom", False)
    first, note = check.findings
    assert (first.channel, first.channel_id, first.permission) == ("news", news, "send_messages")
    assert [override.name for override in first.overrides] == ["Newcomers"]
    assert note == Finding("intent", False, intent="message_content")
    assert check.invite == invite_link(BOT, GUILD)


@pytest.mark.parametrize(
    ("spoilt", "finding"),
    [
        ({"is_member": False}, Finding("not-a-member")),
        ({"has_commands_scope": False}, Finding("commands-scope")),
        ({"commands": ()}, Finding("commands-none")),
        ({"commands": ("ask",)}, Finding("commands-unknown", commands=("map", "sources"))),
    ],
)
async def test_a_scope_or_command_that_is_missing_is_found(monkeypatch, spoilt, finding):
    planted = Installation(**spoilt)

    check = await _check(planted, monkeypatch, commands=("map", "ask", "sources"))

    assert check.findings == (finding,)
    assert len(sentences(check, phrases_in("de"))) == 1


async def test_the_check_asks_discord_for_nothing_it_would_refuse(double: Double):
    (server,) = double.world.guilds.values()
    newcomers = server.add_role("Newcomers")
    server.bot_role.permissions = INVITED.value
    server.members[APPLICATION_ID] = (server.bot_role.id, newcomers.id)
    server.add_channel("reports", NEWS).deny(newcomers.id, bits("send_messages"))
    server.commands_granted = False

    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login(double.token)
        check = await check_server(client, int(server.id))

    assert told(check.findings) == [
        "The scope applications.commands is missing",
        "#reports: Send Messages is denied by an override for the role @Newcomers",
    ]
    assert {request.method for request in double.requests} == {"GET"}
