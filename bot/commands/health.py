"""`health`: whether the bot in this container is connected to Discord."""

from argparse import Namespace
from pathlib import Path

from bot.commands.failure import DONE, FAILED

_HTTPS = 443
_ESTABLISHED = "01"
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))


def run(options: Namespace) -> int:
    """Say whether a connection to Discord stands, and return 0 or 1."""
    connected = any(holds_connection(path.read_text()) for path in _TABLES if path.exists())
    print("connected" if connected else "not connected")
    return DONE if connected else FAILED


def holds_connection(table: str) -> bool:
    """Tell whether a table in the form of `/proc/net/tcp` has an established one to port 443.

    In the bot's container only its own connections are listed, and Discord's gateway is the one
    that it keeps; the form is that of proc(5).
    """
    rows = [line.split() for line in table.split("\n")[1:] if line.strip()]
    return any(
        row[3] == _ESTABLISHED and int(row[2].rpartition(":")[2], 16) == _HTTPS for row in rows
    )
