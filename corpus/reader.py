"""Folders of articles, read: what is in them, and what was skipped and why."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

from corpus.article import Article, ArticleError, ArticleId
from corpus.facts import Facts
from corpus.importing.decoding import decode_text
from corpus.importing.formats import SUFFIXES as FORMATS
from corpus.importing.text import draft_markdown, draft_text
from corpus.intake.apart import Apart
from corpus.intake.jobs import ArticleJob
from corpus.intake.submission import Limits
from corpus.manifest import Skipped, is_passed_over, read_manifest
from corpus.parsing import compose_article, has_header, parse_article

SUFFIXES = (".md", ".txt", ".html", ".htm", ".pdf")
MAX_BYTES = 2_000_000
_PDF_ALLOWANCE = 10
"""A PDF carries fonts and pictures; its text is held to the limit after reading."""
_APART = (".html", ".htm", ".pdf")
"""What libraries read for which a file can be made to last, to grow, or to break them."""
_SECONDS = 60
"""For one such file; a PDF of some hundred pages takes half of it on a slow machine."""
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one or more folders."""

    articles: tuple[Article, ...] = ()
    """Sorted by id; no two have the same id or the same words."""
    skipped: tuple[Skipped, ...] = ()
    """In the order of the folders and their files."""


def read_corpus(folder: Path, *, max_bytes: int = MAX_BYTES) -> Corpus:
    """Return the articles in a folder, in files of `SUFFIXES`, and what was skipped.

    Files are taken in the order of their names; `manifest.toml`, README files, hidden files, what
    keepers put beside articles and folders inside are passed over.  Whatever else cannot be read
    as an article is skipped with its reason and the rest is read.  `max_bytes` limits a file (ten
    times that for a PDF) and the text in it.  Blocks on the disk.

    Raises ArticleError if there is no such folder or its manifest cannot be read at all.
    """
    return read_corpora([folder], max_bytes=max_bytes)


def read_corpora(
    folders: Sequence[Path],
    *,
    max_bytes: int = MAX_BYTES,
    after: Corpus = Corpus(),
    without: Collection[ArticleId] = (),
    apart: Apart | None = None,
) -> Corpus:
    """Return the articles of several folders as one corpus.

    Of two articles with one id, or with the same words, the first folder's stands and the other
    is skipped.  Those of `after` stand before all: an article with the id of one of them is
    overridden without a word, as one whose id is in `without` is left out.  Web pages and PDFs
    are read in the process `apart`, each within its seconds; without one, one is begun and ended.
    Raises ArticleError as `read_corpus` does.
    """
    articles: dict[str, Article] = {one.id: one for one in after.articles}
    names: dict[str, str] = {_words(one.body): f"{one.id}.md" for one in after.articles}
    skipped: list[Skipped] = list(after.skipped)
    passed_over = {*articles, *without}
    with nullcontext(apart) if apart else Apart(_limits(max_bytes)) as reading:
        for folder in folders:
            manifest = read_manifest(folder)
            skipped.extend(manifest.skipped)
            for path in _files(folder):
                try:
                    if path.name in manifest.faulty:
                        raise ArticleError(manifest.faulty[path.name])
                    article = _read(path, manifest.rows.get(path.name), reading, max_bytes)
                    if article.id in passed_over:
                        continue
                    words = _words(article.body)
                    if article.id in articles:
                        raise ArticleError(f"the same id as {names[article.id]}")
                    if words in names:
                        raise ArticleError(f"the same words as {names[words]}")
                except ArticleError as error:
                    reason = str(error).removeprefix(f"{path.name}: ")
                    skipped.append(Skipped(path.name, reason))
                else:
                    articles[article.id] = article
                    names[article.id] = names[words] = path.name
    return Corpus(tuple(articles[key] for key in sorted(articles)), tuple(skipped))


def _read(path: Path, facts: Facts | None, apart: Apart, max_bytes: int) -> Article:
    """Return the article in one file; `facts` go before what the file says of itself."""
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


def _files(folder: Path) -> Iterable[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise ArticleError(f"{folder}: cannot be read as a folder: {error.strerror}") from error
    for path in entries:
        if not is_passed_over(path.name) and (not path.is_dir() or path.is_symlink()):
            yield path


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


def _words(body: str) -> str:
    """Return a digest of a body's words, whatever their case, spacing and punctuation."""
    folded = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", body).casefold()).strip()
    return "words:" + sha256(folded.encode()).hexdigest()
