"""Failures on demand: answers that come wrong, late, or not at all."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot.discord.double.payloads import Json
from tests.bot.discord.double.refusal import WORDS

_USUAL_CODES = {403: 50013, 404: 10008}
_BY_PROXY = {502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Time-out"}


def json_response(
    answer: Any, status: int, headers: Mapping[str, str] | None = None
) -> web.Response:
    """Return JSON whose type is exactly application/json.

    With a charset behind it, as aiohttp's own has it, the client would take it for text.
    """
    body = json.dumps(answer).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


def _bucket(reset_after: float) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset-After": str(reset_after),
        "X-RateLimit-Bucket": "of-the-double",
    }


@dataclass
class Fault:
    """What shall happen to the next requests of a kind."""

    method: str
    pattern: str
    times: int
    status: int | None = None
    """None: the answer is right but late, or with `lost` the connection ends without one."""
    delay_s: float = 0.0
    lost: bool = False
    code: int | None = None
    retry_after: float = 0.05
    everywhere: bool = False
    """A 429 for every route and not for this one alone."""
    via: bool = True
    """Without it a 429 is Cloudflare's ban, which the client does not wait out."""
    exhausted_for_s: float = 0.0
    """How long no more requests of the kind are let through after this right answer."""
    effective: bool = False
    """Whether the request is carried out all the same, and only its answer fails."""

    def fits(self, method: str, path: str) -> bool:
        """Return whether it is meant for a request."""
        fitting = self.method in ("*", method) and re.search(self.pattern, path)
        return self.times > 0 and bool(fitting)

    def answer(self) -> web.Response:
        """Return the failed answer in Discord's form."""
        assert self.status is not None
        if self.status == 429:
            return self._limited()
        if self.status in _BY_PROXY:
            text = f"<html><title>{self.status} {_BY_PROXY[self.status]}</title></html>"
            return web.Response(text=text, status=self.status, content_type="text/html")
        code = self.code if self.code is not None else _USUAL_CODES.get(self.status, 0)
        words = WORDS.get(code, f"{self.status}: failed as asked")
        return json_response({"message": words, "code": code}, self.status)

    def more_headers(self) -> dict[str, str]:
        """Return what is added to a right answer."""
        return _bucket(self.exhausted_for_s) if self.exhausted_for_s else {}

    def _limited(self) -> web.Response:
        if not self.via:
            return web.Response(text="error code: 1015", status=429, content_type="text/plain")
        headers = {
            "Via": "1.1 double",
            "Retry-After": str(max(1, round(self.retry_after))),
            "X-RateLimit-Scope": "global" if self.everywhere else "user",
        }
        if self.everywhere:
            headers["X-RateLimit-Global"] = "true"
        else:
            headers |= _bucket(self.retry_after)
        body: Json = {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after,
            "global": self.everywhere,
        }
        if self.code is not None:
            body["code"] = self.code
        return json_response(body, 429, headers)


@dataclass
class Faults:
    """The failures that are still to happen, in the order they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def next_for(self, method: str, path: str) -> Fault | None:
        """Take the failure that a request meets, if there is one."""
        for fault in self.waiting:
            if fault.fits(method, path):
                fault.times -= 1
                return fault
        return None
