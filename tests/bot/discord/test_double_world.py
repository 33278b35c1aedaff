"""The double's servers: what an installation check reads, and what the bot is not let do."""

import io

import discord
import pytest

from tests.bot.discord.double import Double, eventually
from tests.bot.discord.double.payloads import (
    APPLICATION_ID,
    ATTACH_FILES,
    CHANNEL_ID,
    EMBED_LINKS,
    GUILD_ID,
    MANAGE_MESSAGES,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
    user,
)
from tests.bot.discord.double.small_client import SmallClient, online
from tests.bot.discord.double.world import World


async def test_an_installation_check_reads_servers_roles_channels_and_overwrites(
    double: Double,
) -> None:
    first = double.world.first
    channel = double.world.channel(CHANNEL_ID)
    channel.deny(first.bot_role.id, SEND_MESSAGES)
    double.world.add_guild("the other paper")
    async with online(SmallClient(), double) as client:
        names = [guild.name async for guild in client.fetch_guilds()]
        guild = await client.fetch_guild(int(GUILD_ID))
        me = await guild.fetch_member(int(APPLICATION_ID))
        channels = await guild.fetch_channels()
        application = await client.application_info()
        with pytest.raises(discord.NotFound, match="10007"):
            await guild.fetch_member(7)
        with pytest.raises(discord.NotFound, match="10004"):
            await client.fetch_guild(7)
        closed = client.get_channel(int(CHANNEL_ID)).permissions_for(client.guilds[0].me)

    assert names == ["newsroom", "the other paper"]
    assert [role.name for role in me.roles] == ["@everyone", "stringer"]
    overwrite = channels[0].overwrites_for(guild.get_role(int(first.bot_role.id)))
    assert overwrite.send_messages is False
    assert str(application.id) == APPLICATION_ID
    assert closed.view_channel
    assert not closed.send_messages


async def test_a_servers_own_commands_are_read_where_their_scope_was_granted(
    double: Double,
) -> None:
    other = double.world.add_guild("invited without commands")
    other.commands_granted = False
    client = SmallClient()

    @client.tree.command(description="Everywhere")
    async def everywhere(interaction: discord.Interaction) -> None: ...

    @client.tree.command(description="Here", guild=discord.Object(GUILD_ID))
    async def here(interaction: discord.Interaction) -> None: ...

    async with online(client, double):
        await client.tree.sync(guild=discord.Object(GUILD_ID))
        names = [
            [command.name for command in await client.tree.fetch_commands(guild=guild)]
            for guild in (None, discord.Object(GUILD_ID))
        ]
        with pytest.raises(discord.Forbidden, match="50001"):
            await client.tree.fetch_commands(guild=discord.Object(other.id))

    assert names == [["everywhere"], ["here"]]


@pytest.mark.parametrize(
    ("denied", "how", "code"),
    [
        (VIEW_CHANNEL, {"content": "x"}, 50001),
        (SEND_MESSAGES, {"content": "x"}, 50013),
        (ATTACH_FILES, {"file": True}, 50013),
        (EMBED_LINKS, {"embed": discord.Embed(title="x")}, 50013),
        (READ_MESSAGE_HISTORY, {"content": "x", "reply": True}, 50013),
    ],
)
async def test_sending_is_refused_where_a_permission_is_lacking(
    double: Double, denied: int, how: dict, code: int
) -> None:
    how = dict(how)
    double.world.channel(CHANNEL_ID).deny(GUILD_ID, denied)
    async with online(SmallClient(), double) as client:
        channel = client.get_channel(int(CHANNEL_ID))
        if how.pop("reply", False):
            said = await double.say("?", person=user())
            how["reference"] = channel.get_partial_message(int(said["id"]))
        if how.pop("file", False):
            how["file"] = discord.File(io.BytesIO(b"x"), "x.txt")
        with pytest.raises(discord.Forbidden, match=str(code)):
            await channel.send(**how)

    assert double.posted == []


async def test_a_thread_has_its_own_permission_to_send(double: Double) -> None:
    first = double.world.first
    parent = double.world.channel(CHANNEL_ID)
    thread = first.add_channel("a thread", 11, parent=parent)
    parent.deny(GUILD_ID, SEND_MESSAGES)
    async with online(SmallClient(), double) as client:
        await client.wait_until_ready()
        found = client.get_guild(int(GUILD_ID)).get_thread(int(thread.id))
        await found.send("let")
        parent.deny(GUILD_ID, SEND_MESSAGES_IN_THREADS)
        with pytest.raises(discord.Forbidden, match="50013"):
            await found.send("not let")

    assert [message["content"] for message in double.posted] == ["let"]


async def test_others_messages_are_deleted_by_those_who_manage_messages(double: Double) -> None:
    async with online(SmallClient(), double) as client:
        said = await double.say("noise", person=user())
        await eventually(lambda: client.heard)
        with pytest.raises(discord.Forbidden, match="50013"):
            await client.heard[0].delete()
        double.world.first.bot_role.permissions |= MANAGE_MESSAGES
        await client.heard[0].delete()

    assert double.messages.find(said["id"]) is None


async def test_an_unknown_channel_is_said_to_be_one(double: Double) -> None:
    async with online(SmallClient(), double) as client:
        with pytest.raises(discord.NotFound, match="10003"):
            await client.get_partial_messageable(7).send("x")


def test_overwrites_of_a_member_outdo_those_of_roles_and_these_those_of_everyone() -> None:
    guild = World().first
    role = guild.add_role("editors")
    person = user()
    guild.add_member(person, role)
    channel = guild.add_channel("closed")
    may = []
    for whose, allows in ((GUILD_ID, False), (role.id, True), (person["id"], False)):
        (channel.allow if allows else channel.deny)(whose, SEND_MESSAGES)
        may.append(bool(guild.permissions_of(person["id"], channel) & SEND_MESSAGES))
    channel.deny(person["id"], VIEW_CHANNEL)

    assert may == [False, True, False]
    assert guild.permissions_of(person["id"], channel) == 0
    assert guild.permissions_of(guild.owner_id, channel) & SEND_MESSAGES
