"""A snapshot searched on a Milvus server, for more passages or processes than one machine holds."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from index.build_lock import hold_publishing
from index.library import Library
from index.progress import Progress
from index.snapshot import Snapshot
from index.stores.milvus_address import MilvusAddress
from index.stores.milvus_collection import (
    DAY,
    DENSE,
    ROW,
    WORDS,
    Names,
    drop,
    fill,
    is_whole,
)
from index.stores.milvus_server import SOON_S, WORK_S, MilvusServer
from index.stores.milvus_words import question_vector
from index.stores.store import Found, Pairs
from index.vectors import FloatMatrix

_MOST_HITS = 16_384
"""Milvus gives no more for one search."""
_NOT_LOADED = 101
_NO_ALIAS = (100, 1600)
"""Milvus's own number, and that of a collection, which some versions give instead."""
_LOCK = "store.lock"
"""Held by the process that fills or removes collections of a library."""


class MilvusEngine:
    """Puts snapshots on a server, one collection each, and opens them there."""

    def __init__(self, address: MilvusAddress, progress: Progress | None = None) -> None:
        """Name the server; nothing is connected yet.  `progress` is told how a filling is doing."""
        self._server = MilvusServer(address)
        self._progress = progress or (lambda step, done, total: None)

    def open(self, snapshot: Snapshot) -> "MilvusStore":
        """Open the collection of a snapshot, filled first where it is missing or not whole.

        Waits while another process fills it.  Nothing is embedded.  Raises StoreError, and
        LibraryError where it has to be filled and the library's folder can't be written to.
        """
        library = snapshot.folder.parent.parent
        names = self._names(library)
        name, rows = names.collection(snapshot.id), len(snapshot.passages)
        if not self._is_whole(name, rows):
            with hold_publishing(library / _LOCK):
                if not self._is_whole(name, rows):
                    fill(self._server, names, snapshot, self._progress)
        return MilvusStore(self._server, name, rows)

    def settle(self, library: Library) -> None:
        """Bring the server to what the library says, which is the truth after a crash, too.

        The alias, named as the prefix, is moved to the collection of the active snapshot, filled
        first where it is not there; collections of snapshots that are gone are dropped, and what
        was half filled with them; those of old ones that are only kept take no memory.  Raises
        StoreError, and what `open` and the library do.
        """
        active = library.active()
        if active is None:
            return
        names, alias = self._names(library.folder), self._server.address.prefix
        published = names.collection(active.name)
        with self._server.asked() as client:
            there = client.list_collections(timeout=SOON_S)
            is_published = _alias_of(client, alias) == published
        if published not in there:
            self.open(Snapshot.open(active))
        if not is_published or self._gone(library, there):
            # One at a time, each reading anew what is active: else the slower would win.
            with hold_publishing(library.folder / _LOCK):
                self._settle(library, names)

    def _settle(self, library: Library, names: Names) -> None:
        said, waiting = library.publications, library.proposal()
        served = {said.active, said.previous, waiting.snapshot if waiting else None}
        with self._server.asked() as client:
            self._publish(client, names.collection(said.active or ""))
            there = client.list_collections(timeout=SOON_S)
            gone = self._gone(library, there)
            for name in there:
                snapshot_id = names.snapshot_of(name)
                if name in gone:
                    drop(client, name)
                elif snapshot_id is not None and snapshot_id not in served:
                    client.release_collection(name, timeout=WORK_S)

    def _gone(self, library: Library, there: Sequence[str]) -> frozenset[str]:
        """Name the collections whose snapshot is no more, and those that are not whole."""
        names = self._names(library.folder)
        kept = {names.collection(folder.name) for folder in library.found()}
        return frozenset(name for name in there if names.snapshot_of(name) and name not in kept)

    def remove_all(self, library: Library) -> tuple[str, ...]:
        """Drop every collection of a library, and the alias to one; return the names dropped.

        Whatever serves from them can't search any more until it is started anew.
        Raises StoreError.
        """
        names = self._names(library.folder)
        with hold_publishing(library.folder / _LOCK), self._server.asked() as client:
            own = [
                name
                for name in client.list_collections(timeout=SOON_S)
                if names.snapshot_of(name) is not None
            ]
            for name in own:
                drop(client, name)
        return tuple(sorted(own))

    def _names(self, library: Path) -> Names:
        return Names.of(self._server.address.prefix, library)

    def _is_whole(self, name: str, rows: int) -> bool:
        with self._server.asked() as client:
            return is_whole(client, name, rows)

    def _publish(self, client: Any, collection: str) -> None:
        alias = self._server.address.prefix
        now = _alias_of(client, alias)
        if now is None:
            client.create_alias(collection, alias, timeout=SOON_S)
        elif now != collection:
            client.alter_alias(collection, alias, timeout=SOON_S)


def _alias_of(client: Any, alias: str) -> str | None:
    from pymilvus import MilvusException  # noqa: PLC0415

    try:
        return str(client.describe_alias(alias, timeout=SOON_S)["collection_name"])
    except MilvusException as error:
        if error.code in _NO_ALIAS:
            return None
        raise


class MilvusStore:
    """The collection of one snapshot.  Named by it, never by the alias: no answer mixes two."""

    def __init__(self, server: MilvusServer, collection: str, rows: int) -> None:
        self.collection = collection
        self._server = server
        self._rows = rows

    def search(
        self,
        vector: FloatMatrix | None,
        terms: Sequence[str],
        limit: int,
        published_until: date | None = None,
    ) -> Found:
        """Find the best rows of each side, as `Store.search` says; both sides or StoreError."""
        until = "" if published_until is None else f"{DAY} <= {published_until.toordinal()}"
        dense: Pairs = ()
        lexical: Pairs = ()
        with self._server.asked() as client:
            if vector is not None:
                dense = self._best(client, DENSE, vector[0].tolist(), limit, until)
            if terms:
                found = self._best(client, WORDS, question_vector(terms), limit, until)
                lexical = tuple(pair for pair in found if pair[1] > 0)
        return Found(dense=dense, lexical=lexical)

    def _best(self, client: Any, field: str, asked: Any, limit: int, until: str) -> Pairs:
        most = min(self._rows, _MOST_HITS)
        limit = min(limit, most)
        if limit < 1:
            return ()
        wanted = min(limit + 1, most)
        while True:
            found = self._searched(
                client,
                data=[asked],
                anns_field=field,
                limit=wanted,
                filter=until,
                output_fields=[ROW],
            )
            # Ties cut at the end would be chosen by the server: look on until they are all seen.
            if len(found) < wanted or wanted == most or found[-1][1] < found[limit - 1][1]:
                return tuple(found[:limit])
            wanted = min(2 * wanted, most)

    def _searched(self, client: Any, **how: Any) -> Pairs:
        from pymilvus import MilvusException  # noqa: PLC0415

        said = {"consistency_level": "Strong", "timeout": SOON_S} | how
        try:
            hits = client.search(self.collection, **said)[0]
        except MilvusException as error:
            if error.code != _NOT_LOADED:
                raise
            # The server was started anew, or another process took it out of memory as old.
            client.load_collection(self.collection, timeout=SOON_S)
            hits = client.search(self.collection, **said)[0]
        found = ((int(hit[ROW]), float(hit["distance"])) for hit in hits)
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
