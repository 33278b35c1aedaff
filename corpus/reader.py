"""Folders of articles, read: what is in them, and what was skipped and why."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.article import Article, ArticleError
from corpus.facts import Facts
from corpus.importing.html import draft_html
from corpus.importing.pdf import draft_pdf
from corpus.importing.text import draft_markdown, draft_text
from corpus.lines import Draft
from corpus.manifest import MANIFEST, Skipped, read_manifest
from corpus.parsing import compose_article, has_header, parse_article

SUFFIXES = (".md", ".txt", ".html", ".htm", ".pdf")
MAX_BYTES = 2_000_000
_PDF_ALLOWANCE = 10
"""A PDF carries fonts and pictures; its text is held to the limit after reading."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROLS_AT_MOST = 0.02
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

    Files are taken in the order of their names; `manifest.toml`, README files, hidden files and
    folders inside are passed over.  Whatever else cannot be read as an article is skipped with
    its reason and the rest is read.  `max_bytes` limits a file (ten times that for a PDF) and
    the text in it.  Blocks on the disk.

    Raises ArticleError if there is no such folder or its manifest cannot be read at all.
    """
    return read_corpora([folder], max_bytes=max_bytes)


def read_corpora(folders: Sequence[Path], *, max_bytes: int = MAX_BYTES) -> Corpus:
    """Return the articles of several folders as one corpus.

    Of two articles with one id, or with the same words, the first folder's stands and the other
    is skipped.  Raises ArticleError as `read_corpus` does.
    """
    articles: dict[str, Article] = {}
    names: dict[str, str] = {}
    skipped: list[Skipped] = []
    for folder in folders:
        manifest = read_manifest(folder)
        skipped.extend(manifest.skipped)
        for path in _files(folder):
            try:
                if path.name in manifest.faulty:
                    raise ArticleError(manifest.faulty[path.name])
                article = read_article(path, manifest.rows.get(path.name), max_bytes=max_bytes)
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


def read_article(path: Path, facts: Facts | None = None, *, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article in one file; `facts` go before what the file says of itself.

    Raises ArticleError naming the file and the reason.
    """
    content = _content(path, max_bytes)
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return compose_article(
            path.name, _held(path, draft_pdf(content, path.name), max_bytes), facts
        )
    text = _text(path, content)
    if suffix in (".html", ".htm"):
        return compose_article(path.name, draft_html(text, path.name), facts)
    if suffix != ".md":
        return compose_article(path.name, draft_text(text), facts)
    if not has_header(text):
        return compose_article(path.name, draft_markdown(text), facts)
    article = parse_article(text, path.name)
    return article if facts is None else _amended(article, facts)


def _files(folder: Path) -> Iterable[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise ArticleError(f"{folder}: cannot be read as a folder: {error.strerror}") from error
    for path in entries:
        name = path.name
        if name.startswith(".") or name == MANIFEST or name.upper().startswith("README"):
            continue
        if not path.is_dir() or path.is_symlink():
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


def _text(path: Path, content: bytes) -> str:
    if b"\0" in content:
        raise ArticleError(f"{path.name}: binary")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(f"{path.name}: not UTF-8 text (byte {error.start})") from error
    if len(_CONTROLS.findall(text)) > _CONTROLS_AT_MOST * len(text):
        raise ArticleError(f"{path.name}: binary")
    return text


def _held(path: Path, draft: Draft, max_bytes: int) -> Draft:
    size = sum(len(line.text) for line in draft.lines)
    if size > max_bytes:
        raise ArticleError(f"{path.name}: {size} characters, more than the limit of {max_bytes}")
    return draft


def _amended(article: Article, facts: Facts) -> Article:
    """Return the article with what a manifest's row states in place of its header's."""
    stated = facts.model_dump(exclude_unset=True, exclude={"file"}, exclude_none=True)
    if "published" in stated:
        stated.setdefault("published_how", "stated")
    return Article.model_validate(article.model_dump() | stated)


def _words(body: str) -> str:
    """Return a digest of a body's words, whatever their case, spacing and punctuation."""
    folded = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", body).casefold()).strip()
    return "words:" + sha256(folded.encode()).hexdigest()
