"""What Discord sends: snowflakes, users, servers, messages, interactions."""

import itertools
import time
from typing import Any

Json = dict[str, Any]

_EPOCH_MS = 1_420_070_400_000
_count = itertools.count(1)

CHAT, DIRECT = 0, 1
EPHEMERAL, LOADING = 1 << 6, 1 << 7


def snowflake(age_s: float = 0.0) -> str:
    """Return a fresh id that carries the present time, less `age_s` seconds."""
    milliseconds = int((time.time() - age_s) * 1000) - _EPOCH_MS
    return str(milliseconds << 22 | next(_count) % 4096)


APPLICATION_ID = snowflake()
BOT = {
    "id": APPLICATION_ID,
    "username": "stringer",
    "discriminator": "0000",
    "global_name": None,
    "avatar": None,
    "bot": True,
    "flags": 0,
}
GUILD_ID, CHANNEL_ID, OTHER_CHANNEL_ID, DM_ID = (snowflake() for _ in range(4))
MANAGE_GUILD = 1 << 5
EVERYDAY = 1 << 11 | 1 << 10  # send messages, view channel


def user(name: str = "asker", *, bot: bool = False) -> Json:
    """Return a person with an id of their own."""
    return {
        "id": snowflake(),
        "username": name,
        "discriminator": "0",
        "global_name": name.title(),
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
    }


def member(person: Json, permissions: int | None = None) -> Json:
    """Return someone's membership; with permissions, as interactions have it."""
    found = {
        "user": person,
        "roles": [],
        "joined_at": "2021-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "premium_since": None,
        "pending": False,
    }
    return found if permissions is None else {**found, "permissions": str(permissions)}


def application() -> Json:
    """Answer GET /oauth2/applications/@me."""
    return {
        "id": APPLICATION_ID,
        "name": "stringer",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": user("owner"),
        "team": None,
        "summary": "",
    }


def ready(session: str, gateway: str) -> Json:
    """Return READY's data: one server, to be created next."""
    return {
        "v": 10,
        "user": BOT,
        "guilds": [{"id": GUILD_ID, "unavailable": True}],
        "session_id": session,
        "resume_gateway_url": gateway,
        "application": {"id": APPLICATION_ID, "flags": 0},
    }


def channel(channel_id: str, kind: int = CHAT) -> Json:
    """Return a channel as a server lists it, or as an interaction carries it."""
    if kind == DIRECT:
        return {"id": channel_id, "type": DIRECT, "last_message_id": None, "recipients": []}
    return {
        "id": channel_id,
        "type": CHAT,
        "name": f"news-{channel_id[-3:]}",
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "guild_id": GUILD_ID,
        "permissions": str(EVERYDAY),
    }


def guild() -> Json:
    """Return GUILD_CREATE's data."""
    everyone = {
        "id": GUILD_ID,
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(EVERYDAY),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": GUILD_ID,
        "name": "newsroom",
        "icon": None,
        "owner_id": snowflake(),
        "afk_timeout": 300,
        "afk_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [everyone],
        "emojis": [],
        "features": [],
        "mfa_level": 0,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "premium_tier": 0,
        "preferred_locale": "en-GB",
        "nsfw_level": 0,
        "stickers": [],
        "members": [],
        "member_count": 2,
        "large": False,
        "unavailable": False,
        "voice_states": [],
        "presences": [],
        "threads": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "channels": [channel(CHANNEL_ID), channel(OTHER_CHANNEL_ID)],
    }


def message(channel_id: str, author: Json, body: Json) -> Json:
    """Return a message as Discord would show it after a send with this body."""
    return {
        "id": snowflake(),
        "channel_id": channel_id,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": "2021-08-10T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": body.get("embeds") or [],
        "components": body.get("components") or [],
        "pinned": False,
        "type": 0,
        "flags": body.get("flags") or 0,
    }


def interaction(kind: int, data: Json, person: Json, *, age_s: float, **where: Any) -> Json:
    """Return INTERACTION_CREATE's data, in a server or, without a `guild_id`, in a DM."""
    channel_id = where.get("channel_id", CHANNEL_ID)
    made = {
        "id": snowflake(age_s),
        "application_id": APPLICATION_ID,
        "type": kind,
        "token": f"interaction-token-{next(_count)}",
        "version": 1,
        "data": data,
        "attachment_size_limit": 10_485_760,
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD_ID},
        "locale": "en-GB",
        "app_permissions": str(EVERYDAY),
        "channel_id": channel_id,
    }
    if where.get("direct"):
        return {**made, "context": 1, "user": person, "channel": channel(DM_ID, DIRECT)}
    membership = member(person)
    if where.get("permissions") is not None:
        membership = member(person, where["permissions"])
    return {
        **made,
        "context": 0,
        "guild_id": GUILD_ID,
        "guild": {"id": GUILD_ID, "features": [], "locale": "en-GB"},
        "guild_locale": "en-GB",
        "channel": channel(channel_id),
        "member": membership,
    }
