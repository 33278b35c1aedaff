"""All articles there are: those of the corpus's folders, under the hands of moderators."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.article import ArticleError, ArticleId
from corpus.reader import Corpus, read_corpora
from corpus.shelf import Shelf, Shelved

GOLDEN = "golden.jsonl"
"""The file of a folder of articles with its golden questions."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The folders of a corpus, and the shelf that goes before them."""

    corpora: tuple[Path, ...]
    shelf: Shelf | None = None

    def read(self) -> Corpus:
        """Return the articles as they are now.

        The shelf's own stand first: a folder's article of the same id is overridden, and one that
        was withdrawn is left out, both without a word; for the rest it is as in `read_corpora`.
        Blocks on the disk; raises ArticleError if a folder cannot be read.
        """
        shelved = self._shelved()
        return read_corpora(self.corpora, after=shelved.corpus, without=shelved.withdrawn)

    def trace(self) -> str:
        """Digest which files there are, their sizes and when they were changed, not their words.

        Two traces are the same only where nothing was changed in between, as far as the disk
        tells: a second a hundred thousand files, where reading them takes minutes.
        Raises ArticleError if a folder can't be looked into.
        """
        total = hashlib.sha256()
        folders = (*self.corpora, *((self.shelf.folder,) if self.shelf else ()))
        for folder in folders:
            total.update(f"{folder.resolve()}\n".encode())
            for row in sorted(_entries(folder, missing=folder not in self.corpora)):
                total.update(f"{row}\n".encode("utf-8", "surrogateescape"))
        return total.hexdigest()

    def withdrawn(self) -> frozenset[ArticleId]:
        """Return the ids that a moderator has removed."""
        return self._shelved().withdrawn

    def own(self) -> frozenset[ArticleId]:
        """Return the ids of the articles that moderators keep themselves."""
        return frozenset(article.id for article in self._shelved().corpus.articles)

    def golden_files(self) -> tuple[Path, ...]:
        """Return the files of golden questions that there are, the shelf's last."""
        folders = (*self.corpora, *((self.shelf.folder,) if self.shelf else ()))
        return tuple(path for folder in folders if (path := folder / GOLDEN).is_file())

    def _shelved(self) -> Shelved:
        return self.shelf.look() if self.shelf else Shelved()


def _entries(folder: Path, *, missing: bool) -> Iterator[str]:
    """Describe what stands in a folder; nothing where it may be missing and is."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    stat = entry.stat()
                except OSError:  # a link that leads nowhere
                    stat = entry.stat(follow_symlinks=False)
                yield (
                    f"{entry.name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"
                    f" {stat.st_ino}"
                )
    except FileNotFoundError as error:
        if not missing:
            raise ArticleError(f"{folder}: cannot be read as a folder: {error.strerror}") from error
    except OSError as error:
        raise ArticleError(f"{folder}: cannot be read as a folder: {error.strerror}") from error
