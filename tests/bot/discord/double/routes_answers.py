"""Routes by which the bot answers an interaction: its callback, and what follows by its token."""

import time
from typing import Any

from tests.bot.discord.double.components import numbered
from tests.bot.discord.double.exchange import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    SUBMISSION,
    Exchange,
    Request,
)
from tests.bot.discord.double.interactions import metadata
from tests.bot.discord.double.payloads import APPLICATION_ID, BOT, EPHEMERAL, LOADING, Json
from tests.bot.discord.double.refusal import RefusalError
from tests.bot.discord.double.state import State

Answer = tuple[int, Any]
MESSAGE, THINKING, LATER, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_FITTING = {
    COMMAND: (MESSAGE, THINKING, MODAL),
    COMPONENT: (MESSAGE, THINKING, LATER, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    SUBMISSION: (MESSAGE, THINKING),
}


def callback(state: State, request: Request, interaction: str, token: str) -> Answer:
    """Take the first answer to an interaction, which has three seconds."""
    exchange = state.exchanges.get(token)
    if exchange is None or exchange.payload["id"] != interaction:
        raise RefusalError(404, 10062)
    if exchange.acknowledged_after_s is not None:
        raise RefusalError(400, 40060)
    waited = time.monotonic() - exchange.sent_at
    if waited > 3:
        raise RefusalError(404, 10062)
    kind: int = request.body["type"]
    _must_fit(exchange, kind)
    content: Json = request.body.get("data") or {}
    if kind in (MESSAGE, THINKING):
        exchange.original_id = _send(state, exchange, request, content, kind == THINKING)["id"]
        exchange.ephemeral = bool((content.get("flags") or 0) & EPHEMERAL)
    elif kind in (LATER, UPDATE):
        exchange.original_id = exchange.payload["message"]["id"]
        if kind == UPDATE:
            check_mentions(state, content)
            state.messages.edit(exchange.original_id, content, request.files)
    elif kind == CHOICES:
        exchange.choices = content["choices"]
    elif kind == MODAL:
        exchange.modal = {**content, "components": numbered(content["components"])}
    exchange.changed_original = kind in (MESSAGE, UPDATE)
    exchange.callback, exchange.acknowledged_after_s = kind, waited
    return 200, _acknowledged(exchange, kind)


def _must_fit(exchange: Exchange, kind: int) -> None:
    if not MESSAGE <= kind <= MODAL:
        raise NotImplementedError(f"callback type {kind}")
    fitting = _FITTING[exchange.payload["type"]]
    if exchange.payload["type"] == SUBMISSION and "message" in exchange.payload:
        fitting = (*fitting, LATER, UPDATE)
    if kind not in fitting:
        words = f"callback type {kind} for an interaction of type {exchange.payload['type']}"
        raise RefusalError(400, 50035, words, mistake=True)


def _acknowledged(exchange: Exchange, kind: int) -> Json:
    made = exchange.payload
    told: Json = {"id": made["id"], "type": made["type"]}
    if exchange.original is None:
        return {"interaction": told}
    told |= {
        "response_message_id": exchange.original["id"],
        "response_message_loading": kind == THINKING,
        "response_message_ephemeral": exchange.ephemeral,
    }
    if kind not in (MESSAGE, UPDATE):
        return {"interaction": told}
    return {"interaction": told, "resource": {"type": kind, "message": exchange.original}}


def follow_up(state: State, request: Request, token: str) -> Answer:
    """Take a further message; the first one after "thinking" takes its place and publicity."""
    exchange = _open(state, token)
    if exchange.loading:
        return edit_original(state, request, token)
    sent = _send(state, exchange, request, request.body, thinking=False)
    exchange.followup_ids.append(sent["id"])
    return 200, sent


def get_original(state: State, request: Request, token: str) -> Answer:
    """Show the message in the original's place."""
    return 200, _original(_open(state, token))


def edit_original(state: State, request: Request, token: str) -> Answer:
    """Change the message in the original's place."""
    exchange = _open(state, token)
    before = _original(exchange)
    check_mentions(state, request.body)
    changed = state.messages.edit(before["id"], request.body, request.files)
    exchange.changed_original = True
    _tell_change(state, changed)
    return 200, changed


def delete_original(state: State, request: Request, token: str) -> Answer:
    """Delete the message in the original's place."""
    state.messages.delete(_original(_open(state, token))["id"])
    return 204, None


def get_follow_up(state: State, request: Request, token: str, message: str) -> Answer:
    """Show a message that answered by this token."""
    return 200, state.messages.get(_own(state, token, message))


def edit_follow_up(state: State, request: Request, token: str, message: str) -> Answer:
    """Change a message that answered by this token."""
    if message == _open(state, token).original_id:
        return edit_original(state, request, token)
    check_mentions(state, request.body)
    changed = state.messages.edit(_own(state, token, message), request.body, request.files)
    _tell_change(state, changed)
    return 200, changed


def delete_follow_up(state: State, request: Request, token: str, message: str) -> Answer:
    """Delete a message that answered by this token."""
    state.messages.delete(_own(state, token, message))
    return 204, None


def check_mentions(state: State, body: Json) -> None:
    """Complain of a message that does not rule out every ping."""
    allowed = body.get("allowed_mentions")
    if not allowed or allowed.get("parse") != [] or allowed.get("users") or allowed.get("roles"):
        state.complaints.append(f"a message that may ping: {allowed}")


def _open(state: State, token: str) -> Exchange:
    exchange = state.exchanges.get(token)
    if exchange is None or exchange.acknowledged_after_s is None:
        raise RefusalError(404, 10015)
    if exchange.expired:
        raise RefusalError(401, 50027)
    return exchange


def _original(exchange: Exchange) -> Json:
    if exchange.original is None:
        raise RefusalError(404, 10008)
    return exchange.original


def _own(state: State, token: str, message: str) -> str:
    exchange = _open(state, token)
    if message not in (exchange.original_id, *exchange.followup_ids):
        raise RefusalError(404, 10008)
    return message


def _send(state: State, exchange: Exchange, request: Request, body: Json, thinking: bool) -> Json:
    if not thinking:
        check_mentions(state, body)
    made = exchange.payload
    more: Json = {
        "application_id": APPLICATION_ID,
        "webhook_id": APPLICATION_ID,
        "interaction_metadata": metadata(made),
    }
    if made["type"] == COMMAND:
        more["type"] = 20
    if made["type"] == COMPONENT:
        more["message_reference"] = {
            "message_id": made["message"]["id"], "channel_id": made["message"]["channel_id"],
        }  # fmt: skip
    if thinking:
        body = {"flags": (body.get("flags") or 0) | LOADING}
    channel_id = made["channel_id"]
    sent = state.messages.send(channel_id, BOT, body, request.files, **more)
    guild = {"guild_id": made["guild_id"]} if "guild_id" in made else {}
    if not sent["flags"] & EPHEMERAL and made.get("context") != 2:
        state.events.append(("MESSAGE_CREATE", {**sent, **guild}))
    return sent


def _tell_change(state: State, message: Json) -> None:
    channel = state.world.channel(message["channel_id"])
    guild = {"guild_id": channel.guild.id} if channel else {}
    if not message["flags"] & EPHEMERAL:
        state.events.append(("MESSAGE_UPDATE", {**message, **guild}))


_HOOK = rf"/webhooks/{APPLICATION_ID}/(?P<token>[^/]+)"
_ONE = _HOOK + r"/messages/(?P<message>\d+)"
ANSWER_ROUTES = (
    ("POST", r"/interactions/(?P<interaction>\d+)/(?P<token>[^/]+)/callback", callback),
    ("POST", _HOOK, follow_up),
    ("GET", _HOOK + "/messages/@original", get_original),
    ("PATCH", _HOOK + "/messages/@original", edit_original),
    ("DELETE", _HOOK + "/messages/@original", delete_original),
    ("GET", _ONE, get_follow_up),
    ("PATCH", _ONE, edit_follow_up),
    ("DELETE", _ONE, delete_follow_up),
)
