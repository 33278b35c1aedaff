"""Go back to the snapshot that was in use before, or to another that is kept."""

import argparse

from index.commands.common import DONE, NOTICED, add_places, counted, editor_of, print_json


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
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
    try:
        wanted = editor.rollback(options.id)
    except KeyboardInterrupt:
        active = editor.publications().active
        if active is None or active == left:
            raise
        wanted = active  # it has happened; what was interrupted is the clearing up
    said = editor.publications()
    if options.json:
        print_json({"active": wanted, "left": left})
    elif wanted == left:
        print(f"snapshot {wanted} is in use already")
    else:
        articles = said.articles_of(wanted)
        holds = f": {counted(articles, 'article')}" if articles is not None else ""
        print(f"snapshot {wanted} is in use again{holds}; {NOTICED}")
    return DONE
