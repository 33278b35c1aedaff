"""What the commands share: options, errors, and a line or a bar on the terminal."""

import argparse
import contextlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.editor import Editor
    from index.places import Places

DONE, FAILED, USAGE, PROPOSED, LOSES = 0, 1, 2, 3, 4
"""Exit codes: the last two are a proposal that waits, and one that loses something."""

UNPUBLISHED = "not yet published: python -m index reindex"
NOTICED = "a running bot notices within seconds"

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the reading direction of what follows them."""


class UsageError(Exception):
    """A command that was asked for wrongly; the message says what to change."""


def known_errors() -> tuple[type[Exception], ...]:
    """List the errors whose message tells the user all: ours, and those of the disk.

    What the shelf, the intake and a link refuse are ArticleErrors; that somebody else builds is a
    LibraryError.
    """
    from corpus.article import ArticleError  # noqa: PLC0415
    from index.builder import BuildError  # noqa: PLC0415
    from index.embedder import EmbedderError  # noqa: PLC0415
    from index.library import LibraryError  # noqa: PLC0415
    from index.seal import SnapshotError  # noqa: PLC0415
    from index.stores.errors import StoreError  # noqa: PLC0415

    return (
        ArticleError,
        BuildError,
        EmbedderError,
        LibraryError,
        SnapshotError,
        StoreError,
        OSError,
    )


def input_errors() -> tuple[type[Exception], ...]:
    """List the errors of a file that the user wrote; the message names the file and the row."""
    from corpus.gazetteer import GazetteerError  # noqa: PLC0415
    from index.golden_file import GoldenError  # noqa: PLC0415

    return (GazetteerError, GoldenError)


def add_places(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command takes."""
    parser.add_argument(
        "--corpus",
        action="append",
        type=Path,
        metavar="DIR",
        help="folder of articles, may be given several times (default: the articles that ship)",
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder for indexes (default: $STRINGER_DATA, else the user's data folder)",
    )
    parser.add_argument(
        "--model",
        metavar="NAME_OR_FOLDER",
        help="sentence-transformers model (default: $STRINGER_MODEL, else the one that ships)",
    )
    parser.add_argument(
        "--gazetteer",
        type=Path,
        metavar="FILE",
        help="the event's places (default: $STRINGER_GAZETTEER, else the ones that ship)",
    )
    parser.add_argument(
        "--index-kind",
        metavar="KIND",
        help="of the vectors' index: auto, by size, or a FAISS factory string such as SQfp16"
        " (default: $STRINGER_INDEX, else auto)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON for a program to read")


def places_of(options: argparse.Namespace) -> "Places":
    """Read the shared options.

    Raises UsageError if a corpus folder or the gazetteer's file does not exist, the data folder is
    a file, or a setting can't be.
    """
    from index.places import find_places  # noqa: PLC0415 (`--help` must not wait for it)

    for folder in options.corpus or ():
        if not folder.is_dir():
            raise UsageError(f"--corpus {folder}: there is no such folder")
    try:
        places = find_places(
            options.corpus or (),
            options.data,
            options.model,
            options.gazetteer,
            index_kind=options.index_kind,
        )
    except ValueError as error:
        raise UsageError(str(error)) from error
    if places.data.exists() and not places.data.is_dir():
        raise UsageError(f"--data {places.data}: this is a file, not a folder")
    if places.gazetteer is not None and not places.gazetteer.is_file():
        named = "--gazetteer" if options.gazetteer else "STRINGER_GAZETTEER"
        raise UsageError(f"{named} {places.gazetteer}: there is no such file")
    return places


def editor_of(options: argparse.Namespace) -> "Editor":
    """Open the articles and the index that the shared options name.  Raises UsageError."""
    from index.editor import Editor  # noqa: PLC0415 (`--help` must not wait for it)

    return Editor.of(places_of(options), "shell")


def note(line: str) -> None:
    """Print a line for people, apart from the output."""
    print(line, file=sys.stderr)


def print_json(said: dict[str, Any]) -> None:
    """Print one object on one line, as UTF-8 text; half a surrogate pair as its JSON escape."""
    line = json.dumps(said, ensure_ascii=False)
    print(line.encode("utf-8", "backslashreplace").decode(), flush=True)


def shown(text: str) -> str:
    """Return a text on one line, with an escape for whatever could steer a terminal."""
    return "".join(
        ascii(char)[1:-1]
        if char in _TURNING or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        else char
        for char in text
    )


def shown_lines(text: str) -> str:
    """Return a text as `shown` does, its lines kept."""
    return "\n".join(shown(line) for line in text.split("\n"))


def day(said: str) -> date:
    """Read the day of an option.  Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{said!r} is not a day like 2021-08-09") from error


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 article`, `2 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextlib.contextmanager
def progress_bar() -> Iterator[Any]:
    """Give a `Progress` that draws a bar, or none where the errors go to no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield tell
