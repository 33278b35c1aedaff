"""Where articles and places come from and snapshots live, unless a command says otherwise."""

import importlib.util
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.holdings import Holdings
from corpus.shelf import Shelf
from index.embedder import DEFAULT_MODEL
from index.library import KEPT, Library
from index.stores.kinds import AUTO, check_kind
from index.stores.milvus_address import MilvusAddress, read_address

MOST_KEPT = 100
"""Snapshots that may be kept, by setting."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders, the model and the gazetteer that one command works with."""

    corpora: tuple[Path, ...]
    """Folders of articles."""
    data: Path
    """Folder of everything that is kept between runs."""
    model: str
    """Name or folder of a sentence-transformers model."""
    gazetteer: Path | None = None
    """File of the event's places; None for the one that ships."""

    snapshots: int = KEPT
    """How many are kept besides the active and the previous one."""
    index_kind: str = AUTO
    """The kind of the vectors' index: `auto`, by size, or a FAISS factory string."""
    store: MilvusAddress | None = None
    """The server that passages are searched on; None for this machine."""

    @property
    def library(self) -> Library:
        """The snapshots of these corpora."""
        return Library.of(self.data, self.corpora, kept=self.snapshots, kind=self.index_kind)

    @property
    def shelf(self) -> Shelf:
        """The articles that moderators keep, beside those of the folders."""
        return Shelf(self.data / "articles")

    @property
    def holdings(self) -> Holdings:
        """All articles there are, published or not."""
        return Holdings(self.corpora, self.shelf)

    @property
    def checksums(self) -> Path:
        """The file that remembers the checksums of models."""
        return self.data / "model-checksums.json"

    @property
    def models(self) -> Path:
        """The folder of models as they were exported for serving."""
        return self.data / "models"


def find_places(
    corpora: Sequence[Path] = (),
    data: Path | None = None,
    model: str | None = None,
    gazetteer: Path | None = None,
    *,
    snapshots: int | None = None,
    index_kind: str | None = None,
    store: MilvusAddress | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Places:
    """Fill in what is not given from the environment, then by default.

    Asked are STRINGER_CORPUS, folders separated as in PATH, STRINGER_DATA, STRINGER_MODEL,
    STRINGER_GAZETTEER, STRINGER_SNAPSHOTS, STRINGER_INDEX, the kind of the vectors' index,
    and STRINGER_STORE, a server's URL.  The
    defaults are the articles that ship, the user's data folder, and the model and the gazetteer
    that ship.  Raises ValueError, with a sentence, for a number of snapshots, a kind or a server
    that is none.
    """
    return Places(
        corpora=tuple(corpora) or _folders(environment) or (shipped_articles(),),
        data=data or _path(environment.get("STRINGER_DATA")) or _user_data(),
        model=model or environment.get("STRINGER_MODEL") or DEFAULT_MODEL,
        gazetteer=gazetteer or _path(environment.get("STRINGER_GAZETTEER")),
        snapshots=_kept(environment) if snapshots is None else snapshots,
        index_kind=check_kind(index_kind or environment.get("STRINGER_INDEX", "").strip() or AUTO),
        store=store or _store(environment),
    )


def shipped_articles() -> Path:
    """Find the folder of the articles that ship with the package."""
    spec = importlib.util.find_spec("corpus")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package `corpus` is not installed")
    return Path(spec.submodule_search_locations[0]) / "articles"


def _folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    said = environment.get("STRINGER_CORPUS", "").split(os.pathsep)
    return tuple(Path(one).expanduser() for one in said if one)


def _path(said: str | None) -> Path | None:
    return Path(said).expanduser() if said else None


def _kept(environment: Mapping[str, str]) -> int:
    said = environment.get("STRINGER_SNAPSHOTS", "").strip()
    if not said:
        return KEPT
    if not (said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= MOST_KEPT):
        raise ValueError(
            "STRINGER_SNAPSHOTS must be how many snapshots are kept, a number from 1 to"
            f" {MOST_KEPT}"
        )
    return int(said)


def _store(environment: Mapping[str, str]) -> MilvusAddress | None:
    said = environment.get("STRINGER_STORE", "").strip()
    try:
        return read_address(said) if said else None
    except ValueError as error:
        raise ValueError(f"STRINGER_STORE {error}") from error


def _user_data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("stringer", appauthor=False)
