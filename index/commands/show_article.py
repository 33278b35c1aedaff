"""Show one article: what is known of it, and its words."""

import argparse

from index.commands.common import DONE, add_places, editor_of, places_of, print_json, shown_lines
from index.commands.facts import fact_lines
from index.commands.list_articles import held_row


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("id", metavar="ID", help="the article's id, as `list` shows it")
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Print the article.  Raises ArticleError if there is none of that id."""
    from corpus.article import ArticleError  # noqa: PLC0415

    held = editor_of(options).articles().find(options.id)
    if held is None:
        raise ArticleError(f"There is no article {options.id}. List them: python -m index list")
    original = places_of(options).shelf.original(held.article.id) if held.own else None
    if options.json:
        kept = {"original": str(original) if original else None, "body": held.article.body}
        print_json(held_row(held) | kept)
        return DONE
    print(held.article.id)
    for line in fact_lines(held.article):
        print(line)
    print(f"  standing   {held.standing}, kept by {'moderators' if held.own else 'the corpus'}")
    if held.copy_of is not None:
        print(f"  near copy  of {held.copy_of}: the two count as one source")
    if original is not None:
        print(f"  as it came {original}")
    print()
    print(shown_lines(held.article.body))
    return DONE
