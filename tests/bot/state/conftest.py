"""A state to test, on SQLite always and on PostgreSQL where a server can be started."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.state.database import sqlite_url
from bot.state.state import State
from tests.bot.state.planted import NOON
from tests.bot.state.postgres import NoServerError, Server, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; a test that needs it skips, with the reason, where there is none."""
    try:
        with running_server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database that a test is run on."""
    if request.param == "postgresql":
        request.getfixturevalue("server")
    return request.param


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that is not yet there, or is empty."""
    if kind == "postgresql":
        return request.getfixturevalue("server").new_database()
    return sqlite_url(tmp_path / "state.sqlite3")


@pytest.fixture
def state(url: str) -> Iterator[State]:
    """A state without a memory."""
    opened = State(url, now=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def lasting(kind: str, request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[State]:
    """A state for tests of many cases; each wipes it first."""
    if kind == "postgresql":
        where = request.getfixturevalue("server").new_database()
    else:
        where = sqlite_url(tmp_path_factory.mktemp("lasting") / "state.sqlite3")
    opened = State(where, now=lambda: NOON)
    yield opened
    opened.close()
