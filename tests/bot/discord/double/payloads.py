"""What Discord sends of people and of the application: snowflakes, users, members, messages."""

import itertools
import time
from typing import Any

Json = dict[str, Any]

_EPOCH_MS = 1_420_070_400_000
_count = itertools.count(1)

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15


def snowflake(age_s: float = 0.0) -> str:
    """Return a fresh id that carries the present time, less `age_s` seconds."""
    milliseconds = int((time.time() - age_s) * 1000) - _EPOCH_MS
    return str(milliseconds << 22 | next(_count) % 4096)


APPLICATION_ID = snowflake()
BOT: Json = {
    "id": APPLICATION_ID,
    "username": "stringer",
    "discriminator": "0000",
    "global_name": None,
    "avatar": None,
    "bot": True,
    "flags": 0,
}
GUILD_ID, CHANNEL_ID, OTHER_CHANNEL_ID, DM_ID = (snowflake() for _ in range(4))

ADMINISTRATOR, MANAGE_CHANNELS, MANAGE_GUILD = 1 << 3, 1 << 4, 1 << 5
ADD_REACTIONS, VIEW_CHANNEL, SEND_MESSAGES, MANAGE_MESSAGES = 1 << 6, 1 << 10, 1 << 11, 1 << 13
EMBED_LINKS, ATTACH_FILES, READ_MESSAGE_HISTORY = 1 << 14, 1 << 15, 1 << 16
USE_APPLICATION_COMMANDS, SEND_MESSAGES_IN_THREADS = 1 << 31, 1 << 38
EVERYDAY = (
    ADD_REACTIONS | VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES
    | READ_MESSAGE_HISTORY | USE_APPLICATION_COMMANDS | SEND_MESSAGES_IN_THREADS
)  # fmt: skip
"""What everybody may do in a server that nobody has changed."""


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


def member(person: Json, permissions: int | None = None, roles: tuple[str, ...] = ()) -> Json:
    """Return someone's membership; with permissions, as interactions have it."""
    found = {
        "user": person,
        "roles": list(roles),
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


def message(channel_id: str, author: Json, body: Json) -> Json:
    """Return a message as Discord would show it after a send with this body."""
    return {
        "id": snowflake(),
        "channel_id": channel_id,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
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
