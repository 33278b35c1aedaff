"""Routes of channels: messages sent, read, changed and deleted there, as permissions allow."""

from typing import Any

from tests.bot.discord.double.exchange import Request
from tests.bot.discord.double.messages import as_the_bot_sees
from tests.bot.discord.double.payloads import (
    ADD_REACTIONS,
    APPLICATION_ID,
    ATTACH_FILES,
    BOT,
    EMBED_LINKS,
    EPHEMERAL,
    MANAGE_MESSAGES,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
    SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
    Json,
    user,
)
from tests.bot.discord.double.refusal import RefusalError
from tests.bot.discord.double.routes_answers import check_mentions
from tests.bot.discord.double.state import State
from tests.bot.discord.double.world import THREADS

Answer = tuple[int, Any]


def post_message(state: State, request: Request, channel: str) -> Answer:
    """Send a message to a channel, as a reply where it says so."""
    body: Json = request.body
    _must_be_let(state, channel, _to_send(state, channel))
    check_mentions(state, body)
    if body.get("embeds"):
        _must_be_let(state, channel, EMBED_LINKS)
        if channel in state.no_embeds_in:
            raise RefusalError(403, 50013)
    if request.files:
        _must_be_let(state, channel, ATTACH_FILES)
    if channel in state.world.directs.values():
        closed = {state.world.directs.get(person) for person in state.closed_to_direct}
        if channel in closed:
            raise RefusalError(403, 50007)
    more: Json = {}
    if reference := body.get("message_reference"):
        _must_be_let(state, channel, READ_MESSAGE_HISTORY)
        more = _reply(state, channel, reference)
    message = state.messages.send(channel, BOT, body, request.files, **more)
    state.posted_ids.append(message["id"])
    state.events.append(("MESSAGE_CREATE", _in_guild(state, message)))
    return 200, message


def get_message(state: State, request: Request, channel: str, message: str) -> Answer:
    """Show a message, without its content where that is withheld."""
    _must_be_let(state, channel, READ_MESSAGE_HISTORY)
    return 200, as_the_bot_sees(_found(state, channel, message))


def edit_message(state: State, request: Request, channel: str, message: str) -> Answer:
    """Change a message of the bot's own."""
    _must_be_let(state, channel, VIEW_CHANNEL)
    if _found(state, channel, message)["author"]["id"] != APPLICATION_ID:
        raise RefusalError(403, 50005)
    check_mentions(state, request.body)
    changed = state.messages.edit(message, request.body, request.files)
    state.events.append(("MESSAGE_UPDATE", _in_guild(state, changed)))
    return 200, changed


def delete_message(state: State, request: Request, channel: str, message: str) -> Answer:
    """Delete a message; those of others take Manage Messages."""
    own = _found(state, channel, message)["author"]["id"] == APPLICATION_ID
    _must_be_let(state, channel, VIEW_CHANNEL if own else MANAGE_MESSAGES)
    gone = _in_guild(state, state.messages.delete(message))
    told: Json = {name: gone[name] for name in ("id", "channel_id", "guild_id") if name in gone}
    state.events.append(("MESSAGE_DELETE", told))
    return 204, None


def add_reaction(state: State, request: Request, channel: str, message: str, emoji: str) -> Answer:
    """React with an emoji."""
    _must_be_let(state, channel, ADD_REACTIONS | READ_MESSAGE_HISTORY)
    _found(state, channel, message)
    own = state.reactions.setdefault(message, [])
    if emoji not in own:
        own.append(emoji)
    return 204, None


def remove_reaction(
    state: State, request: Request, channel: str, message: str, emoji: str
) -> Answer:
    """Take an own reaction back."""
    _found(state, channel, message)
    if emoji in state.reactions.get(message, []):
        state.reactions[message].remove(emoji)
    return 204, None


def typing(state: State, request: Request, channel: str) -> Answer:
    """Show that the bot is writing."""
    _must_be_let(state, channel, _to_send(state, channel))
    return 204, None


def get_channel(state: State, request: Request, channel: str) -> Answer:
    """Show a channel of a server."""
    _must_be_let(state, channel, VIEW_CHANNEL)
    found = state.world.channel(channel)
    if found is None:
        return 200, {"id": channel, "type": 1, "last_message_id": None, "recipients": []}
    return 200, found.payload()


def open_direct(state: State, request: Request) -> Answer:
    """Show the channel of someone's direct messages."""
    recipient = {**user("asker"), "id": str(request.body["recipient_id"])}
    channel = state.world.direct(recipient["id"])
    return 200, {"id": channel, "type": 1, "last_message_id": None, "recipients": [recipient]}


def _to_send(state: State, channel_id: str) -> int:
    channel = state.world.channel(channel_id)
    in_thread = channel is not None and channel.kind in THREADS
    return SEND_MESSAGES_IN_THREADS if in_thread else SEND_MESSAGES


def _must_be_let(state: State, channel_id: str, permissions: int) -> None:
    channel = state.world.channel(channel_id)
    if channel is None:
        if channel_id not in state.world.directs.values():
            raise RefusalError(404, 10003)
        return
    may = channel.guild.permissions_of(APPLICATION_ID, channel)
    if not may & VIEW_CHANNEL:
        raise RefusalError(403, 50001)
    if may & permissions != permissions:
        raise RefusalError(403, 50013)


def _found(state: State, channel: str, message_id: str) -> Json:
    message = state.messages.get(message_id)
    # A private answer is no message of its channel.
    if message["channel_id"] != channel or message["flags"] & EPHEMERAL:
        raise RefusalError(404, 10008)
    return message


def _reply(state: State, channel: str, reference: Json) -> Json:
    target = state.messages.find(str(reference["message_id"]))
    if target is None and reference.get("fail_if_not_exists", True):
        raise RefusalError(400, 50035, "message_reference: Unknown message")
    if target is None:
        return {}
    told = {"message_id": target["id"], "channel_id": channel, "type": 0}
    return {
        "type": 19, "message_reference": told, "referenced_message": as_the_bot_sees(target),
    }  # fmt: skip


def _in_guild(state: State, message: Json) -> Json:
    channel = state.world.channel(message["channel_id"])
    return {**message, "guild_id": channel.guild.id} if channel else message


_MESSAGE = r"/channels/(?P<channel>\d+)/messages/(?P<message>\d+)"
_REACTION = _MESSAGE + r"/reactions/(?P<emoji>[^/]+)/@me"
CHANNEL_ROUTES = (
    ("POST", r"/channels/(?P<channel>\d+)/messages", post_message),
    ("GET", _MESSAGE, get_message),
    ("PATCH", _MESSAGE, edit_message),
    ("DELETE", _MESSAGE, delete_message),
    ("PUT", _REACTION, add_reaction),
    ("DELETE", _REACTION, remove_reaction),
    ("POST", r"/channels/(?P<channel>\d+)/typing", typing),
    ("GET", r"/channels/(?P<channel>\d+)", get_channel),
    ("POST", "/users/@me/channels", open_direct),
)
