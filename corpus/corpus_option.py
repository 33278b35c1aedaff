"""The option `--corpus` of the commands, and the articles of the folders it names."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.reader import Corpus

SHIPPED = Path(__file__).parent / "articles"
"""The folder of the articles that ship."""


def add_corpus_option(parser: argparse.ArgumentParser) -> None:
    """Add `--corpus`, whose value is a list of folders or None."""
    parser.add_argument(
        "--corpus",
        type=Path,
        action="append",
        metavar="DIR",
        help="a folder of articles; may be given more than once (default: those that ship)",
    )


def read_chosen(chosen: list[Path] | None) -> "tuple[Corpus, str | None]":
    """Return the articles of the folders chosen, or of those that ship, and a complaint.

    The complaint is a sentence without its full stop where there is no article, else None.
    Raises ArticleError for a folder that cannot be read.
    """
    from corpus.reader import read_corpora  # noqa: PLC0415 (slow; `--help` must not wait for it)

    folders = chosen or [SHIPPED]
    corpus = read_corpora(folders)
    if corpus.articles:
        return corpus, None
    where = ", ".join(str(folder) for folder in folders)
    return corpus, f"no articles in {where}; give another folder with --corpus"
