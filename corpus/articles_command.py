"""`articles`: lists what a folder of articles holds, and what was skipped and why."""

import argparse
import json
import sys
import unicodedata

from corpus.article import Article, ArticleError
from corpus.corpus_option import add_corpus_option, read_chosen
from corpus.reader import Corpus
from corpus.sentences import split_sentences


def add_articles_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `articles`; its `run` is `run_articles`."""
    parser = subparsers.add_parser("articles", help="list the articles that are read, and skipped")
    add_corpus_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run_articles)


def run_articles(options: argparse.Namespace) -> int:
    """Print the listing; return 0, or 2 where a folder cannot be read or holds no article."""
    try:
        corpus, complaint = read_chosen(options.corpus)
    except ArticleError as error:
        print(_plain(str(error)), file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(_listing(corpus), ensure_ascii=False, indent=2))
    else:
        print(_table(corpus))
    if complaint is not None:
        print(_plain(complaint), file=sys.stderr)
        return 2
    return 0


def _row(article: Article) -> dict[str, str | int | bool | None]:
    return {
        "id": article.id,
        "publisher": article.publisher,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "how": article.published_how,
        "digest": article.digest,
        "characters": len(article.body),
        "sentences": len(split_sentences(article)),
    }


def _listing(corpus: Corpus) -> dict[str, object]:
    return {
        "articles": [_row(article) for article in corpus.articles],
        "skipped": [{"name": s.name, "reason": s.reason} for s in corpus.skipped],
    }


def _table(corpus: Corpus) -> str:
    """Return the listing as text, columns as wide as their longest cell."""
    heads = ("id", "publisher", "published", "how", "characters", "sentences")
    rows: list[tuple[str, ...]] = [heads]
    for article in corpus.articles:
        row = _row(article)
        rows.append(
            tuple(_plain(str(row[head] if row[head] is not None else "-")) for head in heads)
        )
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in rows]
    lines += [f"skipped {_plain(s.name)}: {_plain(s.reason)}" for s in corpus.skipped]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return the text with control characters shown, so that no file name can steer a terminal."""
    return "".join(c if unicodedata.category(c) != "Cc" else f"\\x{ord(c):02x}" for c in text)
