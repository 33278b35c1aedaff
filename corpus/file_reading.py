"""One file of a folder, read as an article whatever its format."""

from pathlib import Path
from typing import cast

from corpus.article import Article, ArticleError
from corpus.article_file import SUFFIXES
from corpus.facts import Facts
from corpus.importing.decoding import decode_text
from corpus.importing.formats import SUFFIXES as FORMATS
from corpus.importing.text import draft_markdown, draft_text
from corpus.intake.apart import Apart
from corpus.intake.jobs import ArticleJob
from corpus.intake.submission import Limits
from corpus.parsing import compose_article, has_header, parse_article

_PDF_ALLOWANCE = 10
"""A PDF carries fonts and pictures; its text is held to the limit after reading."""
_APART = (".html", ".htm", ".pdf")
"""What libraries read for which a file can be made to last, to grow, or to break them."""
_SECONDS = 60
"""For one such file; a PDF of some hundred pages takes half of it on a slow machine."""


def new_process(max_bytes: int) -> Apart:
    """Return a process of its own for web pages and PDFs, begun with the first of them."""
    return Apart(_limits(max_bytes))


def read_file(path: Path, facts: Facts | None, apart: Apart, max_bytes: int) -> Article:
    """Return the article in one file; `facts` go before what the file says of itself.

    Web pages and PDFs are read in the process `apart`.  Raises ArticleError naming the file.
    """
    content = _content(path, max_bytes)
    suffix = path.suffix.lower()
    if suffix in _APART:
        job = ArticleJob(
            kind="article",
            name=path.name.encode("utf-8", "replace").decode(),  # a disk's name may be no text
            content=content,
            format=FORMATS[suffix],
            limits=_limits(max_bytes),
            facts=Facts.model_validate(facts.changes()) if facts else None,
        )
        return cast("Article", apart.carry_out(job, apart.seconds))
    text = decode_text(content, path.name)
    if suffix != ".md":
        return compose_article(path.name, draft_text(text), facts)
    if not has_header(text):
        return compose_article(path.name, draft_markdown(text), facts)
    article = parse_article(text, path.name)
    return article if facts is None else amended(article, facts)


def _limits(max_bytes: int) -> Limits:
    """Return the limits of a folder's files, whose text is held to `max_bytes` alone."""
    return Limits(
        content_bytes=max_bytes * _PDF_ALLOWANCE,
        characters=max_bytes,
        line_characters=max_bytes,
        pages=max_bytes,
        seconds=_SECONDS,
    )


def _content(path: Path, max_bytes: int) -> bytes:
    """Return a file's bytes, checked at the door."""
    if path.is_symlink() and path.resolve().parent != path.parent.resolve():
        raise ArticleError(f"{path.name}: a link that leads out of the folder")
    if path.suffix.lower() not in SUFFIXES:
        raise ArticleError(f"{path.name}: not one of {', '.join(SUFFIXES)}")
    limit = max_bytes * (_PDF_ALLOWANCE if path.suffix.lower() == ".pdf" else 1)
    try:
        if not path.is_file():
            raise ArticleError(f"{path.name}: not a file, or a link that leads nowhere")
        size = path.stat().st_size
        if size > limit:
            raise ArticleError(f"{path.name}: {size} bytes, more than the limit of {limit}")
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path.name}: cannot be read: {error.strerror}") from error


def amended(article: Article, facts: Facts) -> Article:
    """Return the article with what a manifest's row states in place of its header's."""
    return Article.model_validate(article.model_dump() | facts.changes())
