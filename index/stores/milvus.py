"""Snapshots on a Milvus server, for more passages or processes than one machine holds."""

import secrets
from pathlib import Path
from typing import Any

from index.build_lock import hold_if_free, hold_publishing
from index.library import Library
from index.progress import Progress
from index.snapshot import Snapshot
from index.stores.milvus_address import MilvusAddress
from index.stores.milvus_collection import Names, drop, fill, is_whole, put_in_place
from index.stores.milvus_record import OnServer, StoreRecord
from index.stores.milvus_server import SOON_S, WORK_S, MilvusServer
from index.stores.milvus_store import MilvusStore

_NO_ALIAS = (100, 1600)
"""Milvus's own number, and that of a collection, which some versions give instead."""
_LOCK = "store.lock"
"""Held by the process that fills or removes collections from a library's folder."""


class MilvusEngine:
    """Puts snapshots on a server, one collection each, and opens them there."""

    def __init__(self, address: MilvusAddress, progress: Progress | None = None) -> None:
        """Name the server; nothing is connected yet.  `progress` is told how a filling is doing."""
        self._server = MilvusServer(address)
        self._progress = progress or (lambda step, done, total: None)

    def open(self, snapshot: Snapshot) -> MilvusStore:
        """Open the collection of a snapshot, filled first where it is missing or not whole.

        Waits while another process fills one that is missing.  Nothing is embedded.  Raises
        StoreError, and LibraryError where it has to be filled and the library's folder can't be
        written to.
        """
        library = snapshot.folder.parent.parent
        name, rows = self._names(library).collection(snapshot.id), len(snapshot.passages)
        if not self._is_whole(name, rows):
            with hold_publishing(library / _LOCK):
                if not self._is_whole(name, rows):
                    self._fill(library, snapshot)
        return MilvusStore(self._server, name, rows)

    def _fill(self, library: Path, snapshot: Snapshot) -> None:
        names, record = self._names(library), self._record(library)
        name, half = names.collection(snapshot.id), names.unfinished(snapshot.id, _token())
        left = [one for one in record.read().made if names.is_unfinished(one)]
        with self._server.asked() as client:
            for one in left:
                drop(client, one)
        record.note(made=[half], dropped=left)
        fill(self._server, half, snapshot, self._progress)
        with self._server.asked() as client:
            # A process on a copy of the folder may have been quicker: then it is that one's.
            if is_whole(client, name, len(snapshot.passages)):
                drop(client, half)
            else:
                record.note(made=[name])
                put_in_place(client, half, name)
        record.note(dropped=[half])

    def settle(self, library: Library) -> None:
        """Bring the server to what the library says, which is the truth after a crash, too.

        The alias, named as the prefix, is moved to the collection of the active snapshot, filled
        first where it is not there; collections made from this folder whose snapshots are gone are
        dropped, and what was half filled; those of old ones that are only kept take no memory.
        Where the folder has published nothing since it last moved the alias, that stays with
        whatever another folder has published.  Waits for no filling but that of the active
        snapshot.  Raises StoreError, and what `open` and the library do.
        """
        active = library.active()
        if active is None:
            return
        with self._server.asked() as client:
            there = client.has_collection(
                self._names(library.folder).collection(active.name), timeout=SOON_S
            )
        if not there:
            self.open(Snapshot.open(active))
        if self._publish(library):
            self._release_old(library)
        self._clear(library)

    def _publish(self, library: Library) -> bool:
        """Move the alias, if this folder is the one to do so, and tell whether it was moved."""
        alias, record = self._server.address.prefix, self._record(library.folder)
        # One at a time, each reading anew what is active: else the slower would win.
        with self._server.asked() as client:
            if not _is_due(library, record.read(), _alias_of(client, alias)):
                return False
            with record.held():
                said, now = record.read(), _alias_of(client, alias)
                if not _is_due(library, said, now):
                    return False
                active = library.publications.active or ""
                collection = self._names(library.folder).collection(active)
                if now is None:
                    client.create_alias(collection, alias, timeout=SOON_S)
                elif now != collection:
                    client.alter_alias(collection, alias, timeout=SOON_S)
                record.write(said.model_copy(update={"published": active}))
                return now != collection

    def _release_old(self, library: Library) -> None:
        names, made = self._names(library.folder), self._record(library.folder).read().made
        said, waiting = library.publications, library.proposal()
        served = {said.active, said.previous, waiting.snapshot if waiting else None}
        with self._server.asked() as client:
            for folder in library.found():
                name = names.collection(folder.name)
                if folder.name not in served and name in made:
                    client.release_collection(name, timeout=WORK_S)

    def _clear(self, library: Library) -> None:
        """Drop what is left over, unless another process fills or clears just now."""
        if not self._left_over(library):
            return
        with hold_if_free(library.folder / _LOCK) as is_held:
            if not is_held:
                return
            gone = self._left_over(library)
            with self._server.asked() as client:
                for name in gone:
                    drop(client, name)
            self._record(library.folder).note(dropped=gone)

    def _left_over(self, library: Library) -> frozenset[str]:
        """Name the collections made from this folder that nothing here needs any more.

        Never the one that is published, by whomever.
        """
        names = self._names(library.folder)
        made = frozenset(self._record(library.folder).read().made)
        left = made - {names.collection(folder.name) for folder in library.found()}
        if not left:
            return left
        with self._server.asked() as client:
            return left - {_alias_of(client, self._server.address.prefix)}

    def remove_all(self, library: Library) -> tuple[str, ...]:
        """Drop every collection of these corpora, and the alias to one; return the names dropped.

        Those that were made from other folders, too.  Raises StoreError and LibraryError.
        """
        names, record = self._names(library.folder), self._record(library.folder)
        with hold_publishing(library.folder / _LOCK), self._server.asked() as client:
            own = [
                name
                for name in client.list_collections(timeout=SOON_S)
                if names.snapshot_of(name) is not None
            ]
            for name in own:
                drop(client, name)
            with record.held():
                record.write(OnServer())
        return tuple(sorted(own))

    def _names(self, library: Path) -> Names:
        return Names.of(self._server.address.prefix, library)

    def _record(self, library: Path) -> StoreRecord:
        return StoreRecord(library, self._server.address)

    def _is_whole(self, name: str, rows: int) -> bool:
        with self._server.asked() as client:
            return is_whole(client, name, rows)


def _is_due(library: Library, said: OnServer, alias: str | None) -> bool:
    """Tell whether the alias is to be moved from here: it is new, or something was published."""
    return alias is None or said.published != library.publications.active


def _alias_of(client: Any, alias: str) -> str | None:
    from pymilvus import MilvusException  # noqa: PLC0415

    try:
        return str(client.describe_alias(alias, timeout=SOON_S)["collection_name"])
    except MilvusException as error:
        if error.code in _NO_ALIAS:
            return None
        raise


def _token() -> str:
    return secrets.token_hex(4)
