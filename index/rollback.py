"""Going back to a kept snapshot: as it is, or made anew where an older program wrote it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.gazetteer import Gazetteer
from index.embedder import Embedder
from index.inputs import inputs_of, rebuilt_for
from index.library import LibraryError
from index.making import is_sound, make_snapshot
from index.manifest import Inputs
from index.progress import Progress
from index.publications import Door
from index.reindexing import prune_if_free
from index.seal import SnapshotError
from index.snapshot import OldFormatError, read_manifest, read_sealed_articles
from index.stores.engine import note_published, reach_store, store_snapshot

if TYPE_CHECKING:
    from index.places import Places


def roll_back(
    places: "Places",
    to: str | None,
    *,
    door: Door,
    new_embedder: Callable[[], Embedder],
    progress: Progress | None = None,
) -> str:
    """Go back to the snapshot before, or to a kept one whose id begins so; return what serves then.

    That is another snapshot, of the same articles, where an older program wrote the one gone back
    to: then these are indexed, and what is published meanwhile stays.  Raises LibraryError if
    there is none to go back to, SnapshotError if it is damaged, and what indexing and the store
    do; then what was published still is.
    """
    library = places.library
    wanted = library.find_kept(to)
    folder = library.snapshots / wanted
    try:
        made_of = read_manifest(folder).inputs
    except OldFormatError:
        wanted = _made_anew(places, wanted, door, new_embedder(), progress)
    else:
        if not is_sound(folder):
            raise SnapshotError(f"The snapshot {wanted} is damaged and can't be gone back to.")
        _can_serve(made_of, places, new_embedder())
        store_snapshot(places, wanted)
        library.rollback(wanted, door=door)
    prune_if_free(library)
    note_published(places)
    return wanted


def _made_anew(
    places: "Places", older: str, door: Door, embedder: Embedder, progress: Progress | None
) -> str:
    library, gazetteer = places.library, Gazetteer.load(places.gazetteer)
    reach_store(places)
    with library.building("a way back"):
        expected = library.publications
        articles = read_sealed_articles(library.snapshots / older)
        tell = progress or (lambda step, done, total: None)
        made = make_snapshot(articles, library, embedder, gazetteer, tell).snapshot_id
        store_snapshot(places, made, progress)
        library.publish(
            made, door=door, how="rolled-back", articles=len(articles), unless_overtaken=expected
        )
    return made


def _can_serve(inputs: Inputs, places: "Places", embedder: Embedder) -> None:
    now = inputs_of((), embedder, Gazetteer.load(places.gazetteer), places.index_kind)
    changed = [one for one in rebuilt_for(inputs, now) if one in ("model", "gazetteer")]
    if changed:
        raise LibraryError(
            f"The snapshot {inputs.digest()} was made with another {' and '.join(changed)} than"
            " this program has, and would answer nothing. Choose that one again, or reindex."
        )
