"""One bot a token: two would answer each question twice and acknowledge each other's."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StateFolderError(Exception):
    """The state folder cannot be written; the message says why."""


class TokenInUseError(Exception):
    """Another process on this computer holds the token's lock."""


@contextmanager
def only_instance(token: str, state_dir: Path) -> Iterator[None]:
    """Hold the lock of a token for as long as the block runs.

    The file's name is a hash of the token, so that it gives nothing away.  The system lets go of
    the lock when the process ends, however it ends.  Raises TokenInUseError or StateFolderError.
    """
    name = hashlib.sha256(token.encode()).hexdigest()[:16]
    path = state_dir / f"token-{name}.lock"
    try:
        state_dir.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise StateFolderError(error.strerror) from error
    with file as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TokenInUseError(f"{path} is held") from error
        yield
