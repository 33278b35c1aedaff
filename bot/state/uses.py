"""Fair use: how often each may ask, counted over every process and every restart."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from bot.state.limit import Limit
from bot.state.people import Person
from bot.state.tables import USES
from bot.state.transactions import one_at_a_time, writing

_TAKING = 7_020_210_002
"""The lock under which one process at a time counts on PostgreSQL; any number does."""


def person_scope(person: Person) -> str:
    """The scope of one person's own uses, which are deleted when the person is."""
    return f"person:{person}"


class Uses:
    """Sliding windows of uses, one a scope.  Blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, limits: Mapping[str, Limit], now: datetime) -> float:
        """Take one use in every scope, if all allow it, and return 0.0.

        Else take none, and return the seconds after which all allow it, if nobody else takes
        one meanwhile.
        """
        with writing(self._engine) as connection:
            one_at_a_time(connection, _TAKING)
            connection.execute(delete(USES).where(USES.c.until <= now))
            wait = max(
                (_wait(connection, scope, limit, now) for scope, limit in limits.items()),
                default=timedelta(0),
            )
            if not wait and limits:
                connection.execute(
                    insert(USES),
                    [
                        {"scope": scope, "until": now + limit.window}
                        for scope, limit in limits.items()
                    ],
                )
        return wait.total_seconds()


def _wait(connection: Connection, scope: str, limit: Limit, now: datetime) -> timedelta:
    """How long until fewer than the limit's count of uses count."""
    # A use that counts for longer than two windows was noted by a clock that was wrong, or under
    # a longer limit: it would keep people out for as long as that.
    connection.execute(
        delete(USES).where(USES.c.scope == scope, USES.c.until > now + 2 * limit.window)
    )
    hindering = connection.scalar(
        select(USES.c.until)
        .where(USES.c.scope == scope)
        .order_by(USES.c.until.desc())
        .offset(limit.count - 1)
        .limit(1)
    )
    return timedelta(0) if hindering is None else hindering - now
