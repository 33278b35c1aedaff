"""The right to build and the right to publish: one process each at a time."""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.publications import LibraryError, unwritable

_TRIES, _WAIT_S = 10, 0.02


@dataclass(frozen=True, slots=True)
class Builder:
    """Who builds."""

    name: str
    """As it is to be shown: "<@1234>" in Discord, a user's name in a shell."""
    since: datetime
    """Aware."""
    process: int


class BusyError(LibraryError):
    """Somebody builds already; the message says who, since when, and what to do."""

    def __init__(self, builder: Builder | None) -> None:
        who = "somebody else"
        if builder is not None:
            who = f"{builder.name} (process {builder.process}, since {builder.since:%H:%M} UTC)"
        super().__init__(
            f"Another build of this index is running, begun by {who}. Wait until it has ended,"
            " then try again."
        )
        self.builder = builder


@contextlib.contextmanager
def hold_building(path: Path, name: str, since: datetime) -> Iterator[None]:
    """Hold the right to build for as long as the block runs, under a name.

    The system lets go of it when the process ends, however it ends.  Raises BusyError.
    """
    with _opened(path) as (fcntl, handle):
        for left in reversed(range(_TRIES)):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if not left:
                    raise BusyError(_read_builder(handle)) from error
                time.sleep(_WAIT_S)  # somebody may only be looking who builds
        said = {"name": name, "since": since.isoformat(), "process": os.getpid()}
        with contextlib.suppress(OSError):  # on a full disk the right is held without a name
            os.ftruncate(handle, 0)
            os.pwrite(handle, json.dumps(said).encode(), 0)
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                os.ftruncate(handle, 0)


@contextlib.contextmanager
def hold_publishing(path: Path) -> Iterator[None]:
    """Wait for the right to change what is published, and hold it; held for milliseconds.

    Raises LibraryError if the file can't be written.
    """
    with _opened(path) as (fcntl, handle):
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def hold_if_free(path: Path) -> Iterator[bool]:
    """Hold the right that a file stands for unless somebody else does; tell which, at once.

    Raises LibraryError if the file can't be written.
    """
    with _opened(path) as (fcntl, handle):
        is_held = True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            is_held = False
        yield is_held


def current_builder(path: Path) -> Builder | None:
    """Return who builds now; None while nobody does."""
    if not path.exists():
        return None
    with _opened(path, os.O_RDONLY) as (fcntl, handle):
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read_builder(handle) or Builder("somebody", datetime.fromtimestamp(0, UTC), 0)
        return None


@contextlib.contextmanager
def _opened(path: Path, flags: int = os.O_RDWR | os.O_CREAT):  # type: ignore[no-untyped-def]
    import fcntl  # noqa: PLC0415 (absent on Windows, where only building is lost)

    try:
        handle = os.open(path, flags, 0o644)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield fcntl, handle
    finally:
        os.close(handle)


def _read_builder(handle: int) -> Builder | None:
    try:
        said = json.loads(os.pread(handle, 4096, 0))
        return Builder(said["name"], datetime.fromisoformat(said["since"]), said["process"])
    except (ValueError, KeyError, TypeError):
        return None
