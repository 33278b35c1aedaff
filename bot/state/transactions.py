"""Reading and writing the database as a whole, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.state.errors import reported

BEGIN = "sqlite_begin"
"""The execution option that says how a transaction begins on SQLite; None for not at all."""
_PATIENCE_WITH_READERS = 100
"""Milliseconds for which emptying the write-ahead log waits for readers."""


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for reading.  Raises StateError if the database does not answer."""
    with reported(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, kept whole if the block ends and undone if it raises.

    On SQLite it is the only writer from its beginning: one that began by reading could not go on
    to write once another process had written.  Raises StateError if the database does not answer.
    """
    with reported(engine.url), engine.connect() as connection:
        connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            yield connection


@contextmanager
def outside(engine: Engine) -> Iterator[Connection]:
    """A SQLite connection outside of any transaction, for what SQLite does only there."""
    with reported(engine.url), engine.connect() as connection:
        connection.execution_options(**{BEGIN: None})
        yield connection


def one_at_a_time(connection: Connection, lock: int) -> None:
    """Wait until no other transaction holds the lock, and hold it to the end of this one.

    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(lock)))


def insert_into(connection: Connection, table: Table[Any]) -> sqlite.Insert | postgresql.Insert:
    """An insert in the database's dialect, which says what is done about a row already there."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def leave_no_trace(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, where a deleted row stands until the log is written over.

    While somebody reads, a backup perhaps, SQLite can't: then it is left to the next time, because
    all that the bot remembers would wait for that reader.  PostgreSQL clears its own away.
    """
    if engine.dialect.name != "sqlite":
        return
    with outside(engine) as connection:
        patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {_PATIENCE_WITH_READERS}")
        try:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:  # the connection goes back to the pool, for statements that do wait
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience}")
