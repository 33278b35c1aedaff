"""The folder of snapshots of one corpus: which is active, which was before, and who is building."""

import contextlib
import hashlib
import math
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from corpus.files import sync_file, write_atomically
from index.build_lock import (
    Builder,
    BusyError,
    current_builder,
    hold_building,
    hold_publishing,
)
from index.files import BUILDING
from index.proposal import Door, Proposal
from index.publications import (
    PUBLICATIONS,
    How,
    LibraryError,
    Publication,
    Publications,
    PublicationsError,
    dump_publications,
    read_publications,
)
from index.steps import Reached, Step, unwatched

__all__ = ["Builder", "BusyError", "Library", "LibraryError", "PublicationsError"]

KEPT = 3
"""Snapshots kept besides the active and the previous one, unless a setting says otherwise."""
_ID = re.compile(r"[0-9a-f]{16}")
_PROPOSAL = "proposal.json"


class Library:
    """The snapshots of one corpus.

    `snapshots/<id>/` are the snapshots, `publications.json` says which of them serves,
    `proposal.json` which waits to, and `build.lock` is held by the one process that may build.
    """

    def __init__(
        self,
        folder: Path,
        *,
        reached: Reached = unwatched,
        kept: int = KEPT,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take a folder, which need not exist yet; `reached` is told of each step on disk."""
        self.folder = folder
        self.snapshots = folder / "snapshots"
        self.reached = reached
        self.now = now
        """Tells the time of what is noted in the history; it decides nothing."""
        self._kept = kept

    @classmethod
    def of(cls, data: Path, corpora: Sequence[Path], *, kept: int = KEPT) -> "Library":
        """Name the library of these corpora under the data folder.

        Each set of corpus folders has its own, so that two corpora do not unseat each other.
        """
        resolved = sorted({str(corpus.resolve()) for corpus in corpora})
        digest = hashlib.sha256("\n".join(resolved).encode()).hexdigest()[:10]
        last = re.sub(r"[^A-Za-z0-9]+", "-", Path(resolved[0]).name).strip("-") or "corpus"
        return cls(data / "indexes" / f"{last[:40]}-{digest}", kept=kept)

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
        door: Door = "shell",
        how: How = "built",
        articles: int | None = None,
        proposal: Proposal | None = None,
    ) -> None:
        """Make a snapshot the active one; a reader sees the one before or this one, never half.

        What people publish or go back to holds the library: from then on nothing is published
        on its own.  `articles` is how many it has, where no proposal says so.  With a proposal,
        what is active must still be what it was made against.
        Raises LibraryError if the snapshot is not in the library, or something else was
        published meanwhile.
        """
        if not (self.snapshots / snapshot_id).is_dir():
            raise LibraryError(f"There is no snapshot {snapshot_id} in {self.snapshots}.")
        with hold_publishing(self.folder / "publish.lock"):
            now = self._publications_or_none() or Publications()
            if proposal is not None and now.active != proposal.base:
                raise LibraryError(
                    f"The index has changed since the proposal {snapshot_id} was made: it is"
                    f" {now.active} now. Make a new one."
                )
            if now.active == snapshot_id:
                self.drop_proposal(snapshot_id)
                return
            if proposal is not None:
                articles = proposal.articles
            elif articles is None:
                articles = now.articles_of(snapshot_id)
            made = Publication(
                snapshot=snapshot_id, at=self.now(), door=door, how=how, articles=articles
            )
            if proposal is not None:
                made = made.with_counts(proposal.diff)
            self._write(now.with_published(made, held=how in ("published", "rolled-back")))
        self.drop_proposal(snapshot_id)

    def rollback(self, to: str | None = None, *, door: Door = "shell") -> str:
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
        with hold_publishing(self.folder / "publish.lock"):
            now = self.publications
            if not now.held:
                self._write(now.model_copy(update={"held": True}))

    def kept(self) -> tuple[str, ...]:
        """List the ids of the snapshots that can be gone back to, the newest first."""
        published = self._once_published()
        return tuple(one.name for one in self._found() if one.name in published)

    def proposal(self) -> Proposal | None:
        """Return the proposal that waits; None too where its file or its snapshot is gone.

        One that was published in the moment of a crash does not wait any more.
        """
        kept = self._kept_proposal()
        said = self._publications_or_none()
        return None if kept is None or (said and said.active == kept.snapshot) else kept

    def _kept_proposal(self) -> Proposal | None:
        try:
            said = Proposal.model_validate_json((self.folder / _PROPOSAL).read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValidationError):
            return None
        return said if (self.snapshots / said.snapshot).is_dir() else None

    def keep_proposal(self, proposal: Proposal) -> None:
        """Let a proposal wait, in place of any before it."""
        write_atomically(
            self.folder / _PROPOSAL,
            proposal.model_dump_json(indent=1) + "\n",
            written=self._step("proposal-written"),
            in_place=self._step("proposal-in-place"),
        )

    def drop_proposal(self, snapshot_id: str | None = None) -> bool:
        """Drop the proposal that waits, if it is that snapshot's, and return whether it was."""
        waiting = self._kept_proposal()
        if waiting is None or snapshot_id not in (None, waiting.snapshot):
            return False
        (self.folder / _PROPOSAL).unlink(missing_ok=True)
        self.reached("proposal-dropped")
        return True

    def prune(self) -> tuple[str, ...]:
        """Remove all but the newest snapshots, never the active, previous or proposed one.

        What was proposed and never published goes, too.  Returns the ids removed.  To be called
        by the one who holds `building()`.
        """
        said = self.publications
        waiting = self.proposal()
        held = {said.active, said.previous, waiting.snapshot if waiting else None}
        others = [one for one in self._found() if one.name not in held]
        published = self._once_published()
        # What is older than the history was published before it was lost, for all one knows.
        known = said.history[0].at.timestamp() if said.history else math.inf
        unknown = [one for one in others if one.name not in published]
        passing = [one for one in unknown if one.stat().st_mtime >= known]
        spare = [one for one in others if one not in passing]
        gone = passing + spare[self._kept :]
        for one in gone:
            # Out of the way first: a folder half removed must not look like a snapshot.
            aside = one.with_name(f"{BUILDING}{one.name}-pruned")
            one.rename(aside)
            shutil.rmtree(aside)
            self.reached("pruned-one")
        return tuple(one.name for one in gone)

    @contextlib.contextmanager
    def building(self, name: str = "a shell") -> Iterator[None]:
        """Hold the right to write, and clear what a crashed build left behind.

        Raises BusyError, naming who builds, if another one holds it.
        """
        self.snapshots.mkdir(parents=True, exist_ok=True)
        with hold_building(self.folder / "build.lock", name, self.now()):
            self.reached("locked")
            self.clear_leftovers()
            self.reached("cleared")
            yield

    @property
    def has_leftovers(self) -> bool:
        """Whether a crash has left something here, or a build is under way."""
        return any(True for _ in self._leftovers())

    def clear_leftovers(self) -> None:
        """Remove what a crashed build left; to be called by the one who holds `building()`."""
        for left in self._leftovers():
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)
        sync_file(self.snapshots)

    def _leftovers(self) -> Iterator[Path]:
        yield from self.snapshots.glob(f"{BUILDING}*")
        for name in (PUBLICATIONS, _PROPOSAL):
            yield from self.folder.glob(f".{name}.*")

    def _write(self, publications: Publications) -> None:
        write_atomically(
            self.folder / PUBLICATIONS,
            dump_publications(publications),
            written=self._step("pointer-written"),
            in_place=self._step("pointer-in-place"),
        )
        self.reached("pointer-synced")

    def _step(self, step: Step) -> Callable[[], None]:
        return lambda: self.reached(step)

    def _publications_or_none(self) -> Publications | None:
        """What is published; None where that is damaged, which a new publication mends."""
        try:
            return self.publications
        except PublicationsError:
            return None

    def _found(self) -> list[Path]:
        if not self.snapshots.is_dir():
            return []
        found = [one for one in self.snapshots.iterdir() if _ID.fullmatch(one.name)]
        return sorted(found, key=lambda one: (one.stat().st_mtime_ns, one.name), reverse=True)

    def _once_published(self) -> frozenset[str]:
        said = self._publications_or_none() or Publications()
        return frozenset({one.snapshot for one in said.history} | {said.active or ""})

    def _folder_of(self, name: str | None) -> Path | None:
        return self.snapshots / name if name and _ID.fullmatch(name) else None
