"""Why a link is not taken, and what is taken of one at most."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, PositiveFloat, PositiveInt

from corpus.article import ArticleError

LinkRefusal = Literal[
    "bad-address",
    "not-public",
    "insecure-redirect",
    "too-many-redirects",
    "unreachable",
    "untrusted",
    "too-slow",
    "too-big",
    "wrong-type",
    "not-found",
    "forbidden",
    "server-error",
    "unexpected-status",
    "broken-answer",
]
"""Why a link was not taken, for who words it in another language."""

ATTACH = "save the page and hand in the file instead"
"""The way out that every refused link has."""

LATER = f"try later, or {ATTACH}"
"""The way out where it may be the site's bad hour."""

_SHOWN = 200
_BEFORE_HOST = re.compile(r"([a-z][a-z0-9+.\-]*:)?([/\\]*)[^?#]*@", re.IGNORECASE)
_WELL_FORMED = re.compile(r"https?://(?:[\w.\-]+|\[[\w.:]+\])(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)


class LinkLimits(BaseModel):
    """What is taken of a link at most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    content_bytes: PositiveInt = 10_000_000
    """Of the page, counted unpacked where it comes compressed."""
    seconds: PositiveFloat = 30
    """For all of it, from the first name looked up to the last byte."""
    connect_seconds: PositiveFloat = 10
    """For looking up one name, and for one connection."""
    redirects: PositiveInt = 5
    address_characters: PositiveInt = 2_000


class LinkError(ArticleError):
    """A link that is not taken; the message names its address, the reason and the way out."""

    def __init__(
        self, address: str, refusal: LinkRefusal, reason: str, *, detail: str = "", limit: float = 0
    ) -> None:
        self.address = shown_address(address)
        """The address refused, perhaps one that the link led to; at most 200 characters."""
        super().__init__(f"{self.address}: {reason}")
        self.refusal = refusal
        self.reason = reason
        self.detail = detail
        """What was met: a status or a content type; empty where the refusal says all."""
        self.limit = limit
        """The limit that was passed, in the unit of the reason; 0 where there is none."""

    def behind(self, given: str) -> "LinkError":
        """Return the same refusal, saying that the given link led there."""
        reason = f"leads on to {self.address}: {self.reason}"
        error = LinkError(given, self.refusal, reason, detail=self.detail, limit=self.limit)
        error.address = self.address
        return error


def shown_address(address: str) -> str:
    """Return an address as a message may hold it: one line without credentials, cut if long."""
    line = "".join(c if c.isprintable() else "?" for c in address.strip())
    if not _WELL_FORMED.match(line):
        # What cannot be taken apart may hold a password anywhere in front of its last "@".
        line = _BEFORE_HOST.sub(r"\1\2", line, count=1)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
