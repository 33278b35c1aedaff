"""Remove articles, whoever keeps them; they are answered from until the next publication."""

import argparse

from index.commands.asking import at_terminal, confirm
from index.commands.common import (
    DONE,
    UNPUBLISHED,
    UsageError,
    add_places,
    counted,
    editor_of,
    print_json,
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="an article's id, as `list` shows it")
    parser.add_argument("--yes", action="store_true", help="remove without asking")
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Remove all of them, or none where there is no article of one id.

    Raises UsageError if nobody agreed, ArticleError and ShelfError.
    """
    from corpus.article import ArticleError  # noqa: PLC0415

    editor = editor_of(options)
    ids = tuple(dict.fromkeys(options.ids))
    held = editor.articles()
    for name in ids:
        # One whose file is gone may be removed, too, so that it is not missed.
        if held.find(name) is None:
            raise ArticleError(f"There is no article {name}. See them: python -m index list")
    if not options.yes:
        if options.json or not at_terminal():
            raise UsageError("removing needs --yes where nobody can be asked")
        if not confirm(f"Remove {counted(len(ids), 'article')} ({', '.join(ids)})?"):
            print("nothing was removed")
            return DONE
    for name in ids:
        editor.remove(name)
        if not options.json:
            print(f"removed {name}; {UNPUBLISHED}")
    if options.json:
        print_json({"removed": list(ids)})
    return DONE
