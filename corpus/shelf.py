"""The shelf: the articles that moderators keep, changed so that a crash loses nothing."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article, ArticleId
from corpus.article_file import SUFFIXES
from corpus.files import hold_lock, sync_file, write_atomically
from corpus.reader import Corpus, read_corpus
from corpus.shelving.originals import (
    clear_originals,
    drop_original,
    id_of,
    keep_original,
    original_of,
)
from corpus.shelving.refusal import ShelfError, cannot_change, cannot_read
from corpus.shelving.steps import Reached, ShelfStep, unwatched
from corpus.shelving.text import note_original, shelf_text
from corpus.shelving.withdrawn import WITHDRAWN, checked_id, dump_withdrawn, read_withdrawn

if TYPE_CHECKING:
    from corpus.intake.submission import Received

__all__ = ["Shelf", "ShelfError", "ShelfStep", "Shelved"]

_LEFT = re.compile(r"\.(?:.+\.md|withdrawn\.txt|golden\.jsonl)\.\d+")
"""Names of what is written beside a file before it takes its place."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """All that a shelf says at one moment."""

    corpus: Corpus = Corpus()  # noqa: RUF009 (frozen)
    withdrawn: frozenset[ArticleId] = frozenset()
    """Ids that a moderator has removed: no folder's article of that id is used any more."""


class Shelf:
    """A folder of articles that moderators change, one process at a time.

    `<id>.md` is an article and says which file below `originals/` it was made from;
    `withdrawn.txt` has the ids that were removed, `golden.jsonl` the golden questions.  What
    stands on the shelf counts, whatever `withdrawn.txt` says.  So each change has one moment at
    which it happens, and a crash before or after it leaves the state before or after it; what it
    leaves besides, `mend` clears.  Every method blocks on the disk and raises ShelfError if that
    does not let it.
    """

    def __init__(self, folder: Path, reached: Reached = unwatched) -> None:
        """Take a folder, which need not exist yet; `reached` is told of each step on disk."""
        self.folder = folder
        self.reached = reached

    def look(self) -> Shelved:
        """Return all that the shelf says, at one moment between changes."""
        with self._looking() as there:
            if not there:
                return Shelved()
            return Shelved(read_corpus(self.folder), read_withdrawn(self.folder / WITHDRAWN))

    def read(self) -> Corpus:
        """Return the articles on the shelf; none where there is no such folder yet."""
        return self.look().corpus

    def ids(self) -> frozenset[ArticleId]:
        """Return the ids of the articles on the shelf."""
        return frozenset(article.id for article in self.read().articles)

    def withdrawn(self) -> frozenset[ArticleId]:
        """Return the ids that a moderator has removed."""
        with self._looking() as there:
            return read_withdrawn(self.folder / WITHDRAWN) if there else frozenset()

    @property
    def empty(self) -> bool:
        """Whether there is nothing on it, not even what can't be read, and nothing withdrawn."""
        found = self.look()
        return not (found.corpus.articles or found.corpus.skipped or found.withdrawn)

    def original(self, identity: ArticleId) -> Path | None:
        """Return the file that an article on the shelf was made from; None if none is kept."""
        checked_id(identity)
        with self._looking() as there:
            named = original_of(self.folder / f"{identity}.md") if there else None
            return self.folder / named if named and (self.folder / named).is_file() else None

    def put(self, article: Article, original: "Received | None", *, new: bool = False) -> None:
        """Keep an article, new or in place of the one of its id; it is not withdrawn any more.

        Without a new original the old one stays.  The original is on disk first, and the article
        names it from the moment its own file is in place: then it has happened.  Only then the
        id comes off the withdrawn, since before it a folder's article of that id would come back.
        Raises ShelfError, too, if the article would not be read back as it is, or is to be `new`
        and the shelf has one of its id by now.
        """
        text = shelf_text(article)
        with self.changing():
            withdrawn = read_withdrawn(self.folder / WITHDRAWN)
            path = self.folder / f"{article.id}.md"
            if new and path.exists():
                raise ShelfError(f"An article {article.id} was added meanwhile. Please try again.")
            self._refuse_twin(path)
            old = kept = original_of(path) or None
            try:
                if original is not None:
                    kept = keep_original(self.folder, article.id, original, self.reached)
                noted = note_original(text, kept)
                self.write(path, noted, "article-written", "article-in-place")
            except OSError:
                with contextlib.suppress(OSError):
                    clear_originals(self.folder, self._articles())
                raise
            with contextlib.suppress(OSError):  # it has happened: what is left over, `mend` clears
                if article.id in withdrawn:
                    self._write_withdrawn(withdrawn - {article.id})
                if old != kept:
                    drop_original(self.folder, article.id, old, self.reached)

    def remove(self, identity: ArticleId) -> bool:
        """Remove an article from the shelf and withdraw its id; return whether that was news.

        The id is withdrawn first, since the other way round a folder's article of that id could
        come back.  It has happened when the id's file is gone, or where there is none, when the
        id is withdrawn.
        """
        checked_id(identity)
        with self.changing():
            withdrawn = read_withdrawn(self.folder / WITHDRAWN)
            paths = [path for path in self._articles() if id_of(path) == identity]
            originals = [original_of(path) for path in paths]
            if identity not in withdrawn:
                self._write_withdrawn(withdrawn | {identity})
            for path in reversed(paths):  # of several files of one id the first is the one read
                path.unlink()
                sync_file(self.folder)
                self.reached("article-removed")
            with contextlib.suppress(OSError):
                for original in originals:
                    drop_original(self.folder, identity, original, self.reached)
        return bool(paths) or identity not in withdrawn

    def mend(self) -> tuple[str, ...]:
        """Clear what a crash left, and return what that was.

        Half-written files, originals that no article names, and withdrawn ids whose article
        stands on the shelf; what was put there by hand stays.
        """
        with self._looking() as there:
            if not there:
                return ()
        with self.changing():
            left = [path for path in self.folder.iterdir() if _LEFT.fullmatch(path.name)]
            for path in left:
                path.unlink()
            originals = clear_originals(self.folder, self._articles())
            withdrawn = read_withdrawn(self.folder / WITHDRAWN)
            back = self._standing(withdrawn)
            if back:
                self._write_withdrawn(withdrawn - back)
        rows = (f"{WITHDRAWN}: {identity}" for identity in sorted(back))
        return (*sorted(path.name for path in left), *originals, *rows)

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """Wait for the right to change the shelf, and hold it for as long as the block runs."""
        try:
            if not self.folder.is_dir():
                self.folder.mkdir(parents=True, exist_ok=True)
                sync_file(self.folder.parent)
            with hold_lock(self.folder / ".lock"):
                yield
        except OSError as error:
            raise cannot_change(self.folder, error) from error

    def write(self, path: Path, text: str, written: ShelfStep, in_place: ShelfStep) -> None:
        """Replace one file's text whole; for who is `changing` the shelf.  Raises OSError."""
        write_atomically(
            path,
            text,
            written=lambda: self.reached(written),
            in_place=lambda: self.reached(in_place),
        )

    @contextlib.contextmanager
    def _looking(self) -> Iterator[bool]:
        """Let nothing be changed for as long as the block runs; yield whether there is a folder."""
        try:
            there = self.folder.is_dir()
            with (
                hold_lock(self.folder / ".lock", shared=True) if there else contextlib.nullcontext()
            ):
                yield there
        except OSError as error:
            raise cannot_read(self.folder, error) from error

    def _articles(self) -> list[Path]:
        """List the files that may be articles, in the order in which they are read."""
        return sorted(
            path
            for path in self.folder.iterdir()
            if path.suffix.lower() in SUFFIXES
            and not path.name.startswith(".")
            and path.name != WITHDRAWN
            and path.is_file()
        )

    def _refuse_twin(self, path: Path) -> None:
        """Refuse what could hide behind another file of the same id, put there by hand."""
        for other in self._articles():
            if other != path and id_of(other) == path.stem:
                raise ShelfError(
                    f"{other} has the id {path.stem} already: remove the article, or move that"
                    " file to a folder of the corpus, and try again."
                )

    def _standing(self, ids: frozenset[ArticleId]) -> frozenset[ArticleId]:
        """Return those of the ids whose article stands on the shelf."""
        if not any(id_of(path) in ids for path in self._articles()):
            return frozenset()
        return ids & {article.id for article in read_corpus(self.folder).articles}

    def _write_withdrawn(self, ids: frozenset[ArticleId]) -> None:
        text = dump_withdrawn(ids)
        self.write(self.folder / WITHDRAWN, text, "withdrawn-written", "withdrawn-in-place")
