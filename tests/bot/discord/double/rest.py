"""The double's REST routes.  A route that is not here is a complaint, never an empty answer."""

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.bot.discord.double import payloads
from tests.bot.discord.double.payloads import EPHEMERAL, LOADING

if TYPE_CHECKING:
    from tests.bot.discord.double.server import Double, Exchange

Json = dict[str, Any]
Answer = tuple[int, Any]
DEFERRED, MESSAGE = 5, 4


class RefusalError(Exception):
    """An error as Discord words it."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def answer_request(double: "Double", method: str, path: str, body: Any) -> Answer:
    """Answer one request; raises RefusalError, and NotImplementedError for an unknown route."""
    for wanted, pattern, handler in _ROUTES:
        found = re.fullmatch(pattern, path)
        if wanted == method and found:
            return handler(double, body, **found.groupdict())
    raise NotImplementedError(f"the double has no {method} {path}")


def _me(double: "Double", body: Any) -> Answer:
    return 200, payloads.BOT


def _application(double: "Double", body: Any) -> Answer:
    return 200, payloads.application()


def _gateway_bot(double: "Double", body: Any) -> Answer:
    limit = {
        "total": 1000,
        "remaining": double.sessions_left,
        "reset_after": 200,
        "max_concurrency": 1,
    }
    return 200, {"url": double.gateway.url, "shards": 1, "session_start_limit": limit}


def _put_commands(double: "Double", body: Any, application: str) -> Answer:
    assert application == payloads.APPLICATION_ID
    double.commands = [
        {
            "description": "", "default_member_permissions": None, **command,
            "id": payloads.snowflake(), "application_id": application, "version": "1",
        }
        for command in body
    ]  # fmt: skip
    return 200, double.commands


def _callback(double: "Double", body: Any, interaction: str, token: str) -> Answer:
    exchange = double.exchanges.get(token)
    if exchange is None or exchange.payload["id"] != interaction:
        raise RefusalError(404, 10062, "Unknown interaction")
    if exchange.acknowledged_after_s is not None:
        raise RefusalError(400, 40060, "Interaction has already been acknowledged.")
    waited = time.monotonic() - exchange.sent_at
    if waited > 3:
        raise RefusalError(404, 10062, "Unknown interaction")
    exchange.acknowledged_after_s = waited
    data = body.get("data") or {}
    exchange.ephemeral = bool((data.get("flags") or 0) & EPHEMERAL)
    exchange.loading = body["type"] == DEFERRED
    if body["type"] not in (MESSAGE, DEFERRED):
        raise NotImplementedError(f"callback type {body['type']}")
    if not exchange.loading:
        _check_mentions(double, data)
    exchange.original = _made(double, exchange, data)
    made = exchange.payload
    answer = {
        "id": made["id"],
        "type": made["type"],
        "response_message_id": exchange.original["id"],
        "response_message_loading": exchange.loading,
        "response_message_ephemeral": exchange.ephemeral,
    }
    resource = {"type": body["type"], "message": exchange.original}
    return 200, {"interaction": answer, **({} if exchange.loading else {"resource": resource})}


def _edit_original(double: "Double", body: Any, token: str) -> Answer:
    exchange = _open(double, token)
    if exchange.original is None:
        raise RefusalError(404, 10008, "Unknown Message")
    _check_mentions(double, body)
    changed = {key: body[key] for key in ("content", "embeds", "components") if key in body}
    exchange.original = {**exchange.original, **{k: v or [] for k, v in changed.items()}}
    exchange.original["flags"] &= ~LOADING
    exchange.loading = False
    return 200, exchange.original


def _delete_original(double: "Double", body: Any, token: str) -> Answer:
    exchange = _open(double, token)
    if exchange.original is None:
        raise RefusalError(404, 10008, "Unknown Message")
    exchange.original, exchange.loading = None, False
    return 204, None


def _follow_up(double: "Double", body: Any, token: str) -> Answer:
    exchange = _open(double, token)
    if exchange.loading:
        # The first follow-up after a defer edits the loading message and keeps its publicity.
        return _edit_original(double, body, token)
    _check_mentions(double, body)
    exchange.followups.append(_made(double, exchange, body))
    return 200, exchange.followups[-1]


def _post_message(double: "Double", body: Any, channel: str) -> Answer:
    _check_mentions(double, body)
    if body.get("embeds") and channel in double.no_embeds_in:
        raise RefusalError(403, 50013, "Missing Permissions")
    message = payloads.message(channel, payloads.BOT, body)
    double.posted.append({**message, "message_reference": body.get("message_reference")})
    return 200, message


def _typing(double: "Double", body: Any, channel: str) -> Answer:
    return 204, None


def _open_direct(double: "Double", body: Any) -> Answer:
    recipient = {**payloads.user("asker"), "id": str(body["recipient_id"])}
    return 200, {"id": payloads.DM_ID, "type": 1, "recipients": [recipient]}


def _open(double: "Double", token: str) -> "Exchange":
    exchange = double.exchanges.get(token)
    if exchange is None:
        raise RefusalError(404, 10015, "Unknown Webhook")
    if exchange.expired:
        raise RefusalError(401, 50027, "Invalid Webhook Token")
    return exchange


def _made(double: "Double", exchange: "Exchange", body: Json) -> Json:
    channel = exchange.payload["channel"]["id"]
    message = payloads.message(channel, payloads.BOT, body)
    message["flags"] |= LOADING if exchange.loading else 0
    message["application_id"] = payloads.APPLICATION_ID
    message["webhook_id"] = payloads.APPLICATION_ID
    return message


def _check_mentions(double: "Double", body: Json) -> None:
    allowed = body.get("allowed_mentions")
    if not allowed or allowed.get("parse") != [] or allowed.get("users") or allowed.get("roles"):
        double.complaints.append(f"a message that may ping: {allowed}")


_HOOK = rf"/webhooks/{payloads.APPLICATION_ID}/(?P<token>[^/]+)"
_ROUTES: tuple[tuple[str, str, Callable[..., Answer]], ...] = (
    ("GET", "/users/@me", _me),
    ("GET", "/oauth2/applications/@me", _application),
    ("GET", "/gateway/bot", _gateway_bot),
    ("PUT", r"/applications/(?P<application>\d+)/commands", _put_commands),
    ("POST", r"/interactions/(?P<interaction>\d+)/(?P<token>[^/]+)/callback", _callback),
    ("PATCH", _HOOK + "/messages/@original", _edit_original),
    ("DELETE", _HOOK + "/messages/@original", _delete_original),
    ("POST", _HOOK, _follow_up),
    ("POST", r"/channels/(?P<channel>\d+)/messages", _post_message),
    ("POST", r"/channels/(?P<channel>\d+)/typing", _typing),
    ("POST", "/users/@me/channels", _open_direct),
)
