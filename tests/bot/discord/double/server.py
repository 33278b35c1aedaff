"""The double itself: Discord on a local port, with its REST side, gateway and files."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.bot.discord.double.exchange import Exchange, Request
from tests.bot.discord.double.faults import Fault, json_response
from tests.bot.discord.double.happenings import Happenings
from tests.bot.discord.double.limits import broken_by_files, broken_limits
from tests.bot.discord.double.openapi import Contract
from tests.bot.discord.double.refusal import RefusalError
from tests.bot.discord.double.rest import answer_request
from tests.bot.discord.double.state import TOKEN
from tests.bot.discord.double.uploads import MOST_BYTES_A_FILE, MOST_BYTES_A_REQUEST, read_form

__all__ = ["TOKEN", "Double", "Exchange", "Request", "eventually"]


class Double(Happenings):
    """Discord on a local port: what people do and see, what the bot asks, what goes wrong."""

    def __init__(self, token: str = TOKEN, contract: Contract | None = None) -> None:
        super().__init__(token, contract)
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> None:
        """Listen on a port of 127.0.0.1; 0 takes a free one."""
        app = web.Application(client_max_size=2 * MOST_BYTES_A_REQUEST)
        app.router.add_route("*", "/api/v10/{path:.*}", self._take)
        app.router.add_get("/attachments/{channel}/{attachment}/{filename}", self.cdn.serve)
        app.router.add_get("/", self.gateway.connect)
        self._runner = web.AppRunner(app, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/"
        self.cdn.base = f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        """Stop listening; what is known and the sessions stay."""
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()

    async def outage(self, seconds: float) -> None:
        """Be gone for so long, with every connection broken, and come back on the same port."""
        self.gateway.sever()
        await self.stop()
        await asyncio.sleep(seconds)
        await self.start(self.port)

    async def _take(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        noted = Request(request.method, path, None)
        self.requests.append(noted)
        try:
            await self._read(request, noted)
        except (ValueError, web.HTTPRequestEntityTooLarge) as error:
            self.complaints.append(f"{noted.method} {noted.path}: {error!r}")
            return json_response({"code": 50035, "message": repr(error)}, 400)
        fault = self.faults.next_for(request.method, path)
        answer: web.StreamResponse
        if fault is None or fault.effective or fault.status is None:
            answer = await self._carried_out(request, noted)
        if fault is not None:
            await asyncio.sleep(fault.delay_s)
            if fault.lost and request.transport is not None:
                request.transport.abort()
            if fault.status is not None:
                answer = fault.answer()
            answer.headers.update(fault.more_headers())
        noted.status = answer.status
        return answer

    async def _carried_out(self, request: web.Request, noted: Request) -> web.Response:
        too_large = list(broken_by_files(noted.files, self._largest_file(noted.path)))
        broken = self._broken(request, noted)
        self.complaints += too_large + broken
        if too_large:
            return json_response({"code": 40005, "message": "; ".join(too_large)}, 413)
        if broken:
            return json_response({"code": 50035, "message": "; ".join(broken)}, 400)
        if request.headers.get("Authorization", "") not in ("", f"Bot {self.token}"):
            return json_response({"code": 0, "message": "401: Unauthorized"}, 401)
        try:
            status, answer = answer_request(self, noted)
        except RefusalError as refusal:
            if refusal.mistake:
                self.complaints.append(f"{noted.method} {noted.path}: {refusal}")
            words = {"code": refusal.code, "message": str(refusal)}
            return json_response(words, refusal.status)
        except Exception as error:
            # 501: the client tries again after 500, 502, 504 and 524, which hides the mistake.
            self.complaints.append(f"{noted.method} {noted.path}: {error!r}")
            return json_response({"code": 0, "message": repr(error)}, 501)
        while self.events:
            event, content = self.events.pop(0)
            await self.gateway.dispatch(event, content, heard=False)
        return web.Response(status=status) if answer is None else json_response(answer, status)

    async def _read(self, request: web.Request, noted: Request) -> None:
        if request.content_type == "multipart/form-data":
            form = await read_form(request)
            noted.body, noted.files = form.body, form.files
        elif request.can_read_body:
            noted.body = await request.json()

    def _broken(self, request: web.Request, noted: Request) -> list[str]:
        try:
            broken = [] if noted.body is None else list(broken_limits(noted.body))
        except (AttributeError, KeyError, TypeError) as error:
            broken = [f"{noted.method} {noted.path}: of another form: {error!r}"]
        if self.contract is not None:
            query = list(request.query)
            broken += self.contract.broken_by(noted.method, noted.path, query, noted.body)
        return broken

    def _largest_file(self, path: str) -> int:
        """Return how many bytes a file may have: what the interaction says, or the usual."""
        used = next(
            (each for token, each in self.exchanges.items() if token in path.split("/")), None
        )
        limit: int = used.payload["attachment_size_limit"] if used else MOST_BYTES_A_FILE
        return limit

    def fail_next(
        self, method: str, path_pattern: str, status: int, times: int = 1, **more: Any
    ) -> Fault:
        """Fail the next requests whose path holds the pattern; "*" is any method.

        `more` is of `faults.Fault`: `code`, `retry_after` (s), `everywhere`, `via`, `effective`,
        `delay_s`.
        """
        return self._expect(Fault(method, path_pattern, times, status=status, **more))

    def slow_next(self, method: str, path_pattern: str, seconds: float, times: int = 1) -> Fault:
        """Carry the next requests out at once, but answer late."""
        return self._expect(Fault(method, path_pattern, times, delay_s=seconds))

    def lose_next(self, method: str, path_pattern: str, times: int = 1) -> Fault:
        """Carry the next requests out, and break the connection in place of an answer."""
        return self._expect(Fault(method, path_pattern, times, lost=True))

    def exhaust_next(self, method: str, path_pattern: str, reset_after: float) -> Fault:
        """Carry the next request out, and say that its bucket is used up for so many seconds."""
        return self._expect(Fault(method, path_pattern, 1, exhausted_for_s=reset_after))

    def _expect(self, fault: Fault) -> Fault:
        self.faults.waiting.append(fault)
        return fault


async def eventually(happened: Callable[[], Any], within_s: float = 8.0) -> Any:
    """Return what `happened` returns once that is true; fails if it never is."""
    end = time.monotonic() + within_s
    while not (found := happened()):
        assert time.monotonic() < end, "it never happened"
        await asyncio.sleep(0.01)
    return found
