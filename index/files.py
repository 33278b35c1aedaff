"""Writing that survives a crash, and checksums."""

import hashlib
import os
from pathlib import Path

BUILDING = ".building-"
"""Before the name of a folder that is not finished."""


def sha256_of(path: Path) -> str:
    """Hash a file's bytes: hex sha256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """Force a file, or a folder's entries, onto the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Force everything under a folder onto the disk, files first, then the folders."""
    for here, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync_file(Path(here, name))
        sync_file(Path(here))


def write_atomically(path: Path, text: str) -> None:
    """Replace a file's text whole: a reader, or a crash, sees the old text or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_file(path.parent)
