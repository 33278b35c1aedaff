"""The folder of snapshots of one corpus: which is active, which was before, and who is building."""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.files import sync_file
from index.build_lock import Builder, BusyError, current_builder, hold_building, hold_publishing
from index.clearing import halves, prunable, remove_folders, unfinished
from index.files import BUILDING, replace_whole
from index.publications import (
    PUBLICATIONS,
    LibraryError,
    NewerError,
    OvertakenError,
    Publication,
    Publications,
    PublicationsError,
    dump_publications,
    read_publications,
    unwritable,
)
from index.steps import Reached, unwatched
from index.stores.kinds import AUTO
from index.waiting import Waiting

if TYPE_CHECKING:
    from index.proposal import Proposal
    from index.publications import Door, How

__all__ = ["Builder", "BusyError", "Library", "LibraryError", "PublicationsError"]

KEPT = 3
"""Snapshots kept besides the active and the previous one, unless a setting says otherwise."""
_ID = re.compile(r"[0-9a-f]{16}")


class Library:
    """The snapshots of one corpus.

    `snapshots/<id>/` are the snapshots, `publications.json` says which of them serves and
    `proposal.json` which waits to.  `build.lock` is held by the one process that may build, and
    `publish.lock` for the moment in which one of the two files, or which snapshots there are,
    changes.
    """

    def __init__(
        self,
        folder: Path,
        *,
        reached: Reached = unwatched,
        kept: int = KEPT,
        kind: str = AUTO,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take a folder, which need not exist yet; `reached` is told of each step on disk."""
        self.folder = folder
        self.snapshots = folder / "snapshots"
        self.reached = reached
        self.now = now
        """Tells the time of what is noted in the history; it decides nothing."""
        self.kind = kind  # of the vectors' index: `auto`, by size, or a FAISS factory string
        self._kept = kept
        self._waiting = Waiting(folder, self.snapshots, reached)

    @classmethod
    def of(
        cls, data: Path, corpora: Sequence[Path], *, kept: int = KEPT, kind: str = AUTO
    ) -> "Library":
        """Name the library of these corpora under the data folder.

        Each set of corpus folders has its own, so that two corpora do not unseat each other.
        """
        resolved = sorted({str(corpus.resolve()) for corpus in corpora})
        digest = hashlib.sha256("\n".join(resolved).encode()).hexdigest()[:10]
        last = re.sub(r"[^A-Za-z0-9]+", "-", Path(resolved[0]).name).strip("-") or "corpus"
        return cls(data / "indexes" / f"{last[:40]}-{digest}", kept=kept, kind=kind)

    @property
    def publications(self) -> Publications:
        """What is published, and the history.  Raises PublicationsError if that is damaged."""
        return read_publications(self.folder)

    def active(self) -> Path | None:
        """Find the folder of the snapshot in use, or None before the first build."""
        return self._folder_of(self.publications.active)

    def previous(self) -> Path | None:
        """Find the folder of the snapshot in use before, or None."""
        return self._folder_of(self.publications.previous)

    def builder(self) -> Builder | None:
        """Return who is building now; None while nobody is."""
        return current_builder(self.folder / "build.lock")

    def publish(
        self,
        snapshot_id: str,
        *,
        door: "Door" = "shell",
        how: "How" = "built",
        articles: int | None = None,
        proposal: "Proposal | None" = None,
        unless_overtaken: Publications | None = None,
    ) -> None:
        """Make a snapshot the active one; a reader sees the one before or this one, never half.

        What people publish or go back to holds the library: from then on nothing is published
        on its own.  `articles` is how many it has, where no proposal says so.  A proposal must
        still wait, and what is active still be what it was made against; what nobody has asked
        for is published only `unless_overtaken`, where active and held are still as said.
        Raises LibraryError if the snapshot is not in the library or the file can't be written,
        and OvertakenError if something else was published meanwhile.
        """
        with self._publishing():
            if not (self.snapshots / snapshot_id).is_dir():
                raise LibraryError(f"There is no snapshot {snapshot_id} in {self.snapshots}.")
            # Where what was published can't be told, people are to decide what is from now on.
            now = self._publications_or_none() or Publications(held=True)
            self._not_overtaken(now, proposal, unless_overtaken)
            if now.active != snapshot_id:
                made = Publication(
                    snapshot=snapshot_id,
                    at=self.now(),
                    door=door,
                    how=how,
                    articles=now.articles_of(snapshot_id) if articles is None else articles,
                )
                if proposal is not None:
                    made = made.with_counts(proposal)
                self._write(now.with_published(made, held=how in ("published", "rolled-back")))
            self._waiting.drop(snapshot_id)

    def _not_overtaken(
        self, now: Publications, proposal: "Proposal | None", expected: Publications | None
    ) -> None:
        if proposal is not None:
            waiting = self._waiting.read()
            if waiting is None or waiting.snapshot != proposal.snapshot:
                raise OvertakenError(
                    f"The proposal {proposal.snapshot} does not wait any more. Make a new one."
                )
            if now.active != proposal.base:
                raise OvertakenError(
                    f"The index has changed since the proposal {proposal.snapshot} was made: it"
                    f" is {now.active} now. Make a new one."
                )
        if expected is not None and (now.active, now.held) != (expected.active, expected.held):
            raise OvertakenError(f"The index {now.active} was published meanwhile.")

    def rollback(self, to: str | None = None, *, door: "Door" = "shell") -> str:
        """Make the previous snapshot, or a kept one, the active one again and return its id.

        Raises LibraryError if there is none to go back to.
        """
        wanted = self.find_kept(to)
        self.publish(wanted, door=door, how="rolled-back")
        return wanted

    def find_kept(self, to: str | None = None) -> str:
        """Return the id of a kept snapshot that begins so, or of the previous one.

        Raises LibraryError if there is none, or if several begin so.
        """
        if to is None:
            wanted = [name for name in [self.publications.previous] if name in self.kept()]
        else:
            wanted = [name for name in self.kept() if name.startswith(to)]
        if len(wanted) == 1 and wanted[0]:
            return wanted[0]
        named = f"snapshot {to}" if to else "earlier snapshot"
        why = "are several" if len(wanted) > 1 else "is no"
        raise LibraryError(
            f"There {why} {named} in {self.folder} to go back to; there are:"
            f" {', '.join(self.kept()) or 'none'}."
        )

    def hold(self) -> None:
        """Publish nothing on its own from now on: people decide."""
        with self._publishing():
            now = self.publications
            if not now.held:
                self._write(now.model_copy(update={"held": True}))

    def kept(self) -> tuple[str, ...]:
        """List the ids of the snapshots that can be gone back to, the newest first."""
        published = (self._publications_or_none() or Publications()).ever_published
        return tuple(one.name for one in self.found() if one.name in published)

    def proposal(self) -> "Proposal | None":
        """Return the proposal that waits; None too where its file or its snapshot is gone.

        One that was published in the moment of a crash does not wait any more.
        """
        kept = self._waiting.read()
        said = self._publications_or_none() or Publications()
        return None if kept is None or said.has_published(kept) else kept

    def keep_proposal(self, proposal: "Proposal") -> None:
        """Let a proposal wait, in place of any before it.  Raises LibraryError."""
        with self._publishing():
            self._waiting.write(proposal)

    def drop_proposal(self, snapshot_id: str | None = None) -> bool:
        """Drop the proposal that waits, if it is that snapshot's, and return whether it was."""
        with self._publishing():
            return self._waiting.drop(snapshot_id)

    def prune(self) -> tuple[str, ...]:
        """Remove all but the newest snapshots, never the active, previous or proposed one.

        What was proposed and never published goes, too.  Returns the ids removed.  To be called
        by the one who holds `building()`.
        """
        aside: list[Path] = []
        with self._publishing():
            said, waiting = self.publications, self.proposal()
            held = {said.active, said.previous, waiting.snapshot if waiting else None}
            for one in prunable(self.found(), said, held, self._kept):
                # Out of the way first: a folder half removed must not look like a snapshot.
                aside.append(one.with_name(f"{BUILDING}{one.name}-pruned"))
                one.rename(aside[-1])
        for one in aside:
            remove_folders([one])
            self.reached("pruned-one")
        return tuple(one.name.removeprefix(BUILDING).removesuffix("-pruned") for one in aside)

    @contextlib.contextmanager
    def building(self, name: str = "a shell") -> Iterator[None]:
        """Hold the right to write, and clear what a crashed build left behind.

        Raises BusyError, naming who builds, if another one holds it, and LibraryError if nothing
        may be written here.
        """
        with self._made(), hold_building(self.folder / "build.lock", name, self.now()):
            self.reached("locked")
            self.clear_leftovers()
            self.reached("cleared")
            yield

    @property
    def has_leftovers(self) -> bool:
        """Whether a crash has left something here, or something is being written."""
        return any(True for _ in (*unfinished(self.snapshots), *halves(self.folder)))

    def clear_leftovers(self) -> None:
        """Remove what a crash left; to be called by the one who holds `building()`.

        What can't be removed stays: it is in nobody's way.
        """
        remove_folders(unfinished(self.snapshots))
        with self._publishing(), contextlib.suppress(OSError):
            for file in halves(self.folder):
                file.unlink(missing_ok=True)
        sync_file(self.snapshots)

    @contextlib.contextmanager
    def _publishing(self) -> Iterator[None]:
        with self._made(), hold_publishing(self.folder / "publish.lock"):
            yield

    @contextlib.contextmanager
    def _made(self) -> Iterator[None]:
        try:
            self.snapshots.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self.snapshots, error) from error
        yield

    def _write(self, publications: Publications) -> None:
        replace_whole(
            self.folder / PUBLICATIONS,
            dump_publications(publications),
            written=lambda: self.reached("pointer-written"),
            in_place=lambda: self.reached("pointer-in-place"),
        )
        self.reached("pointer-synced")

    def _publications_or_none(self) -> Publications | None:
        """What is published; None where that is damaged, which a new publication mends."""
        try:
            return self.publications
        except NewerError:
            raise
        except PublicationsError:
            return None

    def found(self) -> tuple[Path, ...]:
        """Find the folders of all snapshots, the newest first, whatever they are there for."""
        if not self.snapshots.is_dir():
            return ()
        found = (one for one in self.snapshots.iterdir() if _ID.fullmatch(one.name))
        return tuple(sorted(found, key=lambda one: (one.stat().st_mtime_ns, one.name))[::-1])

    def _folder_of(self, name: str | None) -> Path | None:
        return self.snapshots / name if name and _ID.fullmatch(name) else None
