"""One bot a token: two would answer each question twice and acknowledge each other's.

A bot may be several processes, each with shards of its own; a shard is served by one of them.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.shards import Share, spans

_TRIES, _WAIT_S = 25, 0.02


class StateFolderError(Exception):
    """The state folder cannot be written; the message says why."""


class TokenInUseError(Exception):
    """Another process with this state folder serves what this one was to serve.

    The message is a sentence that says what to do.
    """


@contextmanager
def only_instance(token: str, state_dir: Path, share: Share) -> Iterator[None]:
    """Hold the locks of a token's shards for as long as the block runs.

    A whole bot holds the token's lock alone; parts of one hold it together, and alone that of each
    of their shards.  The files' names are a hash of the token, so that they give nothing away.
    The system lets go of the locks when the process ends, however it ends.  Raises TokenInUseError
    or StateFolderError.
    """
    name = f"token-{hashlib.sha256(token.encode()).hexdigest()[:16]}"
    with ExitStack() as held:
        token_lock = held.enter_context(_opened(state_dir / f"{name}.lock"))
        if share.is_whole:
            if not _take(token_lock, fcntl.LOCK_EX):
                raise TokenInUseError(
                    "Another Stringer is running with this DISCORD_TOKEN here: stop it first."
                )
        else:
            _join(token_lock, share)
            for shard in share.ids:
                lock = held.enter_context(_opened(state_dir / f"{name}-{shard}.lock"))
                if not _take(lock, fcntl.LOCK_EX):
                    raise TokenInUseError(
                        f"Another Stringer serves shard {shard} with this DISCORD_TOKEN here: stop"
                        f" it first, or name other shards than {spans(share.ids)} in"
                        " STRINGER_SHARD_IDS."
                    )
        yield


def _join(handle: int, share: Share) -> None:
    """Hold a token's lock beside the bot's other parts, which count as many shards as this one.

    The first writes down how many there are; whoever counts differently would serve servers that
    another part serves, or leave some to nobody.
    """
    for _ in range(_TRIES):
        if _take(handle, fcntl.LOCK_EX):
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(share.count).encode(), 0)
        if _take(handle, fcntl.LOCK_SH):
            break
        time.sleep(_WAIT_S)  # another part may just be the first
    else:
        raise TokenInUseError(
            "Another Stringer serves all shards with this DISCORD_TOKEN here: stop it first, or"
            " give it STRINGER_SHARD_IDS, too."
        )
    counted = os.pread(handle, 16, 0).decode()
    if counted != str(share.count):
        raise TokenInUseError(
            f"STRINGER_SHARDS is {share.count}, but another Stringer with this DISCORD_TOKEN"
            f" counts {counted} shards here: give all of them the same number."
        )


def _take(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StateFolderError(error.strerror) from error
    try:
        yield handle
    finally:
        os.close(handle)
