"""Which snapshot the articles as they are make, remembered while no file of theirs changes."""

import contextlib
import hashlib
import importlib.util
import json
from pathlib import Path

from corpus.files import write_atomically
from corpus.gazetteer import Gazetteer
from index.embedder import Identified
from index.inputs import inputs_of
from index.places import Places

_FILE = "seen.json"
_LIBRARIES = ("trafilatura", "lxml", "lxml_html_clean", "pypdf")


def seen_id(places: Places, model: Identified, gazetteer: Gazetteer) -> str:
    """Name the snapshot that a build would make now, without reading the articles again.

    They are read where a file of theirs, the model, the gazetteer or the program has changed
    since somebody looked last.  Raises ArticleError and BuildError as `current_id` does.
    """
    path = places.library.folder / _FILE
    # Taken before the articles are read: what changes meanwhile is seen the next time.
    trace = places.holdings.trace()
    making = inputs_of((), model, gazetteer, places.index_kind).digest() + _readers()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads(path.read_text("utf-8"))
        if (said["trace"], said["making"]) == (trace, making):
            return str(said["id"])
    from index.builder import current_id  # noqa: PLC0415 (mostly nothing has changed)

    found = current_id(places.corpora, model, gazetteer, places.shelf, kind=places.index_kind)
    with contextlib.suppress(OSError):  # a data folder that is only read forgets
        write_atomically(path, json.dumps({"trace": trace, "making": making, "id": found}))
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
