"""Where a Milvus server is, read from one URL."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_SCHEMES = {"milvus+http": "http", "milvus+https": "https"}
_PORTS = {"http": 19530, "https": 443}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
"""What Milvus takes as a name, short enough for what is put behind it."""
_FORM = "milvus+http://HOST:PORT or milvus+https://USER:PASSWORD@HOST:PORT/DATABASE"


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """A server, whom to be there, and what its collections are to be called."""

    host: str
    port: int
    secure: bool = False
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    database: str = ""
    """Empty for the server's default one."""
    prefix: str = "stringer"
    """Before the name of every collection, and the alias of the published one."""

    @property
    def shown(self) -> str:
        """The server as it may be shown: no user, no password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def uri(self) -> str:
        """The server as pymilvus takes it, without the password."""
        return f"{'https' if self.secure else 'http'}://{self.shown}"

    @property
    def token(self) -> str:
        """User and password as pymilvus takes them; empty for none."""
        return f"{self.user}:{self.password}" if self.user else ""


def read_address(said: str) -> MilvusAddress:
    """Read the URL of a server.

    `?prefix=NAME` sets apart what several bots keep in one database.  A host without a port has
    Milvus's own.  Raises ValueError, with what the setting must be and never the URL itself,
    because that may hold a password.
    """
    try:
        url = urlsplit(said.strip())
        host, port = url.hostname, url.port
    except ValueError as error:  # a port that is no number, a bracket left open
        raise ValueError(f"must be {_FORM}") from error
    if url.scheme not in _SCHEMES or not host or url.fragment:
        raise ValueError(f"must be {_FORM}")
    scheme = _SCHEMES[url.scheme]
    if bool(url.username) != bool(url.password):
        raise ValueError("must name a user and a password, or neither")
    return MilvusAddress(
        host=host,
        port=port or _PORTS[scheme],
        secure=scheme == "https",
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        database=_database(url),
        prefix=_prefix(url),
    )


def _database(url: SplitResult) -> str:
    name = url.path.strip("/")
    if name and not _NAME.fullmatch(name):
        raise ValueError("must name one database of letters, digits and _ after the host")
    return name


def _prefix(url: SplitResult) -> str:
    try:
        options = parse_qs(url.query, strict_parsing=True, keep_blank_values=True)
    except ValueError:
        options = {"prefix": [""]} if url.query else {}
    found = options.pop("prefix", ["stringer"])
    if options or len(found) > 1 or not _NAME.fullmatch(found[0]):
        raise ValueError(
            "takes one option, ?prefix=NAME, with a name of letters, digits and _ that does not"
            " begin with a digit"
        )
    return found[0]
