"""What of a library's folder is left over, and what may go."""

import contextlib
import math
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.files import BUILDING
from index.publications import PUBLICATIONS, LibraryError, Publications
from index.waiting import PROPOSAL

if TYPE_CHECKING:
    from index.library import Library


def tidy(library: "Library") -> None:
    """Clear what a crash left, unless somebody builds now or nothing may be written."""
    with contextlib.suppress(LibraryError, OSError):
        if library.has_leftovers:
            with library.building("a clean-up"):
                pass


def unfinished(snapshots: Path) -> Iterator[Path]:
    """Find the folders that a crash left, or that are being built or removed."""
    return snapshots.glob(f"{BUILDING}*")


def halves(folder: Path) -> Iterator[Path]:
    """Find what is written beside a file before it takes its place: just then, or after a crash."""
    for name in (PUBLICATIONS, PROPOSAL):
        yield from folder.glob(f".{name}.*")


def remove_folders(folders: Iterable[Path]) -> None:
    """Remove folders; what can't be removed stays, and is in nobody's way."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def prunable(
    found: Sequence[Path], said: Publications, held: Collection[str | None], kept: int
) -> list[Path]:
    """Choose which snapshots may go of those found, the newest first.

    None of those `held`; of the others that were ever published all but the `kept` newest, and
    all that were proposed and never published.  What is older than the history was published
    before that was lost, for all one knows.
    """
    others = [one for one in found if one.name not in held]
    published = said.ever_published
    known = said.history[0].at.timestamp() if said.history else math.inf
    passing = [one for one in others if one.name not in published and one.stat().st_mtime >= known]
    spare = [one for one in others if one not in passing]
    return passing + spare[kept:]
