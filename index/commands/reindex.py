"""Build the index of the articles as they are, show what changes, and publish it if you agree."""

import argparse
import getpass
import shutil
from typing import TYPE_CHECKING

from index.commands.asking import at_terminal
from index.commands.common import (
    DONE,
    add_places,
    counted,
    editor_of,
    note,
    places_of,
    print_json,
    progress_bar,
)
from index.commands.proposal_text import proposal_lines
from index.commands.publishing import published_line, settle

if TYPE_CHECKING:
    from index.editor import Editor
    from index.proposal import Proposal

_WIDEST = 140
"""Characters of a line: two columns of answers beside each other are read no wider."""
_CODES = """\
exit codes:
  0    published, or there is nothing to publish
  1    it failed; the index is as it was
  2    asked wrongly
  3    proposed, not published: nobody agreed to it; it waits for `publish` or `discard`
  4    proposed, not published: it loses something, and that was not accepted
  130  stopped with Ctrl-C; the index is as it was
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _CODES
    parser.add_argument("--yes", action="store_true", help="publish without asking")
    parser.add_argument(
        "--accept-losses",
        action="store_true",
        help="publish even if articles that nobody removed are lost or golden answers get worse",
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Propose, show, and publish where that is agreed to."""
    from index.encoders import encoder_of  # noqa: PLC0415

    editor = editor_of(options)
    encoder_of(places_of(options), note).export()  # also where no article has to be embedded
    with progress_bar() as progress:
        proposal = editor.propose(_user(), progress)
    if not options.json:
        columns = shutil.get_terminal_size((100, 24)).columns
        for line in proposal_lines(proposal, min(columns, _WIDEST)):
            print(line, flush=True)
    if not proposal.golden and (golden := editor.golden()):
        note(
            f"None of the {counted(len(golden), 'golden question')} was asked, for no examiner is"
            " installed: install the package anew (make install)."
        )
    fresh = proposal.snapshot == proposal.base
    code = DONE if fresh else _settled(editor, proposal, options)
    if options.json:
        published = {"up_to_date": fresh, "published": not fresh and code == DONE}
        print_json({"proposal": proposal.model_dump(mode="json")} | published)
    elif fresh:
        print("There is nothing to publish: the index is of the articles as they are.")
    elif code == DONE:
        print(published_line(proposal))
    return code


def _settled(editor: "Editor", proposal: "Proposal", options: argparse.Namespace) -> int:
    asking = at_terminal() and not options.json
    losses = options.accept_losses
    return settle(editor, proposal, consent=options.yes, asking=asking, losses=losses)


def _user() -> str:
    """Name who is at the shell, for whoever tries to build meanwhile."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a process without a name: a container run as a bare number
        return "a shell"
