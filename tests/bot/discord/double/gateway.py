"""The double's gateway: HELLO, IDENTIFY or RESUME, heartbeats, dispatches, close codes."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from tests.bot.discord.double.payloads import APPLICATION_ID, BOT, GUILD_ID, Json
from tests.bot.discord.double.session import GUILDS, Session, send_op
from tests.bot.discord.double.world import World

PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, MEMBERS = 1, 2, 3, 6, 7, 8
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
ENDS_SESSION = (1000, 1001)
FORGETS_SESSION = (4007, 4009)
MOST_BYTES_A_FRAME, MOST_FRAMES_A_MINUTE = 4096, 120


class Gateway:
    """Takes connections, remembers how each one ended, and keeps sessions for a resume."""

    def __init__(self, token: str, world: World, complain: Callable[[str], None]) -> None:
        self.token = token
        self.world = world
        self.url = ""
        self.identified: list[Json] = []
        self.resumed = 0
        self.close_codes: list[int | None] = []
        """What the client closed each connection with, in order; 1006 for none at all."""
        self.close_on_identify: list[int] = []
        """Codes to answer the next identifies with, instead of READY."""
        self.ready = asyncio.Event()
        """Set while at least one client is connected and told of its servers."""
        self.shards = 1
        """How many shards GET /gateway/bot recommends."""
        self.sessions_left = 1000
        self.max_concurrency = 1
        self.identify_window_s = 0.0
        """Discord lets `max_concurrency` shards identify in 5 s; 0 does not look at the pace."""
        self.too_soon = 0
        """Identifies that were refused for their pace."""
        self.heartbeat_interval_ms = 41_250
        self.acknowledges = True
        """Whether heartbeats are acknowledged."""
        self.heartbeats = 0
        self.presences: list[Json] = []
        self.sessions: dict[str, Session] = {}
        self._complain = complain
        self._sockets: dict[web.WebSocketResponse, web.Request] = {}
        self._dropped: set[web.WebSocketResponse] = set()
        """Connections that were ended from here, whose sessions go on whatever the client says."""
        self._identified_at: dict[int, float] = {}

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it is closed."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets[socket] = request
        try:
            await send_op(socket, HELLO, {"heartbeat_interval": self.heartbeat_interval_ms})
            frames: deque[float] = deque(maxlen=MOST_FRAMES_A_MINUTE + 1)
            async for frame in socket:
                frames.append(time.monotonic())
                if frame.type is not WSMsgType.TEXT:
                    continue
                if len(frames) > MOST_FRAMES_A_MINUTE and frames[-1] - frames[0] < 60:
                    await self._end(socket, 4008, "more than 120 frames in a minute")
                elif len(frame.data.encode()) > MOST_BYTES_A_FRAME:
                    await self._end(socket, 4002, "a frame of more than 4096 bytes")
                else:
                    await self._take(socket, json.loads(frame.data))
        finally:
            del self._sockets[socket]
            self._hung_up(socket)
        return socket

    async def dispatch(self, event: str, content: Json, *, heard: bool = True) -> None:
        """Tell every session that hears it, at once or when it is resumed.

        Fails if there is no session that could hear it, unless that does not matter (`heard`).
        """
        assert self.sessions or not heard, f"nobody is connected to hear {event}"
        for session in list(self.sessions.values()):
            if session.hears(event, content):
                await session.tell(event, content)

    async def drop(self, code: int) -> None:
        """End every present connection from Discord's side, with a close code."""
        if code in FORGETS_SESSION:
            self.forget_sessions()
        for socket in list(self._sockets):
            self._dropped.add(socket)
            await socket.close(code=code)

    def sever(self) -> None:
        """Break every present connection without a close frame, as a failing network does."""
        for request in list(self._sockets.values()):
            if request.transport is not None:
                request.transport.abort()

    async def ask_to_reconnect(self) -> None:
        """Send op 7: the client is to come back and resume."""
        for socket in list(self._sockets):
            await send_op(socket, RECONNECT, None)

    async def invalidate(self, *, resumable: bool) -> None:
        """Send op 9: the client is to resume, or to begin again."""
        if not resumable:
            self.forget_sessions()
        for socket in list(self._sockets):
            await send_op(socket, INVALID_SESSION, resumable)

    def forget_sessions(self) -> None:
        """Forget every session, so that none can be resumed."""
        self.sessions.clear()
        self.ready.clear()

    async def _take(self, socket: web.WebSocketResponse, frame: Json) -> None:
        known = next((each for each in self.sessions.values() if each.socket is socket), None)
        match frame["op"]:
            case op if op == HEARTBEAT:
                self.heartbeats += 1
                if self.acknowledges:
                    await send_op(socket, HEARTBEAT_ACK, None)
            case op if op == IDENTIFY:
                self.identified.append(frame["d"])
                await self._welcome(socket, frame["d"])
            case op if op == RESUME:
                await self._resume(socket, frame["d"])
            case op if op in (PRESENCE, MEMBERS) and known is None:
                await self._end(socket, 4003, f"op {op} before IDENTIFY")
            case op if op == PRESENCE:
                self.presences.append(frame["d"])
            case op if op == MEMBERS and known is not None:
                await self._list_members(known, frame["d"])
            case op:
                await self._end(socket, 4001, f"the double has no gateway op {op}")

    async def _welcome(self, socket: web.WebSocketResponse, asked: Json) -> None:
        number, of = asked.get("shard", (0, 1))
        if self.close_on_identify:
            await socket.close(code=self.close_on_identify.pop(0))
        elif asked["token"] != self.token:
            await socket.close(code=4004)
        elif number >= of:
            await socket.close(code=4010)
        elif asked["intents"] & PRIVILEGED:
            await socket.close(code=4014)
        elif not self._in_time(number):
            self.too_soon += 1
            await send_op(socket, INVALID_SESSION, False)
        else:
            if self.sessions_left == 0:
                self._complain("IDENTIFY with no session starts left")
            self.sessions_left = max(0, self.sessions_left - 1)
            await self._begin(Session(asked["intents"], (number, of), socket=socket))

    async def _begin(self, session: Session) -> None:
        self.sessions[session.id] = session
        guilds = [guild for guild in self.world.guilds.values() if session.serves(guild.id)]
        ready = {
            "v": 10,
            "user": BOT,
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(session.shard),
            "application": {"id": APPLICATION_ID, "flags": 0},
        }
        await session.tell("READY", ready)
        for guild in guilds:
            if guild.available and session.intents & GUILDS:
                await session.tell("GUILD_CREATE", guild.created())
        self.ready.set()

    async def _resume(self, socket: web.WebSocketResponse, asked: Json) -> None:
        session = self.sessions.get(asked["session_id"])
        if asked["token"] != self.token:
            await socket.close(code=4004)
        elif session is None:
            await send_op(socket, INVALID_SESSION, False)
        elif not 0 <= (asked["seq"] or 0) <= len(session.events):
            await self._end(socket, 4007, f"RESUME with sequence {asked['seq']}")
        else:
            await session.resume(socket, asked["seq"] or 0)
            self.resumed += 1
            self.ready.set()

    async def _list_members(self, session: Session, asked: Json) -> None:
        guild = self.world.guilds.get(str(asked["guild_id"]), self.world.guilds[GUILD_ID])
        chunk: Json = {
            "guild_id": guild.id, "members": [guild.bot_member()], "chunk_index": 0,
            "chunk_count": 1, "not_found": [], "nonce": asked.get("nonce"),
        }  # fmt: skip
        await session.tell("GUILD_MEMBERS_CHUNK", chunk)

    def _in_time(self, shard: int) -> bool:
        """Return whether a shard keeps the pace of identifying, and note that it came."""
        bucket, now = shard % self.max_concurrency, time.monotonic()
        before: Any = self._identified_at.get(bucket)
        if before is not None and now - before < self.identify_window_s:
            return False
        self._identified_at[bucket] = now
        return True

    def _hung_up(self, socket: web.WebSocketResponse) -> None:
        self.close_codes.append(socket.close_code)
        ended_here = socket in self._dropped
        self._dropped.discard(socket)
        for session in list(self.sessions.values()):
            if session.socket is socket:
                session.socket = None
                if socket.close_code in ENDS_SESSION and not ended_here:
                    del self.sessions[session.id]
        if not any(session.socket for session in self.sessions.values()):
            self.ready.clear()

    async def _end(self, socket: web.WebSocketResponse, code: int, complaint: str) -> None:
        self._complain(complaint)
        await socket.close(code=code)
