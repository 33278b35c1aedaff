"""List what was published when, the newest first."""

import argparse
from typing import TYPE_CHECKING

from index.commands.common import DONE, add_places, counted, editor_of, print_json

if TYPE_CHECKING:
    from index.publications import Publication


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Print the history."""
    editor = editor_of(options)
    said = editor.publications()
    kept = editor.library.kept()
    newest_first = said.history[::-1]
    if options.json:
        rows = [one.model_dump(mode="json") for one in newest_first]
        print_json(
            {"active": said.active, "previous": said.previous, "kept": kept, "history": rows}
        )
        return DONE
    for one in newest_first:
        print(_line(one))
    if not newest_first:
        print("Nothing has been published yet: python -m index reindex")
    elif kept:
        print(f"in use is {said.active}; kept, so that `rollback ID` works: {', '.join(kept)}")
    return DONE


def _line(made: "Publication") -> str:
    articles = "" if made.articles is None else f"  {counted(made.articles, 'article')}"
    return (
        f"{made.at:%Y-%m-%d %H:%M} UTC  {made.snapshot}  {made.how:<11}  by {made.door:<7}"
        f"{articles}, +{made.added} −{made.removed} ~{made.changed}"
    )
