"""Which engine holds what is searched: this machine's files, or the server of a setting."""

import logging
from typing import TYPE_CHECKING

from index.progress import Progress
from index.publications import LibraryError
from index.snapshot import Snapshot
from index.stores.errors import StoreError
from index.stores.local import LocalEngine
from index.stores.store import Engine

if TYPE_CHECKING:
    from index.places import Places
    from index.stores.milvus import MilvusEngine

_log = logging.getLogger(__name__)


def engine_of(places: "Places", progress: Progress | None = None) -> Engine:
    """Choose the engine of these places; nothing is connected yet.

    `progress` is told how it is doing where a snapshot has to be put on a server first.
    """
    return _server_of(places, progress) or LocalEngine()


def store_snapshot(places: "Places", snapshot_id: str, progress: Progress | None = None) -> None:
    """Put a snapshot that is to be published where it will be searched, if it is there.

    Does nothing where that is this machine.  Raises SnapshotError, StoreError, and LibraryError
    where it may not be noted here who does it.
    """
    engine, folder = _server_of(places, progress), places.library.snapshots / snapshot_id
    if engine is not None and folder.is_dir():
        engine.open(Snapshot.open(folder, verify=False))


def reach_store(places: "Places") -> None:
    """Ask the server, if there is one, whether it is there: to be done before hours of embedding.

    Raises StoreError.
    """
    if places.store is not None:
        from index.stores.milvus_server import SOON_S, MilvusServer  # noqa: PLC0415

        with MilvusServer(places.store).asked() as client:
            client.list_collections(timeout=SOON_S)


def settle_store(places: "Places", progress: Progress | None = None) -> None:
    """Bring the server, if there is one, to what is published: to be called after each change.

    Raises what `store_snapshot` does.
    """
    engine = _server_of(places, progress)
    if engine is not None:
        engine.settle(places.library)


def note_published(places: "Places") -> bool:
    """Settle the store after a publication, which stands whether the server hears of it or not.

    Tells whether it has.  Where it does not answer just then, whatever follows or starts next
    tells it.
    """
    try:
        settle_store(places)
    except (StoreError, LibraryError) as error:
        _log.warning("the server has not been told of the publication: %s", error)
        return False
    return True


def clear_store(places: "Places") -> tuple[str, ...]:
    """Remove all that was put on a server for these corpora; return what it was called there.

    Raises StoreError, and LibraryError as `store_snapshot` does.
    """
    engine = _server_of(places, None)
    return () if engine is None else engine.remove_all(places.library)


def _server_of(places: "Places", progress: Progress | None) -> "MilvusEngine | None":
    if places.store is None:
        return None
    from index.stores.milvus import MilvusEngine  # noqa: PLC0415

    return MilvusEngine(places.store, progress)
