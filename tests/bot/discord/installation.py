"""One server as Discord's REST routes tell of it, its faults planted, and what is found there."""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
from aiohttp import web

from bot.discord_app.checking import check_member
from bot.discord_app.findings import Finding, ServerCheck, sentences
from bot.discord_app.invitation import INVITED
from bot.phrases.phrases import phrases_in

Json = dict[str, Any]
TOKEN = "planted.token"
GUILD, BOT, OWN_ROLE, NEWCOMERS, STRANGERS = 100, 200, 300, 301, 302
"""The bot has its own role and Newcomers; Strangers are others."""
TEXT, VOICE, NEWS, FORUM = 0, 2, 5, 15
_USER = {"id": str(BOT), "username": "stringer", "discriminator": "0000", "avatar": None}
_NO_ACCESS = (403, {"code": 50001, "message": "Missing Access"})


def bits(*names: str) -> int:
    """The number of some permissions."""
    return discord.Permissions(**dict.fromkeys(names, True)).value


def override(target: int, *, allow: int = 0, deny: int = 0) -> Json:
    """An override for a role, for everyone (`GUILD`) or for a member."""
    kind = 0 if target in (GUILD, OWN_ROLE, NEWCOMERS, STRANGERS) else 1
    return {"id": str(target), "type": kind, "allow": str(allow), "deny": str(deny)}


def denied(target: int, *names: str) -> Json:
    """An override that denies."""
    return override(target, deny=bits(*names))


def allowed(target: int, *names: str) -> Json:
    """An override that allows."""
    return override(target, allow=bits(*names))


@dataclass
class Installation:
    """The bot in one server, as it should be; a test spoils what it is about."""

    everyone: int = 0
    own_role: int = INVITED.value
    channels: list[Json] = field(default_factory=list)
    is_member: bool = True
    has_commands_scope: bool = True
    commands: tuple[str, ...] = ("ask", "sources")
    flags: int = 0
    timed_out: bool = False
    status: int = 200
    """Of every answer: 503 is an outage."""

    def add(self, name: str, *overrides: Json, kind: int = TEXT) -> int:
        """Add a channel below the others and return its id."""
        number = 400 + len(self.channels)
        self.channels.append(
            {
                "id": str(number), "type": kind, "name": name, "position": len(self.channels),
                "permission_overwrites": list(overrides), "parent_id": None, "guild_id": str(GUILD),
                "nsfw": False, "topic": None, "bitrate": 64000, "user_limit": 0,
                "available_tags": [],
            }
        )  # fmt: skip
        return number

    def objects(self) -> tuple[discord.Member, list[discord.abc.GuildChannel]]:
        """The bot's membership and the channels as discord.py has them."""
        state = discord.Client(intents=discord.Intents.none())._connection
        guild = discord.Guild(data=self.guild(), state=state)  # type: ignore[arg-type]
        member = discord.Member(data=self.member(), guild=guild, state=state)  # type: ignore[arg-type]
        made = []
        for data in self.channels:
            factory, _ = discord.channel._guild_channel_factory(data["type"])
            made.append(factory(guild=guild, state=state, data=data))  # type: ignore[misc, arg-type]
        return member, made

    def guild(self) -> Json:
        """The server with its roles."""
        roles = [
            _role(GUILD, "@everyone", self.everyone), _role(OWN_ROLE, "Stringer", self.own_role),
            _role(NEWCOMERS, "Newcomers", 0), _role(STRANGERS, "Strangers", 0),
        ]  # fmt: skip
        return {
            "id": str(GUILD), "name": "newsroom", "owner_id": "1", "roles": roles, "emojis": [],
            "features": [], "stickers": [], "icon": None,
        }  # fmt: skip

    def member(self) -> Json:
        """The bot's membership."""
        until = (datetime.now(UTC) + timedelta(hours=1)).isoformat() if self.timed_out else None
        return {
            "user": {**_USER, "bot": True}, "roles": [str(OWN_ROLE), str(NEWCOMERS)],
            "joined_at": "2021-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0,
            "communication_disabled_until": until,
        }  # fmt: skip

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """Serve the routes on a port of 127.0.0.1 and yield their address."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._take)
        runner = web.AppRunner(app, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        status, answer = 501, {"message": f"no such route: {request.path}"}
        for pattern, known in self._routes().items():
            if re.fullmatch(pattern, request.path):
                status, answer = known
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            status, answer = 401, {"code": 0, "message": "401: Unauthorized"}
        if self.status != 200:
            status, answer = self.status, {"code": 0, "message": "outage"}
        # Exactly application/json: with a charset the client would take it for text.
        body = json.dumps(answer).encode()
        return web.Response(body=body, status=status, content_type="application/json")

    def _routes(self) -> dict[str, tuple[int, Any]]:
        known = [{"name": name} for name in self.commands]
        application = {
            "id": str(BOT), "name": "stringer", "icon": None, "description": "", "summary": "",
            "bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64,
            "flags": self.flags, "owner": {**_USER, "id": "1"}, "team": None,
        }  # fmt: skip
        here = f"/guilds/{GUILD}"
        inside = {
            here: (200, self.guild()),
            f"{here}/channels": (200, self.channels),
            f"{here}/members/{BOT}": (200, self.member()),
        }
        return {
            "/users/@me": (200, {**_USER, "bot": True}),
            "/users/@me/guilds": (200, [self.guild()] if self.is_member else []),
            "/oauth2/applications/@me": (200, application),
            r"/guilds/\d+": _NO_ACCESS,
            f"/applications/{BOT}/commands": (200, known),
            f"/applications/{BOT}{here}/commands": (
                (200, []) if self.has_commands_scope else _NO_ACCESS
            ),
            **(inside if self.is_member else {}),
        }


def told(findings: Iterable[Finding], shown: Callable[[str], str] = str) -> list[str]:
    """The findings as people read them, up to what is to be done about them."""
    check = ServerCheck(GUILD, "newsroom", "link", tuple(findings))
    said = sentences(check, phrases_in("en"), shown)
    return [re.split(r": open|: give|, so", sentence)[0] for sentence in said]


def found(planted: Installation, answers_in: set[int] | None = None) -> list[str]:
    """What the check finds in a server, as it is told."""
    return told(check_member(*planted.objects(), answers_in))


def _role(number: int, name: str, permissions: int) -> Json:
    return {
        "id": str(number), "name": name, "permissions": str(permissions), "position": 0,
        "color": 0, "colors": {"primary_color": 0}, "hoist": False, "managed": False,
        "mentionable": False, "flags": 0,
    }  # fmt: skip
