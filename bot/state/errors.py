"""What can go wrong with the state database, in sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError


class StateError(Exception):
    """The state database cannot be used; the message names it, the reason and the way out."""


class SettingsChangedError(Exception):
    """Somebody else changed a server's settings since they were read."""


def shown(url: URL) -> str:
    """The database as a person may see it: its file, or its server without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "SQLite in memory"
    parts = (url.username, None, url.host, url.port, url.database)
    return URL.create(url.drivername, *parts).render_as_string()


@contextmanager
def reported(url: URL) -> Iterator[None]:
    """Turn what the database's driver refuses into a StateError.

    Faults of our own statements, which no operator can mend, pass as they are.
    """
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
            raise
        reason = str(error.orig).strip().partition("\n")[0]
        raise StateError(
            f"{shown(url)} cannot be used ({reason}): {_way_out(url, reason)}."
        ) from error


def _way_out(url: URL, reason: str) -> str:
    if url.get_backend_name() != "sqlite":
        return "see that the server runs, has this database and lets this user in"
    if "not a database" in reason or "malformed" in reason:
        return "move it away, or put back a copy of it, and start again"
    return "see that no other program holds it, that it can be written and that its disk has room"
