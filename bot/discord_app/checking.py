"""The check of an installation: what the bot lacks in a server, by name, over REST alone."""

from collections.abc import Collection, Iterator

import discord
from discord.abc import GuildChannel

from bot.discord_app.findings import Finding, Intent, ServerCheck
from bot.discord_app.invitation import NEEDED, WELCOME, PermissionName, invite_link
from bot.discord_app.overrides import overrides_of, to_blame

_NO_ACCESS = frozenset({10004, 50001})
"""Unknown guild, missing access: the bot is no member there, or not with this scope."""
_INTENTS: dict[Intent, tuple[str, str]] = {
    "presences": ("gateway_presence", "gateway_presence_limited"),
    "members": ("gateway_guild_members", "gateway_guild_members_limited"),
    "message_content": ("gateway_message_content", "gateway_message_content_limited"),
}
_FORUM: tuple[PermissionName, ...] = tuple(
    name for name in (*NEEDED, *WELCOME) if name != "send_messages"
)
"""In a forum everything is said in threads, and Send Messages means starting one."""


async def check_server(
    client: discord.Client,
    guild_id: int,
    *,
    commands: Collection[str] = (),
    answers_in: Collection[int] | None = None,
) -> ServerCheck:
    """Return what the bot lacks in a server; the client is logged in and need not be connected.

    `commands` are the names of those that Discord should know; without, it should know any.
    `answers_in` are the ids of the only channels that matter; None for all.
    Raises discord.HTTPException, and OSError or aiohttp.ClientError where there is no network.
    """
    application = client.application_id or 0
    link = invite_link(application, guild_id)
    try:
        guild = await client.fetch_guild(guild_id, with_counts=False)
    except discord.HTTPException as error:
        if error.code not in _NO_ACCESS:
            raise
        return ServerCheck(guild_id, None, link, (Finding("not-a-member"),))
    member = await guild.fetch_member(client.user.id if client.user else 0)
    channels = await guild.fetch_channels()
    findings = [
        *await _check_commands(client, application, guild_id, commands),
        *check_member(member, channels, answers_in),
        *check_intents(client.application_flags),
    ]
    return ServerCheck(guild_id, guild.name, link, tuple(findings))


def check_member(
    member: discord.Member,
    channels: Collection[GuildChannel],
    answers_in: Collection[int] | None = None,
) -> tuple[Finding, ...]:
    """Return the permissions that a member lacks in its server and in the channels of text.

    Nothing is said of a channel where the bot lacks only what it lacks in the whole server.
    """
    if member.is_timed_out():
        # Discord masks nearly every permission meanwhile; what is under the mask does not count.
        return (Finding("timed-out"),)
    granted = member.guild_permissions
    server = [
        Finding("server-permission", name in NEEDED, permission=name)
        for name in (*NEEDED, *WELCOME)
        if not getattr(granted, name)
    ]
    where = [
        channel
        for channel in sorted(channels, key=lambda channel: (channel.position, channel.id))
        if isinstance(channel, discord.TextChannel | discord.ForumChannel)
        and (answers_in is None or channel.id in answers_in)
    ]
    seen = [channel for channel in where if channel.permissions_for(member).view_channel]
    blind = [Finding("no-channel")] if where and not seen else []
    found = [
        finding
        for channel in where
        for finding in _check_channel(channel, member, chosen=answers_in is not None)
    ]
    return (*server, *blind, *found)


def check_intents(flags: discord.ApplicationFlags) -> tuple[Finding, ...]:
    """Return a note for each privileged intent that is switched on, for none is needed."""
    return tuple(
        Finding("intent", False, intent=intent)
        for intent, names in _INTENTS.items()
        if any(getattr(flags, name) for name in names)
    )


def _check_channel(
    channel: discord.TextChannel | discord.ForumChannel, member: discord.Member, *, chosen: bool
) -> Iterator[Finding]:
    granted = channel.permissions_for(member)
    overrides = overrides_of(channel, member)
    if not granted.view_channel:
        blamed = to_blame("view_channel", overrides)
        if blamed:
            # Closed to everyone and to nobody by name: private, so perhaps on purpose.
            private = not chosen and all(override.layer == "everyone" for override in blamed)
            yield Finding(
                "channel-private" if private else "channel-hidden",
                not private,
                permission="view_channel",
                channel=channel.name,
                channel_id=channel.id,
                overrides=blamed,
            )
        return
    for name in _FORUM if isinstance(channel, discord.ForumChannel) else (*NEEDED, *WELCOME):
        # discord.py takes Attach Files away with Send Messages; only what is denied is named.
        blamed = to_blame(name, overrides)
        if not getattr(granted, name) and blamed:
            yield Finding(
                "channel-permission",
                name in NEEDED,
                permission=name,
                channel=channel.name,
                channel_id=channel.id,
                overrides=blamed,
            )


async def _check_commands(
    client: discord.Client, application: int, guild_id: int, commands: Collection[str]
) -> list[Finding]:
    try:
        own = await client.http.get_guild_commands(application, guild_id)
    except discord.Forbidden as error:
        if error.code not in _NO_ACCESS:
            raise
        return [Finding("commands-scope")]
    known = {command["name"] for command in await client.http.get_global_commands(application)}
    known |= {command["name"] for command in own}
    if not known:
        return [Finding("commands-none")]
    unknown = tuple(sorted(set(commands) - known))
    return [Finding("commands-unknown", commands=unknown)] if unknown else []
