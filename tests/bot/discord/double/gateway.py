"""The double's gateway: HELLO, IDENTIFY or RESUME, heartbeats, dispatches, close codes."""

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

from tests.bot.discord.double import payloads

Json = dict[str, Any]
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
HEARTBEAT, IDENTIFY, RESUME, HELLO, HEARTBEAT_ACK = 1, 2, 6, 10, 11


class Gateway:
    """Takes connections, remembers how each one ended."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.url = ""
        self.identified: list[Json] = []
        self.resumed = 0
        self.close_codes: list[int | None] = []
        """What the client closed each connection with, in order."""
        self.close_on_identify: list[int] = []
        """Codes to answer the next identifies with, instead of READY."""
        self.ready = asyncio.Event()
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it is closed."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._send(socket, HELLO, {"heartbeat_interval": 41_250})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(frame.data))
        self.close_codes.append(socket.close_code)
        if self._socket is socket:
            self._socket = None
            self.ready.clear()
        return socket

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to the client, which must be connected."""
        assert self._socket is not None, f"nobody is connected to hear {event}"
        self._sequence += 1
        await self._send(self._socket, 0, data, t=event, s=self._sequence)

    async def drop(self, code: int) -> None:
        """End the present connection from Discord's side."""
        if self._socket is not None:
            await self._socket.close(code=code)

    async def _take(self, socket: web.WebSocketResponse, frame: Json) -> None:
        match frame["op"]:
            case op if op == HEARTBEAT:
                await self._send(socket, HEARTBEAT_ACK, None)
            case op if op == IDENTIFY:
                self.identified.append(frame["d"])
                await self._welcome(socket, frame["d"])
            case op if op == RESUME:
                self.resumed += 1
                self._socket = socket
                await self.dispatch("RESUMED", {})
                self.ready.set()
            case op:
                raise NotImplementedError(f"gateway op {op}")

    async def _welcome(self, socket: web.WebSocketResponse, asked: Json) -> None:
        if self.close_on_identify:
            await socket.close(code=self.close_on_identify.pop(0))
            return
        if asked["token"] != self.token:
            await socket.close(code=4004)
            return
        if asked["intents"] & PRIVILEGED:
            await socket.close(code=4014)
            return
        self._socket = socket
        await self.dispatch("READY", payloads.ready("session-1", self.url))
        await self.dispatch("GUILD_CREATE", payloads.guild())
        self.ready.set()

    async def _send(self, socket: web.WebSocketResponse, op: int, data: Any, **more: Any) -> None:
        # Text frames: the client only inflates binary ones.
        await socket.send_str(json.dumps({"op": op, "d": data, "t": None, "s": None, **more}))
