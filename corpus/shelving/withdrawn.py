"""The ids that a moderator has removed: one a line, sorted."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.article import ArticleId
from corpus.shelving.refusal import ShelfError

WITHDRAWN = "withdrawn.txt"
_ID = TypeAdapter(ArticleId)


def checked_id(said: str) -> ArticleId:
    """Return an id that may name files.  Raises ShelfError for anything else."""
    try:
        return _ID.validate_python(said)
    except ValidationError as error:
        raise ShelfError(
            f"{said[:140]!r} is no article's id: an id has up to 128 letters, digits, '_', '.' and"
            " '-'; see the list of articles for theirs."
        ) from error


def read_withdrawn(path: Path) -> frozenset[ArticleId]:
    """Return the ids in the file; none where it is missing.

    Raises ShelfError naming the row that holds no id.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig", "replace").split("\n")
    except FileNotFoundError:
        return frozenset()
    found: set[ArticleId] = set()
    for row, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.add(checked_id(line.strip()))
            except ShelfError as error:
                raise ShelfError(f"{path}, row {row}: {error}") from error
    return frozenset(found)


def dump_withdrawn(ids: Iterable[ArticleId]) -> str:
    """Return the file's text."""
    return "".join(f"{identity}\n" for identity in sorted(ids))
