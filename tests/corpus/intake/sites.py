"""Web sites on this machine, and a small internet whose public addresses are theirs."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from corpus.intake.links import LinkError, LinkLimits, fetch_link

HOME = "93.184.215.14"
"""A public address, at which the small internet has a site."""

PAGE = b"<p>The harbour burned.</p>"

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Site:
    """A site that serves what was planted at its paths and remembers what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[web.Request] = []
        self.peers: list[tuple[str, int]] = []
        self.port = 0

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.path for request in self.asked]

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        """What lets a fetch reach it."""
        return frozenset({("127.0.0.1", self.port)})

    def at(self, path: str) -> str:
        """Return the address of one of its paths."""
        return f"http://127.0.0.1:{self.port}{path}"

    def plant(
        self,
        path: str,
        body: bytes = b"",
        kind: str = "text/html",
        status: int = 200,
        **headers: str,
    ) -> None:
        """Serve a body at a path, under a content type."""
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}

        async def page(_: web.Request) -> web.StreamResponse:
            return web.Response(body=body, status=status, headers={"Content-Type": kind, **spelled})

        self.pages[path] = page

    def send_on(self, path: str, location: str, status: int = 302) -> None:
        """Redirect from a path."""
        self.plant(path, status=status, Location=location, Set_Cookie="seen=yes")

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Serve what is planted, remembering who asked."""
        self.asked.append(request)
        assert request.transport is not None
        self.peers.append(request.transport.get_extra_info("peername"))
        return await self.pages[request.path](request)


@asynccontextmanager
async def open_site(tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    """Serve a site on a free port of 127.0.0.1."""
    site = Site()
    runner = web.ServerRunner(web.Server(site.answer), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def open_talk(talk: Talk) -> AsyncIterator[Site]:
    """Listen on a free port of 127.0.0.1 and, once a request is read, answer in any bytes."""
    site = Site()
    talks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talks.add(task)
        site.peers.append(writer.get_extra_info("peername"))
        try:
            await reader.readuntil(b"\r\n\r\n")
            await talk(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever asked hung up, or the test is over
        finally:
            talks.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in tuple(talks):
            task.cancel()
        await server.wait_closed()
        await asyncio.gather(*talks, return_exceptions=True)


class Internet:
    """Names, what DNS says of them from one look to the next, and who lives at an address."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.names: dict[str, list[tuple[str, ...]]] = {}
        """The answers for a name in turn; the last stays."""
        self.homes: dict[tuple[str, int], Site] = {}
        self.connected: list[tuple[str, int]] = []
        """Every address and port that a socket was told to connect to, in order."""
        self._connect = loop.sock_connect

    async def look_up(self, host: str, _: int) -> tuple[str, ...]:
        """Return the next answer for a name."""
        answers = self.names.get(host)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def connect(self, sock: socket.socket, place: tuple[str, int]) -> None:
        """Connect a socket to the site at home there; stands in for the loop's `sock_connect`."""
        self.connected.append((place[0], place[1]))
        home = self.homes.get((place[0], place[1]))
        if home is None:
            raise ConnectionRefusedError(f"nobody lives at {place}")
        await self._connect(sock, ("127.0.0.1", home.port))


async def refused(url: str, limits: LinkLimits = LinkLimits(), **network: Any) -> LinkError:  # noqa: B008 (frozen)
    """Return the refusal of a link; fail if it is fetched."""
    with pytest.raises(LinkError) as caught:
        await fetch_link(url, limits, **network)
    return caught.value
