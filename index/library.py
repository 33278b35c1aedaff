"""The folder of snapshots of one corpus: which is active, which was before, and who is building."""

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.files import BUILDING, sync_file, write_atomically

_ID = re.compile(r"[0-9a-f]{16}")


class LibraryError(Exception):
    """Something the folder of snapshots cannot do now; the message says what to do."""


class Library:
    """The snapshots of one corpus.

    `snapshots/<id>/` are the snapshots, `active` and `previous` name two of them, `build.lock` is
    held by the one process that may write.
    """

    def __init__(self, folder: Path) -> None:
        """Take a folder, which need not exist yet."""
        self.folder = folder
        self.snapshots = folder / "snapshots"

    @classmethod
    def of(cls, data: Path, corpora: Sequence[Path]) -> "Library":
        """Name the library of these corpora under the data folder.

        Each set of corpus folders has its own, so that two corpora do not unseat each other.
        """
        resolved = sorted({str(corpus.resolve()) for corpus in corpora})
        digest = hashlib.sha256("\n".join(resolved).encode()).hexdigest()[:10]
        last = re.sub(r"[^A-Za-z0-9]+", "-", Path(resolved[0]).name).strip("-") or "corpus"
        return cls(data / "indexes" / f"{last[:40]}-{digest}")

    def active(self) -> Path | None:
        """Find the folder of the snapshot in use, or None before the first build."""
        return self._pointed("active")

    def previous(self) -> Path | None:
        """Find the folder of the snapshot in use before, or None."""
        return self._pointed("previous")

    def publish(self, snapshot_id: str) -> None:
        """Make a snapshot the active one; a reader sees the one before or this one, never half.

        Raises LibraryError if it is not in the library.
        """
        if not (self.snapshots / snapshot_id).is_dir():
            raise LibraryError(f"There is no snapshot {snapshot_id} in {self.snapshots}.")
        before = self._read("active")
        if before == snapshot_id:
            return
        if before:
            write_atomically(self.folder / "previous", before + "\n")
        write_atomically(self.folder / "active", snapshot_id + "\n")

    def rollback(self) -> str:
        """Make the previous snapshot the active one again and return its id.

        Raises LibraryError if there is none to go back to.
        """
        previous = self.previous()
        if previous is None or not previous.is_dir():
            raise LibraryError(f"There is no earlier snapshot in {self.folder} to go back to.")
        self.publish(previous.name)
        return previous.name

    def prune(self, keep: int = 3) -> tuple[str, ...]:
        """Remove all but the `keep` newest snapshots, never the active or the previous one.

        Returns the ids removed.  To be called by the one who holds `building()`.
        """
        if not self.snapshots.is_dir():
            return ()
        held = {self._read("active"), self._read("previous")}
        found = [one for one in self.snapshots.iterdir() if _ID.fullmatch(one.name)]
        found.sort(key=lambda one: (one.name in held, one.stat().st_mtime_ns), reverse=True)
        gone = [one for one in found[keep:] if one.name not in held]
        for one in gone:
            shutil.rmtree(one)
        return tuple(one.name for one in gone)

    @contextlib.contextmanager
    def building(self) -> Iterator[None]:
        """Hold the right to write, and clear what a crashed build left behind.

        Raises LibraryError, naming the process, if another one holds it.
        """
        import fcntl  # noqa: PLC0415 (absent on Windows, where only building is lost)

        self.snapshots.mkdir(parents=True, exist_ok=True)
        path = self.folder / "build.lock"
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
                raise LibraryError(
                    f"Another build of this index is running (process {holder}). Wait until it"
                    " has ended, then build again."
                ) from error
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
            self._clear_leftovers()
            yield
        finally:
            os.close(handle)

    def _clear_leftovers(self) -> None:
        for left in self.snapshots.glob(f"{BUILDING}*"):
            shutil.rmtree(left)
        sync_file(self.snapshots)

    def _read(self, pointer: str) -> str:
        try:
            said = (self.folder / pointer).read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return ""
        return said if _ID.fullmatch(said) else ""

    def _pointed(self, pointer: str) -> Path | None:
        name = self._read(pointer)
        return self.snapshots / name if name else None
