"""Opening the state database, new or of any age, beside other processes that may open it too."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError

from bot.state.errors import StateError, shown
from bot.state.migrating import migrate, revision_of, revisions
from bot.state.tables import VERSION_TABLE
from bot.state.transactions import BEGIN, one_at_a_time, outside, writing

_PATIENCE = 10.0
"""Seconds that a statement waits for another process to let go of the database."""
_PAUSE = 0.05
"""Seconds between two tries at what SQLite does not wait for."""
_SERVER = {
    "connect_timeout": 5,  # seconds; without, a host that is switched off is waited for for minutes
    "tcp_user_timeout": 10_000,  # milliseconds that what was sent may go unacknowledged
}
"""How long a server that is not there is waited for, unless its URL says otherwise."""
_OPENING = 7_020_210_001
"""The lock under which one process at a time migrates a PostgreSQL database; any number does."""
_DRIVERS = frozenset({"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"})
_FORMS = "sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"


def sqlite_url(path: Path) -> str:
    """The URL of the database kept in a file."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def open_database(url: str) -> Engine:
    """Open the database, made or brought to the present form if need be; blocks.

    Several processes may open one database at once.  Raises StateError, having changed nothing,
    if it cannot be reached, is no database, belongs to another program or to a newer Stringer.
    """
    engine = _engine(_read_url(url))
    try:
        with writing(engine) as connection:
            one_at_a_time(connection, _OPENING)
            _refuse_foreign(connection)
            migrate(connection)
        _write_ahead(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _read_url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # the text is not shown, nor its error chained: either may hold the password
        raise StateError(f"the state's URL cannot be read: write {_FORMS}.") from None
    if url.drivername not in _DRIVERS:
        raise StateError(f"{url.drivername} is no database that holds the state: give {_FORMS}.")
    return url


def _engine(url: URL) -> Engine:
    """The database behind a URL; no error tells parameters, because tracebacks are logged."""
    if url.get_backend_name() == "sqlite":
        _make_file(url)
        engine = create_engine(url, connect_args={"timeout": _PATIENCE}, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        # a server that was restarted has dropped the connections in the pool
        return create_engine(
            url,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={name: value for name, value in _SERVER.items() if name not in url.query},
        )
    except ModuleNotFoundError as error:
        raise StateError(
            f"{shown(url)} needs the library {error.name}, which is not installed:"
            " install stringer[postgres]."
        ) from error


def _make_file(url: URL) -> None:
    """Make the file if it is missing, for its owner's eyes only."""
    if url.database is None or url.database == ":memory:":
        raise StateError(f"the state's URL names no file: write {_FORMS}.")
    path = Path(url.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise StateError(
            f"{path} cannot be written ({error.strerror}): give a file in a folder of your own."
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin_sqlite says, not before
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is written over
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    statement = connection.get_execution_options().get(BEGIN, "BEGIN")
    if statement is not None:
        connection.exec_driver_sql(statement)


def _refuse_foreign(connection: Connection) -> None:
    tables = inspect(connection).get_table_names()
    if tables and VERSION_TABLE not in tables:
        raise StateError(
            f"{shown(connection.engine.url)} holds another program's tables:"
            " give Stringer a database of its own."
        )
    revision = revision_of(connection)
    if revision is not None and revision not in revisions():
        raise StateError(
            f"{shown(connection.engine.url)} was written by a newer Stringer (its form is"
            f" {revision}, the newest known here {revisions()[-1]}): install that version,"
            " or give another database."
        )


def _write_ahead(engine: Engine) -> None:
    """Let SQLite write beside its readers, which the file then remembers.

    The first to ask needs the file alone, and SQLite does not wait for that by itself.
    """
    if engine.dialect.name != "sqlite":
        return
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            with outside(engine) as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except StateError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)
