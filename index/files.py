"""Names and checksums of what is on disk, and what makes a whole folder last."""

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from corpus.files import sync_file, write_atomically
from index.publications import unwritable

BUILDING = ".building-"
"""Before the name of a folder that is not finished."""


_LARGE = 16_000_000
"""Bytes from which a file is hashed once a process, while nothing about it changes."""


def sha256_of(path: Path) -> str:
    """Hash a file's bytes: hex sha256.

    A large one that was hashed before is not read again while its size, its times and its place
    on the disk are the same.
    """
    stat = path.stat()
    if stat.st_size < _LARGE:
        return _hashed(path)
    return _remembered(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


@lru_cache(maxsize=256)
def _remembered(path: Path, *_: int) -> str:
    return _hashed(path)


def _hashed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_tree(folder: Path) -> None:
    """Force everything under a folder onto the disk, files first, then the folders."""
    for here, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync_file(Path(here, name))
        sync_file(Path(here))


def replace_whole(
    path: Path, text: str, *, written: Callable[[], None], in_place: Callable[[], None]
) -> None:
    """Replace a file of a library as `write_atomically` does; raises LibraryError if it can't."""
    try:
        write_atomically(path, text, written=written, in_place=in_place)
    except OSError as error:
        raise unwritable(path, error) from error
