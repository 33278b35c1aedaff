"""Which web addresses may be asked at all: written soundly, and public."""

import re
from collections.abc import Set
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from yarl import URL

from corpus.intake.link_refusal import ATTACH, LinkError

Address = IPv4Address | IPv6Address

Allowed = Set[tuple[str, int]]
"""(address, port) pairs that may be asked though they are not public: a test's own servers."""

_PORTS = (80, 443)
_LABEL = r"[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?"
# The WHATWG's URL standard takes a host for an IPv4 address if its last label is a number; the
# resolvers of most systems read 127.1, 0177.0.0.1, 0x7f.1 and 2130706433 as 127.0.0.1.
_NAME = re.compile(rf"(?:{_LABEL}\.)+(?!(?:[0-9]+|0x[0-9a-f]*)$){_LABEL}")
_LONGEST_NAME = 253

# RFC 6761, 6762, 7686 and 8375; "internal" is ICANN's for private use (metadata.google.internal),
# "corp" and "home" it delegates to nobody, the others are what routers and systems give out.
_INWARD = (
    "localhost", "local", "internal", "home.arpa", "onion", "corp", "home", "lan", "localdomain",
    "intranet", "private",
)  # fmt: skip

# https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast (RFC 5771).
_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # in no registry: what a virtual machine in Azure asks for its secrets
    )
)  # fmt: skip

# Only this is handed out as public (RFC 4291); all that maps, translates or embeds an IPv4
# address by a prefix of its own lies outside, or in the networks below.
_GLOBAL_6 = IPv6Network("2000::/3")
# https://www.iana.org/assignments/iana-ipv6-special-registry, as far as it lies in 2000::/3.
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID and others
        "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip
# ISATAP (RFC 5214) embeds an IPv4 address in the lower half of any prefix, marked 0:5efe or,
# with the bits for "universal" and "group", 100:, 200: and 300:5efe.
_ISATAP = (0x0000_5EFE, 0x0100_5EFE, 0x0200_5EFE, 0x0300_5EFE)


@dataclass(frozen=True, slots=True)
class LinkAddress:
    """An address that is soundly written; whether it is public is known once it is looked up."""

    url: URL
    """Without credentials and fragment, its host in ASCII."""
    host: str
    """A name of at least two labels, lower case, or the text of `literal`."""
    port: int
    literal: Address | None
    """Where the host is no name."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet, and to nothing that is special there.

    Stricter than `is_global`, which differs between releases of Python and lets relays pass: no
    address in IANA's registries of special purposes, no multicast, no IPv6 address that holds an
    IPv4 one, none with a scope.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return (
        address.scope_id is None
        and address in _GLOBAL_6
        and not any(address in network for network in _NOT_PUBLIC_6)
        and (int(address) >> 32) & 0xFFFF_FFFF not in _ISATAP
    )


def may_ask(address: Address, port: int, allowed: Allowed) -> bool:
    """Whether a connection to that address and port may be made."""
    return (str(address), port) in allowed or (port in _PORTS and is_public(address))


def read_address(text: str, allowed: Allowed, longest: int) -> LinkAddress:
    """Return the address that a person gave; white space or <> around it are no part of it.

    Raises LinkError for one that is not soundly written, at most so long, http or https, without
    credentials, at a public host's usual port.
    """
    bare = text.strip()
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1].strip()  # how Discord is told to show no preview
    _check_text(bare, longest)
    return _checked(bare, None, allowed)


def follow_redirect(at: LinkAddress, location: str, allowed: Allowed, longest: int) -> LinkAddress:
    """Return the address that an answer from one sends on to.

    Raises LinkError as `read_address` does, and where it leads from https back to http.
    """
    _check_text(location, longest)
    to = _checked(location, at.url, allowed)
    if at.url.scheme == "https" and to.url.scheme == "http":
        raise LinkError(
            str(to.url),
            "insecure-redirect",
            f"a secure page must not lead to an insecure one; {ATTACH}",
        )
    return to


def _check_text(text: str, longest: int) -> None:
    if not text:
        raise _bad("the link", "is empty")
    if len(text) > longest:
        reason = f"is longer than {longest:,} characters; {ATTACH}"
        raise LinkError(text, "bad-address", reason, limit=longest)
    # Some readers of addresses drop control characters, and browsers take "\" for "/".
    if not text.isprintable() or "\\" in text:
        raise _bad(text, "holds characters that no web address has")


def _checked(text: str, base: URL | None, allowed: Allowed) -> LinkAddress:
    try:
        url = base.join(URL(text)) if base else URL(text)
        host, port = (url.raw_host or "").lower(), url.port
    except (ValueError, IndexError) as error:  # IndexError: yarl 1.25, from "http://[]@"
        raise _bad(text, "is not a web address") from error
    text = str(url)
    if url.scheme not in ("http", "https"):
        raise _bad(text, "is not an http or https address")
    if url.raw_user is not None or url.raw_password is not None:
        raise _bad(text, "holds a user name or password")
    if port is None or not (port in _PORTS or any(port == open_port for _, open_port in allowed)):
        raise _bad(text, "names another port than 80 and 443")
    if any(host == name or host.endswith("." + name) for name in _INWARD):
        raise not_public(text)
    literal = read_literal(host)
    if literal is None and (len(host) > _LONGEST_NAME or not _NAME.fullmatch(host)):
        raise _bad(text, "names no host on the open web")
    return LinkAddress(url.with_fragment(None), host, port, literal)


def read_literal(host: str) -> Address | None:
    """Return the address that a host is, in its one usual spelling; None otherwise.

    A scope (`fe80::1%eth0`) names an interface of this machine, so it is no part of one.
    """
    try:
        return None if "%" in host else ip_address(host)
    except ValueError:
        return None


def _bad(text: str, reason: str) -> LinkError:
    way_out = "give the address of a page, like https://example.org/story"
    return LinkError(text, "bad-address", f"{reason}; {way_out}")


def not_public(text: str) -> LinkError:
    """Return the refusal of an address that is not on the open internet."""
    return LinkError(text, "not-public", f"is not at a public address; {ATTACH}")
