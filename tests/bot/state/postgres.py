"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

_PATIENCE = 60.0
"""Seconds that the server may take to start on a busy machine."""
_number = count(1)


class NoServerError(Exception):
    """No server can be started here; the message says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server that anybody on this computer may use."""

    port: int

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://stringer:secret@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its URL."""
        name = f"state{next(_number)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def answers(self) -> bool:
        """Whether it takes connections yet."""
        try:
            self._run("SELECT 1")
        except OperationalError:
            return False
        return True

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url(), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, and stop it when the block ends.  Raises NoServerError."""
    if find_spec("psycopg") is None:
        raise NoServerError("PostgreSQL's driver is not installed: psycopg is not there")
    initdb, postgres = _program("initdb"), _program("postgres")
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="stringer-postgres-"))
    if user is not None:
        shutil.chown(folder, user)
    try:
        _initialise(initdb, folder / "db", user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = ["listen_addresses=127.0.0.1", "fsync=off", f"unix_socket_directories={folder}"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [
                    str(postgres),
                    *("-D", str(folder / "db"), "-p", str(port)),
                    *(word for setting in settings for word in ("-c", setting)),
                ],
                stdout=log,
                stderr=log,
                cwd=folder,
                user=user,
            )
        try:
            server = Server(port)
            _await(server, process, folder / "log")
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # does not wait for who is still connected
            process.wait(_PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path:
    """A program of the server's, on the path or where Debian puts it."""
    found = shutil.which(name)
    if found is not None:
        return Path(found)
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not versions:
        raise NoServerError(f"no PostgreSQL server is installed: {name} is not there")
    return versions[-1]


def _unprivileged() -> str | None:
    """The user that runs the server, which refuses to be root; None for who runs the tests."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise NoServerError("PostgreSQL does not run as root, and there is no other user")


def _initialise(initdb: Path, folder: Path, user: str | None) -> None:
    done = subprocess.run(
        [
            str(initdb),
            *("-D", str(folder), "-U", "stringer", "-A", "trust"),
            *("-E", "UTF8", "--locale=C", "--no-sync"),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder.parent,
        user=user,
    )
    if done.returncode:
        raise NoServerError(f"initdb failed: {done.stderr.strip()}")


def _await(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not server.answers():
        if process.poll() is not None or time.monotonic() > deadline:
            raise NoServerError(f"PostgreSQL did not start: {log.read_text('utf-8', 'replace')}")
        time.sleep(0.1)
