"""Names and checksums of what is on disk, and what makes a whole folder last."""

import hashlib
import os
from pathlib import Path

from corpus.files import sync_file

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
