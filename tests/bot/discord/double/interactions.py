"""INTERACTION_CREATE's data: who did it, where, in which language, with which permissions."""

import itertools
from typing import Any

from tests.bot.discord.double.payloads import (
    APPLICATION_ID,
    CHANNEL_ID,
    Json,
    member,
    snowflake,
)
from tests.bot.discord.double.world import DIRECT, GROUP, Guild, Role, World

IN_GUILD, WITH_BOT, PRIVATE = 0, 1, 2
_tokens = itertools.count(1)
_KNOWN = {
    "age_s", "channel_id", "direct", "private", "permissions", "roles", "locale",
    "guild_locale", "installed_by", "app_permissions", "attachment_size_limit",
}  # fmt: skip


def place(world: World, person: Json, how: dict[str, Any]) -> tuple[str, Guild | None]:
    """Return the channel something takes place in, and its server if it is in one."""
    if how.get("direct"):
        return world.direct(person["id"]), None
    if how.get("private"):
        return how["private"], None
    channel_id = how.get("channel_id", CHANNEL_ID)
    channel = world.channel(channel_id)
    assert channel is not None, f"there is no channel {channel_id}: add it to double.world"
    return channel_id, channel.guild


def interaction(world: World, kind: int, made: Json, person: Json, how: dict[str, Any]) -> Json:
    """Return what Discord sends.

    `how` may hold: `age_s`; `channel_id`, or `direct` for the bot's direct messages, or
    `private` with the id of a group the bot is not in; `permissions` and `roles` of the member
    in place of those the world gives; `locale` and `guild_locale`; `installed_by`, "guild"
    (the default), "user" or "both"; `app_permissions`; `attachment_size_limit` in bytes.
    """
    assert how.keys() <= _KNOWN, f"not understood: {how.keys() - _KNOWN}"
    channel_id, guild = place(world, person, how)
    number = next(_tokens)
    whole = {
        "id": snowflake(how.get("age_s", 0.0)),
        "application_id": APPLICATION_ID,
        "type": kind,
        "token": f"interaction-token-{number}",
        "version": 1,
        "data": made,
        "attachment_size_limit": how.get("attachment_size_limit", 10_485_760),
        "entitlements": [],
        "authorizing_integration_owners": _owners(person, guild, how),
        "locale": how.get("locale", "en-GB"),
        "channel_id": channel_id,
    }
    if guild is None:
        context = PRIVATE if how.get("private") else WITH_BOT
        shape = {"type": GROUP, "name": "a group"} if context == PRIVATE else {"type": DIRECT}
        channel = {"id": channel_id, "last_message_id": None, "recipients": [], **shape}
        may = how.get("app_permissions", 0)
        return {
            **whole, "context": context, "user": person, "channel": channel,
            "app_permissions": str(may),
        }  # fmt: skip
    there = world.channel(channel_id)
    assert there is not None
    roles = tuple(role.id if isinstance(role, Role) else role for role in how.get("roles", ()))
    roles = roles or guild.members.get(person["id"], ())
    may = how.get("permissions")
    if may is None:
        may = guild.permissions_of(person["id"], there, roles)
    own = how.get("app_permissions")
    if own is None:
        own = guild.permissions_of(APPLICATION_ID, there)
    locale = how.get("guild_locale", guild.locale)
    return {
        **whole,
        "context": IN_GUILD,
        "guild_id": guild.id,
        "guild": {"id": guild.id, "features": [], "locale": locale},
        "guild_locale": locale,
        "channel": {**there.payload(), "permissions": str(may)},
        "member": member(person, may, roles),
        "app_permissions": str(own),
    }


def _owners(person: Json, guild: Guild | None, how: dict[str, Any]) -> Json:
    """Return who installed the bot: key "0" a server ("0" itself in a DM), key "1" a user."""
    installed = how.get("installed_by", "user" if how.get("private") else "guild")
    by_guild = {"0": guild.id if guild else "0"}
    by_user = {"1": person["id"]}
    owners: dict[str, Json] = {"guild": by_guild, "user": by_user, "both": by_guild | by_user}
    return owners[installed]


def metadata(made: Json) -> Json:
    """Return what a message says of the interaction it answers."""
    person = made.get("user") or made["member"]["user"]
    found = {
        "id": made["id"],
        "type": made["type"],
        "user": person,
        "authorizing_integration_owners": made["authorizing_integration_owners"],
    }
    if made["type"] == 2:
        return {**found, "name": made["data"]["name"], "command_type": made["data"]["type"]}
    if made["type"] == 3:
        return {**found, "interacted_message_id": made["message"]["id"]}
    # What opened the form is not kept: its own metadata stands in for it.
    trigger = {**found, "type": 2, "name": "form", "command_type": 1}
    return {**found, "triggering_interaction_metadata": trigger}
