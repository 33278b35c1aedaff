"""Folders of articles, read: what is in them, and what was skipped and why."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article, ArticleError, ArticleId
from corpus.article_file import MAX_BYTES

if TYPE_CHECKING:
    from corpus.intake.apart import Apart
    from corpus.manifest import Skipped

_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one or more folders."""

    articles: tuple[Article, ...] = ()
    """Sorted by id; no two have the same id or the same words."""
    skipped: "tuple[Skipped, ...]" = ()
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
    apart: "Apart | None" = None,
) -> Corpus:
    """Return the articles of several folders as one corpus.

    Of two articles with one id, or with the same words, the first folder's stands and the other
    is skipped.  Those of `after` stand before all: an article with the id of one of them is
    overridden without a word, as one whose id is in `without` is left out.  Web pages and PDFs
    are read in the process `apart`, each within its seconds; without one, one is begun and ended.
    Raises ArticleError as `read_corpus` does.
    """
    from corpus.file_reading import new_process, read_file  # noqa: PLC0415 (a start reads none)
    from corpus.manifest import Skipped, is_passed_over, read_manifest  # noqa: PLC0415

    articles: dict[str, Article] = {one.id: one for one in after.articles}
    names: dict[str, str] = {_words(one.body): f"{one.id}.md" for one in after.articles}
    skipped: list[Skipped] = list(after.skipped)
    passed_over = {*articles, *without}
    with nullcontext(apart) if apart else new_process(max_bytes) as reading:
        for folder in folders:
            manifest = read_manifest(folder)
            skipped.extend(manifest.skipped)
            for path in _files(folder, is_passed_over):
                try:
                    if path.name in manifest.faulty:
                        raise ArticleError(manifest.faulty[path.name])
                    article = read_file(path, manifest.rows.get(path.name), reading, max_bytes)
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


def _files(folder: Path, is_passed_over: Callable[[str], bool]) -> Iterable[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise ArticleError(f"{folder}: cannot be read as a folder: {error.strerror}") from error
    for path in entries:
        if not is_passed_over(path.name) and (not path.is_dir() or path.is_symlink()):
            yield path


def _words(body: str) -> str:
    """Return a digest of a body's words, whatever their case, spacing and punctuation."""
    folded = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", body).casefold()).strip()
    return "words:" + sha256(folded.encode()).hexdigest()
