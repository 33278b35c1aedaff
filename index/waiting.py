"""The proposal that waits beside what serves, as a file of the library."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.files import replace_whole
from index.steps import Reached

if TYPE_CHECKING:
    from index.proposal import Proposal

PROPOSAL = "proposal.json"


class Waiting:
    """Reads and writes the proposal; to be changed by the one who holds the right to publish."""

    def __init__(self, folder: Path, snapshots: Path, reached: Reached) -> None:
        self._path = folder / PROPOSAL
        self._snapshots = snapshots
        self._reached = reached

    def read(self) -> "Proposal | None":
        """Return what waits; None where it is not there, can't be read, or has no snapshot."""
        try:
            content = self._path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        from pydantic import ValidationError  # noqa: PLC0415 (mostly nothing waits)

        from index.proposal import Proposal  # noqa: PLC0415

        try:
            said = Proposal.model_validate_json(content)
        except ValidationError:
            return None
        return said if (self._snapshots / said.snapshot).is_dir() else None

    def write(self, proposal: "Proposal") -> None:
        """Let a proposal wait, in place of any before it.  Raises LibraryError."""
        replace_whole(
            self._path,
            proposal.model_dump_json(indent=1) + "\n",
            written=lambda: self._reached("proposal-written"),
            in_place=lambda: self._reached("proposal-in-place"),
        )

    def drop(self, snapshot_id: str | None) -> bool:
        """Drop it, if it is that snapshot's or whichever it is; return whether it was there."""
        waiting = self.read()
        if waiting is None or snapshot_id not in (None, waiting.snapshot):
            return False
        self._path.unlink(missing_ok=True)
        self._reached("proposal-dropped")
        return True
