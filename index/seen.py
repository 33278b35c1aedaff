"""Which snapshot the articles as they are make, remembered while no file of theirs changes."""

import contextlib
import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from corpus.files import write_atomically
from corpus.gazetteer import Gazetteer
from index.embedder import Identified
from index.inputs import inputs_of
from index.places import Places

_FILE = "seen.json"
_LIBRARIES = ("trafilatura", "lxml", "lxml_html_clean", "pypdf")


@dataclass(frozen=True, slots=True)
class Look:
    """The files of the articles, and what would read them, as somebody found them."""

    path: Path
    trace: str
    making: str

    def known(self) -> str | None:
        """Name the snapshot that they make; None where nobody has looked since they changed."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads(self.path.read_text("utf-8"))
            if (said["trace"], said["making"]) == (self.trace, self.making):
                return str(said["id"])
        return None

    def remember(self, snapshot_id: str) -> None:
        """Keep for the next start which snapshot was made of them after this look."""
        said = {"trace": self.trace, "making": self.making, "id": snapshot_id}
        with contextlib.suppress(OSError):  # a data folder that is only read forgets
            write_atomically(self.path, json.dumps(said))


def look_at(places: Places, model: Identified, gazetteer: Gazetteer) -> Look:
    """Look at the files, not into them; to be done before they are read.

    What changes while they are read is then seen the next time.
    """
    making = inputs_of((), model, gazetteer, places.index_kind).digest() + _readers()
    return Look(places.library.folder / _FILE, places.holdings.trace(), making)


def seen_id(places: Places, model: Identified, gazetteer: Gazetteer) -> str:
    """Name the snapshot that a build would make now, without reading the articles again.

    They are read where a file of theirs, the model, the gazetteer or the program has changed
    since somebody looked last.  Raises ArticleError and BuildError as `current_id` does.
    """
    look = look_at(places, model, gazetteer)
    known = look.known()
    if known is not None:
        return known
    from index.builder import current_id  # noqa: PLC0415 (mostly nothing has changed)

    found = current_id(places.corpora, model, gazetteer, places.shelf, kind=places.index_kind)
    look.remember(found)
    return found


def _readers() -> str:
    """Digest what reads articles: the files of `corpus`, and the libraries it reads pages with."""
    total = hashlib.sha256()
    for name in ("corpus", *_LIBRARIES):
        spec = importlib.util.find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            paths = (
                Path(folder).rglob("*.py") if name == "corpus" else [Path(folder, "__init__.py")]
            )
            for path in sorted(paths):
                stat = path.stat()
                total.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return total.hexdigest()
