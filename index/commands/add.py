"""Read articles from files or links, and keep them among the moderators' own."""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from index.commands.asking import at_terminal
from index.commands.common import (
    DONE,
    UNPUBLISHED,
    UsageError,
    add_places,
    editor_of,
    note,
    print_json,
    shown,
)
from index.commands.facts import add_facts, article_row, fact_lines, stated_facts
from index.commands.handed_in import Taken, is_archive, is_link, receive, take_in
from index.commands.missing import Completing

if TYPE_CHECKING:
    from corpus.article import Article, ArticleId
    from corpus.copies import Copy
    from corpus.intake.submission import Received

_OF_ONE_ARTICLE = ("title", "author", "url")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="FILE_OR_LINK",
        help=".md, .txt, .html, .pdf, a .zip of these, or a web address",
    )
    parser.add_argument(
        "--allow-links", action="store_true", help="fetch web addresses, from the open web only"
    )
    parser.add_argument(
        "--accept-day",
        action="store_true",
        help="date an undated article by the day that its text suggests",
    )
    add_facts(parser)
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Read all, show it, and keep it; what is refused as a whole leaves nothing kept.

    Raises UsageError, IntakeError, LinkError and ShelfError.
    """
    links = [one for one in options.sources if is_link(one)]
    if links and not options.allow_links:
        raise UsageError(f"{shown(links[0])} is a link: links are fetched with --allow-links only")
    stated = stated_facts(options)
    asking = at_terminal() and not options.json
    editor = editor_of(options)
    there = [one.article for one in editor.articles().articles if one.standing != "removed"]
    received = [receive(one) for one in options.sources]
    _check_options(options, received)
    handed_in = take_in(editor, received, stated, there)
    for left in handed_in.left_out:
        note(f"left out {shown(left.name)}: {shown(left.reason)}")
    completing = Completing(stated, asking, options.accept_day)
    articles = [completing.complete(one.submission) for one in handed_in.taken]
    copies = _near_copies(articles, there)
    for taken, article in zip(handed_in.taken, articles, strict=True):
        if not options.json:
            _show(taken, article, copies)
        editor.put(article, taken.original, new=True)
        if not options.json:
            print(f"added {article.id}; {UNPUBLISHED}")
    if options.json:
        added = [
            article_row(one) | {"copies": [copy.model_dump() for copy in copies.get(one.id, ())]}
            for one in articles
        ]
        left_out = [{"name": one.name, "reason": one.reason} for one in handed_in.left_out]
        print_json({"added": added, "left_out": left_out})
    return DONE


def _check_options(options: argparse.Namespace, received: "Sequence[Received]") -> None:
    given = [f"--{name}" for name in _OF_ONE_ARTICLE if getattr(options, name) is not None]
    if given and (len(received) > 1 or is_archive(received[0])):
        raise UsageError(f"{given[0]} is of one article: add the files one by one to state it")


def _near_copies(
    articles: "Sequence[Article]", there: "Sequence[Article]"
) -> "Mapping[ArticleId, Sequence[Copy]]":
    """Return the near copies that each new article would be, or have, by its id."""
    from corpus.copies import find_copies  # noqa: PLC0415

    found = defaultdict(list)
    for copy in find_copies([*there, *articles]):
        for name in (copy.article, copy.of):
            found[name].append(copy)
    return found


def _show(taken: "Taken", article: "Article", copies: "Mapping[ArticleId, Sequence[Copy]]") -> None:
    print(f"{article.id}, from {shown(taken.submission.original)}")
    for line in fact_lines(article):
        print(line)
    words = " ".join(article.body.split())
    print(f"  begins     “{shown(words[:60])}{'…' if len(words) > 60 else ''}”")
    for copy in copies.get(article.id, ()):
        print(
            f"  near copy  {copy.article} of {copy.of}, {copy.share:.0%} of its words:"
            " the two count as one source"
        )
