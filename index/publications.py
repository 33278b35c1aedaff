"""What is published: the one small file that says which snapshot serves, and how it came to."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

if TYPE_CHECKING:
    from index.proposal import Proposal

PUBLICATIONS = "publications.json"
FORMAT: Final = 1
MOST_KEPT = 200
"""Entries of the history; older ones are let go."""

Door = Literal["shell", "discord"]
"""Where somebody does something with the index."""
How = Literal["built", "remade", "published", "rolled-back"]
"""Built without a proposal, made anew of the same articles, published by somebody, gone back to."""


class LibraryError(Exception):
    """Something the folder of snapshots cannot do now; the message says what to do."""


def unwritable(path: Path, error: OSError) -> LibraryError:
    """Return the refusal of a file or folder that the system does not let be written."""
    why = (error.strerror or str(error)).lower()
    return LibraryError(
        f"{path} can't be written: {why}. Make room or mend the folder's permissions, or choose"
        " another data folder with --data or STRINGER_DATA."
    )


class PublicationsError(LibraryError):
    """The file can't be relied on; the message says why and what to do."""


class NewerError(PublicationsError):
    """The file is of a newer program, and is left to that."""


class OvertakenError(LibraryError):
    """Something was published since one looked; what is active now is as good as any."""


class Publication(BaseModel):
    """One change of the snapshot that serves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    snapshot: str
    at: datetime
    """Aware."""
    door: Door
    how: How
    articles: NonNegativeInt | None
    """In the snapshot; None where that was not noted."""
    added: NonNegativeInt = 0
    removed: NonNegativeInt = 0
    changed: NonNegativeInt = 0

    def with_counts(self, proposal: "Proposal") -> Self:
        """Return it with the counts of what a proposal holds and changes."""
        diff = proposal.diff
        counts = {
            "articles": proposal.articles,
            "added": len(diff.added),
            "removed": len(diff.removed),
            "changed": len(diff.changed),
        }
        return self.model_copy(update=counts)


class Publications(BaseModel):
    """Which snapshot serves, which did before, and the history: replaced whole, never in part."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = FORMAT
    active: str | None = None
    previous: str | None = None
    """Where a rollback leads."""
    held: bool = False
    """Whether people decide what is published, so that nothing is on its own."""
    history: tuple[Publication, ...] = ()
    """The newest last."""

    @property
    def ever_published(self) -> frozenset[str]:
        """Ids of all snapshots that were active as far back as the history goes."""
        return frozenset({one.snapshot for one in self.history} | {self.active or ""})

    def articles_of(self, snapshot: str) -> int | None:
        """Return how many articles a snapshot had when it was published last."""
        noted = [one.articles for one in self.history if one.snapshot == snapshot]
        return noted[-1] if noted else None

    def has_published(self, proposal: "Proposal") -> bool:
        """Tell whether a proposal was published since it was made, or is active."""
        return proposal.snapshot == self.active or any(
            one.snapshot == proposal.snapshot and one.at >= proposal.at for one in self.history
        )

    def with_published(self, made: Publication, *, held: bool) -> Self:
        """Return what stands after a publication.

        What was made anew of the same articles leaves the way back where it led.
        """
        moved = made.snapshot != self.active and made.how != "remade"
        return self.model_copy(
            update={
                "active": made.snapshot,
                "previous": self.active if moved else self.previous,
                "held": self.held or held,
                "history": (*self.history, made)[-MOST_KEPT:],
            }
        )


def read_publications(folder: Path) -> Publications:
    """Read the file of a library; one that is not there yet gives an empty one.

    Raises PublicationsError if it is damaged or of a newer format.
    """
    path = folder / PUBLICATIONS
    try:
        said = json.loads(path.read_bytes())
        seal = said.pop("seal")
        whole = seal == _seal(said)
        if said.get("format", 0) > FORMAT:
            raise NewerError(f"{path} was written by a newer Stringer. Update this one.")
        read = Publications.model_validate_json(json.dumps(said))
    except (FileNotFoundError, NotADirectoryError):
        return Publications()
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise PublicationsError(_damaged(path)) from error
    if not whole:
        raise PublicationsError(_damaged(path))
    return read


def dump_publications(publications: Publications) -> str:
    """Return the file's text, sealed with a checksum of what it says."""
    said = publications.model_dump(mode="json")
    return json.dumps(said | {"seal": _seal(said)}, indent=1) + "\n"


def _seal(said: dict[str, Any]) -> str:
    """Seal what is said as it is written, whatever fields a program of another version knows."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _damaged(path: Path) -> str:
    return (
        f"{path} is damaged, so it can't be told which snapshot was in use."
        " Build one of the articles as they are: python -m index build"
    )
