"""All articles there are: those of the corpus's folders, under the hands of moderators."""

from dataclasses import dataclass
from pathlib import Path

from corpus.article import ArticleId
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
