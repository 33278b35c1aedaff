"""What is known of an article beside its words: as options, as a row, as lines."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from index.commands.common import UsageError, day, shown

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.facts import Facts

UNDATED = "none"
"""What is said instead of a day where it is not known."""


def add_facts(parser: argparse.ArgumentParser) -> None:
    """Add the options that state facts; they go before what a file says of itself."""
    facts = parser.add_argument_group("facts of the article")
    facts.add_argument("--publisher", metavar="NAME", help="who published it")
    facts.add_argument("--title", help="its headline")
    facts.add_argument("--author", metavar="NAME", help="who wrote it")
    facts.add_argument(
        "--published",
        type=day_or_none,
        metavar="YYYY-MM-DD",
        help="the day it was published, or none where that is not known",
    )
    facts.add_argument("--language", metavar="CODE", help="two letters, such as en")
    facts.add_argument("--url", help="where it stands on the web")


def stated_facts(options: argparse.Namespace) -> "Facts":
    """Return what the options state; what they do not is None.  Raises UsageError."""
    names = ("publisher", "title", "author", "language", "url")
    said: dict[str, Any] = {name: getattr(options, name) for name in names}
    if options.published == UNDATED:
        said["published_how"] = "unknown"
    else:
        said["published"] = options.published
    return facts_from({name: value for name, value in said.items() if value is not None})


def facts_from(said: dict[str, Any]) -> "Facts":
    """Return facts, checked, each on one line with single spaces, as an article keeps them.

    Raises UsageError naming the option of the first at fault.
    """
    from pydantic import ValidationError  # noqa: PLC0415

    from corpus.facts import Facts  # noqa: PLC0415

    try:
        return Facts.model_validate(
            {
                key: " ".join(one.split()) if isinstance(one, str) else one
                for key, one in said.items()
            }
        )
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        reason = fault["msg"].removeprefix("Value error, ")
        raise UsageError(f"--{fault['loc'][0]}: {reason}") from error


def day_or_none(said: str) -> date | str:
    """Read a day, or the word for none.  Raises ArgumentTypeError."""
    return said if said == UNDATED else day(said)


def article_row(article: "Article") -> dict[str, object]:
    """Return what is known of an article for a program, without its words."""
    return {
        "id": article.id,
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "published_how": article.published_how,
        "language": article.language,
        "url": article.url,
        "characters": len(article.body),
    }


def fact_lines(article: "Article") -> tuple[str, ...]:
    """Return what is known of an article for people, a fact a line."""
    known = {
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": day_shown(article),
        "language": article.language,
        "url": article.url,
    }
    return tuple(f"  {name:<10} {shown(value)}" for name, value in known.items() if value)


def day_shown(article: "Article") -> str:
    """Return an article's day, saying so where it was worked out or is not known."""
    if article.published is None:
        return "undated"
    how = "" if article.published_how == "stated" else f" ({article.published_how})"
    return f"{article.published.isoformat()}{how}"
