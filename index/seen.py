"""Which snapshot the articles as they are make, remembered while no file of theirs changes."""

import contextlib
import json

from corpus.files import write_atomically
from corpus.gazetteer import Gazetteer
from index.builder import current_id
from index.embedder import Identified
from index.making import inputs_of
from index.places import Places

_FILE = "seen.json"


def seen_id(places: Places, model: Identified, gazetteer: Gazetteer) -> str:
    """Name the snapshot that a build would make now, without reading the articles again.

    They are read where a file of theirs, the model, the gazetteer or the program has changed
    since somebody looked last.  Raises ArticleError and BuildError as `current_id` does.
    """
    path = places.library.folder / _FILE
    # Taken before the articles are read: what changes meanwhile is seen the next time.
    trace = places.holdings.trace()
    making = inputs_of((), model, gazetteer, places.index_kind).digest()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads(path.read_text("utf-8"))
        if (said["trace"], said["making"]) == (trace, making):
            return str(said["id"])
    found = current_id(places.corpora, model, gazetteer, places.shelf, kind=places.index_kind)
    with contextlib.suppress(OSError):  # a data folder that is only read forgets
        write_atomically(path, json.dumps({"trace": trace, "making": making, "id": found}))
    return found
