"""One gateway session: its events in order, kept so that a resumed connection misses none."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectionError, web

from tests.bot.discord.double.payloads import Json, snowflake

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
_ALWAYS = ("READY", "RESUMED", "INTERACTION_CREATE", "GUILD_MEMBERS_CHUNK")


@dataclass
class Session:
    """What was said to one shard of one client, from READY on."""

    intents: int
    shard: tuple[int, int] = (0, 1)
    id: str = field(default_factory=lambda: f"session-{snowflake()}")
    socket: web.WebSocketResponse | None = None
    events: list[tuple[str, Json]] = field(default_factory=list)
    """Event n of the session is entry n - 1."""
    told: int = 0
    """How many of them went out on the present connection, or before it was resumed."""
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    def serves(self, guild_id: str) -> bool:
        """Return whether a server is this shard's; "0" stands for direct messages."""
        number, of = self.shard
        return (int(guild_id) >> 22) % of == number

    def hears(self, event: str, content: Json) -> bool:
        """Return whether an event is for this shard, and its intents ask for it."""
        of_guild = event.startswith("GUILD_")
        guild_id = content.get("guild_id") or (content["id"] if of_guild else "0")
        if not self.serves(guild_id):
            return False
        if event in _ALWAYS:
            return True
        if event.startswith("MESSAGE_"):
            return bool(self.intents & (DIRECT_MESSAGES if guild_id == "0" else GUILD_MESSAGES))
        return bool(self.intents & GUILDS)

    async def tell(self, event: str, content: Json) -> None:
        """Send an event, or keep it until the session is resumed."""
        self.events.append((event, content))
        await self.send_waiting()

    async def resume(self, socket: web.WebSocketResponse, heard: int) -> None:
        """Go on over another connection with what came after event number `heard`."""
        async with self._sending:
            self.socket, self.told = socket, heard
        await self.tell("RESUMED", {})

    async def send_waiting(self) -> None:
        """Send what has not gone out, in order, as long as there is a connection."""
        async with self._sending:
            while self.socket is not None and self.told < len(self.events):
                event, content = self.events[self.told]
                frame = {"op": 0, "d": content, "t": event, "s": self.told + 1}
                try:
                    # Text frames: the client only inflates binary ones.
                    await self.socket.send_str(json.dumps(frame))
                except (ConnectionError, ClientConnectionError):
                    self.socket = None  # it broke; a resumed connection gets the rest
                    return
                self.told += 1


async def send_op(socket: web.WebSocketResponse, op: int, content: Any) -> None:
    """Send a frame that is no event; a connection that has just broken swallows it."""
    with contextlib.suppress(ConnectionError, ClientConnectionError):
        await socket.send_str(json.dumps({"op": op, "d": content, "t": None, "s": None}))
