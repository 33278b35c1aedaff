"""An article fetched by its link, from the open web only."""

import asyncio
import re

import aiohttp

from corpus.intake.link_addresses import (
    Allowed,
    LinkAddress,
    follow_redirect,
    not_public,
    read_address,
)
from corpus.intake.link_connection import (
    Resolver,
    UncheckedAddressError,
    connector_to,
    find_addresses,
    look_up,
)
from corpus.intake.link_content import ACCEPT, as_received, suffix_of
from corpus.intake.link_refusal import (
    ATTACH,
    LATER,
    LinkError,
    LinkLimits,
    LinkRefusal,
    shown_address,
)
from corpus.intake.submission import Received

__all__ = ["LinkError", "LinkLimits", "LinkRefusal", "fetch_link"]

_HEADERS = {"User-Agent": "Stringer", "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
_REDIRECTS = (301, 302, 303, 307, 308)
_MEDIA_TYPE = re.compile(r"[\w.+\-]{1,60}/[\w.+\-]{1,60}", re.ASCII)


async def fetch_link(
    url: str,
    limits: LinkLimits = LinkLimits(),  # noqa: B008 (frozen)
    *,
    allowed: Allowed = frozenset(),
    resolver: Resolver = look_up,
) -> Received:
    """Return what stands at a web address, as a file with its final address.

    Only public addresses are asked, checked after each name is looked up, and each connection is
    held to what was checked.  `allowed` is for tests alone, which serve pages on this machine.
    Raises LinkError, and nothing else, for whatever is wrong with the address or the answer.
    """
    first = read_address(url, allowed, limits.address_characters)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _follow(first, limits, allowed, resolver)
    except TimeoutError as error:
        reason = f"was not fetched within {limits.seconds:g} seconds; {LATER}"
        raise LinkError(str(first.url), "too-slow", reason, limit=limits.seconds) from error


async def _follow(
    first: LinkAddress, limits: LinkLimits, allowed: Allowed, resolver: Resolver
) -> Received:
    at = first
    try:
        for _ in range(limits.redirects + 1):
            met = await _ask(at, limits, allowed, resolver)
            if isinstance(met, Received):
                return met
            at = follow_redirect(at, met, allowed, limits.address_characters)
    except LinkError as error:
        if error.address == shown_address(str(first.url)):
            raise
        raise error.behind(str(first.url)) from error
    reason = f"leads on more than {limits.redirects} times; link to the last page, or {ATTACH}"
    raise LinkError(str(first.url), "too-many-redirects", reason, limit=limits.redirects)


async def _ask(
    at: LinkAddress, limits: LinkLimits, allowed: Allowed, resolver: Resolver
) -> Received | str:
    """Return the page at one address, or where it sends on to."""
    addresses = await find_addresses(at, resolver, allowed, limits.connect_seconds)
    try:
        async with (
            aiohttp.ClientSession(
                connector=await connector_to(at, addresses, allowed),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_HEADERS,
                timeout=aiohttp.ClientTimeout(connect=limits.connect_seconds),
                trust_env=False,
            ) as session,
            session.get(at.url, allow_redirects=False) as answer,
        ):
            if answer.status in _REDIRECTS and (location := answer.headers.get("Location")):
                return location
            _check_status(at, answer.status)
            suffix = _checked_suffix(at, answer.content_type)
            content = await _read(at, answer, limits.content_bytes)
            return await asyncio.to_thread(as_received, at.url, content, suffix, answer.charset)
    except (aiohttp.ClientError, OSError) as error:
        raise _failed(at, error, limits) from error


async def _read(at: LinkAddress, answer: aiohttp.ClientResponse, most: int) -> bytes:
    content = bytearray()
    size = answer.content_length or 0
    if size <= most:
        async for piece in answer.content.iter_any():
            content += piece
            size = len(content)
            if size > most:
                break
    if size > most:
        reason = f"is larger than {most:,} bytes; hand in the article alone, as a file"
        raise LinkError(str(at.url), "too-big", reason, limit=most)
    return bytes(content)


def _checked_suffix(at: LinkAddress, media_type: str) -> str:
    suffix = suffix_of(media_type)
    if suffix is None:
        named = media_type if _MEDIA_TYPE.fullmatch(media_type) else "of no known type"
        reason = (
            f"is {named}, not a page, text, PDF or zip archive; link to the article itself,"
            f" or {ATTACH}"
        )
        raise LinkError(str(at.url), "wrong-type", reason, detail=named)
    return suffix


def _check_status(at: LinkAddress, status: int) -> None:
    refusal: LinkRefusal
    match status:
        case 200:
            return
        case 404 | 410:
            refusal, met, way_out = "not-found", "the page does not exist", "check the link"
        case 401 | 402 | 403 | 407 | 451:
            refusal, met, way_out = "forbidden", "the page asks for a login", ATTACH
        case 429:
            refusal, met, way_out = "server-error", "the site wants fewer requests", LATER
        case _ if status >= 500:
            refusal, met, way_out = "server-error", "the site is down", LATER
        case _:
            refusal, met, way_out = "unexpected-status", "the site sent no page", ATTACH
    raise LinkError(str(at.url), refusal, f"{met} ({status}); {way_out}", detail=str(status))


def _failed(at: LinkAddress, error: Exception, limits: LinkLimits) -> LinkError:
    """Return what went wrong on the way, in one sentence."""
    url = str(at.url)
    match error:
        case aiohttp.ClientConnectorError(os_error=UncheckedAddressError()):
            return not_public(url)
        case aiohttp.ClientSSLError():
            reason = f"the site's secure connection cannot be trusted; {ATTACH}"
            return LinkError(url, "untrusted", reason)
        case TimeoutError():
            seconds = limits.connect_seconds
            reason = f"the site did not answer within {seconds:g} seconds; {LATER}"
            return LinkError(url, "too-slow", reason, limit=seconds)
        case aiohttp.ClientConnectorError():
            return LinkError(url, "unreachable", f"the site cannot be reached; {LATER}")
        case _:
            reason = f"the site's answer broke off or cannot be read; {LATER}"
            return LinkError(url, "broken-answer", reason)
