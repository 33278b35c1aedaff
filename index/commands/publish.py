"""Publish the proposal that waits."""

import argparse

from index.commands.common import DONE, add_places, editor_of, print_json
from index.commands.publishing import publish, published_line, waiting


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.epilog = "Exits with 4 where it loses something and that was not accepted."
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the proposal's id, so that no other is published"
    )
    parser.add_argument(
        "--accept-losses",
        action="store_true",
        help="publish even if articles that nobody removed are lost or golden answers get worse",
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Publish.  Raises LibraryError if nothing waits, or something else than that."""
    editor = editor_of(options)
    proposal = waiting(editor, options.id)
    code = publish(editor, proposal, losses=options.accept_losses)
    if options.json:
        print_json({"snapshot": proposal.snapshot, "published": code == DONE})
    elif code == DONE:
        print(published_line(proposal))
    return code
