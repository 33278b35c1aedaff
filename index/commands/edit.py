"""State facts of an article anew, or put another file in the place of its words."""

import argparse
from typing import TYPE_CHECKING

from index.commands.common import (
    DONE,
    UNPUBLISHED,
    UsageError,
    add_places,
    editor_of,
    print_json,
    shown,
)
from index.commands.facts import add_facts, article_row, stated_facts
from index.commands.handed_in import receive

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.facts import Facts
    from corpus.intake.submission import Submission
    from index.editor import Editor


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("id", metavar="ID", help="the article's id, as `list` shows it")
    parser.add_argument("--file", metavar="FILE", help="read its words from this file instead")
    add_facts(parser)
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Edit.  Raises UsageError, ArticleError, IntakeError and ShelfError."""
    stated = stated_facts(options)
    if not stated.model_fields_set and options.file is None:
        raise UsageError(
            "nothing to change: give --publisher, --title, --author, --published, --language,"
            " --url or --file"
        )
    editor = editor_of(options)
    if options.file is None:
        before, after = editor.edit(options.id, stated)
    else:
        before, after = _replaced(editor, options.id, options.file, stated)
    if options.json:
        print_json({"before": article_row(before), "after": article_row(after)})
        return DONE
    for line in _changes(before, after):
        print(line)
    print(f"{after.id} is as it was" if before == after else f"edited {after.id}; {UNPUBLISHED}")
    return DONE


def _replaced(editor: "Editor", name: str, file: str, stated: "Facts") -> "tuple[Article, Article]":
    """Put a file's words in the place of an article's, with the facts that it does not state."""
    before = editor.article(name)
    received = receive(file)
    intake = editor.read(received, stated, instead_of=name)
    if len(intake.submissions) != 1:
        raise UsageError(f"--file {file}: it has {len(intake.submissions)} articles, not one")
    (submission,) = intake.submissions
    after = submission.article.model_copy(update=_kept(before, submission, stated))
    editor.put(after, received)
    return before, after


def _kept(before: "Article", submission: "Submission", stated: "Facts") -> dict[str, object]:
    """Return what stays as it was; that the words are a digest is never dropped in silence."""
    silent = {name for name in ("author", "url") if getattr(submission.article, name) is None}
    names = {"id", *silent, *submission.missing}
    if submission.article.published is None and stated.published_how != "unknown":
        names |= {"published", "published_how"}
    if before.digest and not submission.article.digest:
        names |= {"digest", "digest_of"}
    return {name: getattr(before, name) for name in names}


def _changes(before: "Article", after: "Article") -> list[str]:
    was, now = article_row(before), article_row(after)
    return [
        f"  {name:<13} {_said(was[name])} → {_said(now[name])}"
        for name in now
        if was[name] != now[name]
    ]


def _said(value: object) -> str:
    return "–" if value is None else shown(str(value))
