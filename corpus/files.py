"""Writing that survives a crash, and taking turns at it."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path


def sync_file(path: Path) -> None:
    """Force a file, or a folder's entries, onto the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomically(
    path: Path,
    text: str,
    *,
    written: Callable[[], None] = lambda: None,
    in_place: Callable[[], None] = lambda: None,
) -> None:
    """Replace a file's text whole: a reader, or a crash, sees the old text or the new.

    `written` is called when the new text is on disk beside the old, `in_place` when it has taken
    its place.  What fails leaves the old text and nothing beside it; raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written()
        beside.replace(path)
    except Exception:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    in_place()
    sync_file(path.parent)


@contextlib.contextmanager
def hold_lock(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Wait for a lock between processes and threads, and hold it for as long as the block runs.

    The file is made where it is missing, and the system lets go of it when the process ends,
    however it ends.  `shared` waits only for who holds it alone, and does without it where it
    can't be made: nobody changes anything there.  Raises OSError.
    """
    import fcntl  # noqa: PLC0415 (absent on Windows, where only what is changed by hand is lost)

    handle = _open_lock(path, shared=shared)
    try:
        if handle is not None:
            fcntl.flock(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _open_lock(path: Path, *, shared: bool) -> int | None:
    if shared:
        with contextlib.suppress(FileNotFoundError):
            return os.open(path, os.O_RDONLY)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        if shared:
            return None
        raise
