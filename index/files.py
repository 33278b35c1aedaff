"""Names and checksums of what is on disk, and what makes a whole folder last."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from corpus.files import sync_file, write_atomically
from index.publications import unwritable

BUILDING = ".building-"
"""Before the name of a folder that is not finished."""


def sha256_of(path: Path) -> str:
    """Hash a file's bytes: hex sha256."""
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
