"""List the articles as they are, with how each stands to what is published."""

import argparse
from typing import TYPE_CHECKING

from index.commands.common import (
    DONE,
    UNPUBLISHED,
    add_places,
    counted,
    editor_of,
    print_json,
    shown,
)
from index.commands.facts import article_row, day_shown

if TYPE_CHECKING:
    from corpus.article import Article
    from index.held import HeldArticle, HeldArticles

_KEPT_BY = {True: "moderators", False: "the corpus"}
_WIDEST = 30
"""Characters of a publisher's name in the list."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument(
        "search", nargs="?", default="", help="words that an id, title, publisher or author has"
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    held = editor_of(options).articles()
    found = [one for one in held.articles if _matches(one.article, options.search)]
    if options.json:
        skipped = [{"name": one.name, "reason": one.reason} for one in held.skipped]
        rows = [held_row(one) for one in found]
        print_json({"articles": rows, "skipped": skipped, "pending": held.pending})
    else:
        _show(found, held)
    return DONE


def held_row(held: "HeldArticle") -> dict[str, object]:
    """Return an article's row for a program, with how it stands."""
    stands = {"standing": held.standing, "own": held.own, "copy_of": held.copy_of}
    return article_row(held.article) | stands


def _matches(article: "Article", search: str) -> bool:
    """Whether each word of the search is in what the list says of the article."""
    said = " ".join(filter(None, (article.id, article.title, article.publisher, article.author)))
    return all(word in said.casefold() for word in search.casefold().split())


def _show(found: "list[HeldArticle]", held: "HeldArticles") -> None:
    heads = ("id", "published", "publisher", "standing", "kept by", "near copy of")
    rows = [heads]
    for one in found:
        article = one.article
        rows.append(
            (
                article.id,
                day_shown(article),
                _cut(shown(article.publisher)),
                one.standing,
                _KEPT_BY[one.own] if one.standing != "removed" else "",
                one.copy_of or "",
            )
        )
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    for row in rows if found else ():
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
    for left in held.skipped:
        print(f"skipped {shown(left.name)}: {shown(left.reason)}")
    print(
        counted(len(found), "article") + (f" of {len(held.articles)}" if _some(found, held) else "")
    )
    if held.pending:
        print(f"{counted(held.pending, 'change')} {UNPUBLISHED}")


def _cut(name: str) -> str:
    return name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"


def _some(found: "list[HeldArticle]", held: "HeldArticles") -> bool:
    return len(found) != len(held.articles)
