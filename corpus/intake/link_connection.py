"""A connection that goes to the very address that was checked, and to no other."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from aiohttp import AddrInfoType, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from corpus.intake.link_addresses import (
    Address,
    Allowed,
    LinkAddress,
    may_ask,
    not_public,
    read_literal,
)
from corpus.intake.link_refusal import ATTACH, LATER, LinkError

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the addresses of a host for a port, as texts; raises OSError if there are none."""


class UncheckedAddressError(OSError):
    """A connection was about to go to an address that nobody had checked."""


async def look_up(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that the system knows for a host, in its order of preference."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


async def find_addresses(
    at: LinkAddress, resolver: Resolver, allowed: Allowed, seconds: float
) -> tuple[Address, ...]:
    """Return all addresses of a host, in the resolver's order; at least one, each may be asked.

    Raises LinkError if there is none, or if a single one of them may not be asked: a name that
    is also at home inside is somebody's attempt to get there.
    """
    if at.literal is not None:
        addresses: tuple[Address, ...] = (at.literal,)
    else:
        addresses = await _resolve(at, resolver, seconds)
    if not all(may_ask(address, at.port, allowed) for address in addresses):
        raise not_public(str(at.url))
    return addresses


async def connector_to(
    at: LinkAddress, addresses: Sequence[Address], allowed: Allowed
) -> TCPConnector:
    """Return a connector, for one request, that reaches the given addresses and nothing else."""
    # Read for each request, so that certificates renewed while the bot runs count; from disk.
    tls = await asyncio.to_thread(ssl.create_default_context) if at.url.scheme == "https" else True
    return TCPConnector(
        resolver=_Known(at, addresses),
        use_dns_cache=False,
        force_close=True,
        # aiohttp asks no resolver about a host that looks like an address, so this has the last
        # word: what it is given is what the socket connects to.
        socket_factory=partial(_open_socket, at.port, frozenset(addresses), allowed),
        ssl=tls,
    )


class _Known(AbstractResolver):
    """Answers with the addresses that were checked, whatever DNS would say by now."""

    def __init__(self, at: LinkAddress, addresses: Sequence[Address]) -> None:
        self._at = at
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        if (host, port) != (self._at.host, self._at.port):
            raise UncheckedAddressError(f"{host}:{port} was not checked")
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        """Hold nothing, so close nothing."""


def _open_socket(
    port: int, addresses: frozenset[Address], allowed: Allowed, info: AddrInfoType
) -> socket.socket:
    family, kind, protocol, _, place = info
    host, number, *flow_and_scope = place
    address = read_literal(str(host))
    # A scope would pick an interface.
    checked = address in addresses and number == port and not any(flow_and_scope)
    if address is None or not checked or not may_ask(address, port, allowed):
        raise UncheckedAddressError(f"{place} was not checked")
    return socket.socket(family, kind, protocol)


async def _resolve(at: LinkAddress, resolver: Resolver, seconds: float) -> tuple[Address, ...]:
    try:
        async with asyncio.timeout(seconds):
            texts = await resolver(at.host, at.port)
    except TimeoutError as error:
        reason = f"its name was not found within {seconds:g} seconds; {LATER}"
        raise LinkError(str(at.url), "too-slow", reason, limit=seconds) from error
    except (OSError, UnicodeError) as error:
        raise _nameless(at) from error
    if not texts:
        raise _nameless(at)
    read = tuple(map(read_literal, texts))
    known = tuple(address for address in read if address is not None)
    if known != read:
        raise not_public(str(at.url))
    return known


def _nameless(at: LinkAddress) -> LinkError:
    reason = f"no host of that name was found; check the link, or {ATTACH}"
    return LinkError(str(at.url), "unreachable", reason)
