"""Discard the proposal that waits; the index stays as it is."""

import argparse

from index.commands.common import DONE, add_places, editor_of, print_json
from index.commands.publishing import waiting


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the proposal's id, so that no other is discarded"
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Discard.  Raises LibraryError if nothing waits, or something else than that."""
    from index.publications import LibraryError  # noqa: PLC0415

    editor = editor_of(options)
    proposal = waiting(editor, options.id)
    if not editor.discard(proposal.snapshot):
        raise LibraryError(f"The proposal {proposal.snapshot} does not wait any more.")
    if options.json:
        print_json({"discarded": proposal.snapshot})
    else:
        print(f"discarded {proposal.snapshot}; the articles keep their changes")
    return DONE
