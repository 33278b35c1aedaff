"""What articles were made from, as it came: `originals/<id>/<name>` on the shelf."""

import contextlib
import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from corpus.article import ArticleError, ArticleId
from corpus.article_file import article_id
from corpus.files import sync_file
from corpus.shelving.steps import Reached
from corpus.shelving.text import noted_original

if TYPE_CHECKING:
    from corpus.intake.submission import Received

_ORIGINALS = "originals"
_HEAD = 4096
"""Bytes of an article's file that the note of its original stands in."""
_STEM_LENGTH = 60
"""Characters of an original's name, so that it fits every disk in any script."""


def id_of(path: Path) -> ArticleId | None:
    """Return the id of the article that a file would be; None if its name makes none."""
    try:
        return article_id(path.name)
    except ArticleError:
        return None


def original_of(path: Path) -> str | None:
    """Return what an article's file says of its original, as `noted_original` does.

    None, too, where there is no such file.
    """
    try:
        with path.open("rb") as file:
            return noted_original(file.read(_HEAD).decode("utf-8", "replace"))
    except FileNotFoundError:
        return None


def keep_original(shelf: Path, identity: ArticleId, received: "Received", reached: Reached) -> str:
    """Write what an article was made from under a name of its own, and return its path there.

    It is on disk for good when this returns.  Raises OSError; then a part of it may be left.
    """
    folder = shelf / _ORIGINALS / identity
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / _safe_name(received.name, identity, number)).exists():
        number += 1
    with path.open("xb") as file:
        file.write(received.content)
        file.flush()
        reached("original-written")
        os.fsync(file.fileno())
    for parent in (folder, folder.parent, shelf):
        sync_file(parent)
    reached("original-synced")
    return f"{_ORIGINALS}/{identity}/{path.name}"


def drop_original(shelf: Path, identity: ArticleId, original: str | None, reached: Reached) -> None:
    """Remove an article's own original, if there is one."""
    if original and original.startswith(f"{_ORIGINALS}/{identity}/"):
        (shelf / original).unlink(missing_ok=True)
        reached("original-removed")
        with contextlib.suppress(OSError):
            (shelf / original).parent.rmdir()


def clear_originals(shelf: Path, articles: Sequence[Path]) -> tuple[str, ...]:
    """Remove the originals that none of these files of articles names, and return their paths.

    Those beside an article that was written by hand, and so names none, are left alone.
    """
    noted = {path: original_of(path) for path in articles}
    named = frozenset(noted.values())
    by_hand = {id_of(path) for path, said in noted.items() if said is None}
    cleared: list[str] = []
    for path in sorted(shelf.glob(f"{_ORIGINALS}/*/*")):
        name = path.relative_to(shelf).as_posix()
        if path.parent.name not in by_hand and name not in named and path.is_file():
            path.unlink()
            cleared.append(name)
    for folder in shelf.glob(f"{_ORIGINALS}/*/"):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return tuple(cleared)


def _safe_name(name: str, identity: ArticleId, number: int) -> str:
    """Make a file's name safe on any disk; the second of a name has a 2 in it, and so on."""
    try:
        stem = article_id(name)
    except ArticleError:
        stem = identity
    stem = stem[:_STEM_LENGTH] + (f"-{number}" if number > 1 else "")
    return stem + re.sub(r"[^\w.]", "", PurePath(name).suffix)[:16]
