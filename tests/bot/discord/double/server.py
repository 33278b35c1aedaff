"""The double itself: what a person in Discord does, and what they then see."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot.discord.double import payloads
from tests.bot.discord.double.gateway import Gateway
from tests.bot.discord.double.limits import broken_limits
from tests.bot.discord.double.openapi import Contract
from tests.bot.discord.double.rest import RefusalError, answer_request

Json = dict[str, Any]
TOKEN = "MTk4NjIy.double.not-a-real-token"
COMMAND, COMPONENT = 2, 3


@dataclass
class Exchange:
    """One interaction: what was sent, and everything the bot answered."""

    payload: Json
    sent_at: float
    expired: bool = False
    """As after 15 minutes: the token is refused."""
    acknowledged_after_s: float | None = None
    ephemeral: bool = False
    loading: bool = False
    original: Json | None = None
    """The message in the place of "thinking"; None while there is none or once it is deleted."""
    followups: list[Json] = field(default_factory=list)

    @property
    def seen(self) -> list[Json]:
        """The finished messages a person sees in answer."""
        first = [self.original] if self.original and not self.loading else []
        return [*first, *self.followups]


@dataclass(frozen=True)
class Request:
    """One REST request of the bot."""

    method: str
    path: str
    body: Any


class Double:
    """Discord on a local port.  `complaints` is what the real one would have refused."""

    def __init__(self, token: str = TOKEN, contract: Contract | None = None) -> None:
        self.token = token
        self.contract = contract
        self.gateway = Gateway(token)
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        self.commands: list[Json] = []
        self.exchanges: dict[str, Exchange] = {}
        self.posted: list[Json] = []
        """Messages the bot sent to channels, oldest first."""
        self.no_embeds_in: set[str] = set()
        self.sessions_left = 1000
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> None:
        """Listen on a port of 127.0.0.1; 0 takes a free one."""
        app = web.Application()
        app.router.add_route("*", "/api/v10/{path:.*}", self._take)
        app.router.add_get("/", self.gateway.connect)
        self._runner = web.AppRunner(app, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/"

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def use(self, name: str, *path: str, person: Json, **how: Any) -> Exchange:
        """Use a slash command, with its subcommands in `path` and its `options`."""
        given = [
            {"name": option, "type": 5 if isinstance(value, bool) else 3, "value": value}
            for option, value in how.pop("options", {}).items()
        ]
        for subcommand in reversed(path):
            given = [{"name": subcommand, "type": 1, "options": given}]
        ids = {command["name"]: command["id"] for command in self.commands}
        data = {
            "id": ids.get(name, payloads.snowflake()), "name": name, "type": 1, "options": given,
        }  # fmt: skip
        return await self._interact(COMMAND, data, person, **how)

    async def press(self, message: Json, label: str, *, person: Json, **how: Any) -> Exchange:
        """Press the button with this label under a message."""
        buttons = [button for row in message["components"] for button in row["components"]]
        (custom_id,) = [button["custom_id"] for button in buttons if button["label"] == label]
        data = {"custom_id": custom_id, "component_type": 2}
        return await self._interact(COMPONENT, data, person, message=message, **how)

    async def say(self, content: str, *, person: Json, **how: Any) -> Json:
        """Write a message: in a channel of the server, or with `direct` to the bot itself."""
        direct = how.get("direct", False)
        channel_id = payloads.DM_ID if direct else how.get("channel_id", payloads.CHANNEL_ID)
        message = payloads.message(channel_id, person, {"content": content})
        if f"<@{payloads.APPLICATION_ID}>" in content or how.get("pings"):
            message["mentions"] = [payloads.BOT]
        elif not direct:
            message["content"] = ""  # withheld without the message content intent
        if replied := how.get("reply_to"):
            message["type"] = 19
            message["message_reference"] = {"message_id": replied["id"], "channel_id": channel_id}
            message["referenced_message"] = replied
        if not direct:
            message["guild_id"] = payloads.GUILD_ID
            message["member"] = payloads.member(person)
        await self.gateway.dispatch("MESSAGE_CREATE", {**message, **how.get("more", {})})
        return message

    async def _interact(
        self, kind: int, data: Json, person: Json, *, message: Json | None = None, **how: Any
    ) -> Exchange:
        payload = payloads.interaction(kind, data, person, age_s=how.pop("age_s", 0.0), **how)
        if message is not None:
            payload["message"] = message
        exchange = Exchange(payload, time.monotonic())
        self.exchanges[payload["token"]] = exchange
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return exchange

    async def _take(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await request.json() if request.can_read_body else None
        self.requests.append(Request(request.method, path, body))
        broken = list(broken_limits(body)) if body is not None else []
        if self.contract is not None:
            broken += self.contract.broken_by(request.method, path, list(request.query), body)
        self.complaints += broken
        if broken:
            return _json({"code": 50035, "message": "; ".join(broken)}, 400)
        if request.headers.get("Authorization", "") not in ("", f"Bot {self.token}"):
            return _json({"code": 0, "message": "401: Unauthorized"}, 401)
        try:
            status, answer = answer_request(self, request.method, path, body)
        except RefusalError as refusal:
            return _json({"code": refusal.code, "message": str(refusal)}, refusal.status)
        except Exception as error:
            # 501: the client tries again after 500, 502, 504 and 524, which hides the mistake.
            self.complaints.append(f"{request.method} {path}: {error!r}")
            return _json({"code": 0, "message": repr(error)}, 501)
        return _json(answer, status)


def _json(answer: Any, status: int) -> web.Response:
    if answer is None:
        return web.Response(status=status)
    # Exactly application/json: with a charset the client would take it for text.
    body = json.dumps(answer).encode()
    return web.Response(body=body, status=status, content_type="application/json")


async def eventually(happened: Callable[[], Any], within_s: float = 8.0) -> Any:
    """Return what `happened` returns once that is true; fails if it never is."""
    end = time.monotonic() + within_s
    while not (found := happened()):
        assert time.monotonic() < end, "it never happened"
        await asyncio.sleep(0.01)
    return found
