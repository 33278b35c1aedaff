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


class Server:
    """A server that anybody on this computer may use; it can go away and come back."""

    def __init__(self, postgres: Path, folder: Path, user: str | None) -> None:
        self._postgres = postgres
        self._folder = folder
        self._user = user
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it takes connections.  Raises NoServerError."""
        log, sockets = self._folder / "log", f"unix_socket_directories={self._folder}"
        settings = ["listen_addresses=127.0.0.1", "fsync=off", sockets]
        with log.open("ab") as written:
            self._running = subprocess.Popen(
                [
                    str(self._postgres),
                    *("-D", str(self._folder / "db"), "-p", str(self.port)),
                    *(word for setting in settings for word in ("-c", setting)),
                ],
                stdout=written,
                stderr=written,
                cwd=self._folder,
                user=self._user,
            )
        deadline = time.monotonic() + _PATIENCE
        while not self.answers():
            if self._running.poll() is not None or time.monotonic() > deadline:
                said = log.read_text("utf-8", "replace")
                raise NoServerError(f"PostgreSQL did not start: {said}")
            time.sleep(0.1)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Let it go away: in order, not waiting for who is connected; SIGQUIT is a crash."""
        if self._running is not None:
            self._signal(how)
            try:
                self._running.wait(_PATIENCE)
            except subprocess.TimeoutExpired:  # a disk that is busy with somebody else's
                self._running.kill()
                self._running.wait()
            self._running = None

    def freeze(self) -> None:
        """Let it take connections and say nothing, as a host does that hangs, until `thaw`."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

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

    def _signal(self, number: signal.Signals) -> None:
        if self._running is not None:
            self._running.send_signal(number)

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
        server = Server(postgres, folder, user)
        try:
            server.start()
            yield server
        finally:
            server.stop(signal.SIGQUIT)  # nothing of it is to be kept
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
