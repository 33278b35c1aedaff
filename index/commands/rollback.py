"""Go back to the snapshot that was in use before, or to another that is kept."""

import argparse

from index.commands.common import (
    DONE,
    NOTICED,
    add_places,
    counted,
    editor_of,
    print_json,
    progress_bar,
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.epilog = "One of an older Stringer is made anew of its own articles first."
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="the snapshot to go back to, or how its id begins (default: the one before)",
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Roll back.  Raises LibraryError if there is no such snapshot, SnapshotError if damaged."""
    editor = editor_of(options)
    left = editor.publications().active
    wanted = editor.library.find_kept(options.id)
    try:
        with progress_bar() as progress:
            there = editor.rollback(wanted, progress)
    except KeyboardInterrupt:
        active = editor.publications().active
        if active is None or active == left:
            raise
        there = active  # it has happened; what was interrupted is the clearing up
    said = editor.publications()
    if options.json:
        print_json({"active": there, "left": left})
    elif there == left:
        print(f"snapshot {there} is in use already")
    else:
        articles = said.articles_of(there)
        holds = f": {counted(articles, 'article')}" if articles is not None else ""
        again = "again" if there == wanted else f"now, made anew of those of {wanted}"
        print(f"snapshot {there} is in use {again}{holds}; {NOTICED}")
    return DONE
