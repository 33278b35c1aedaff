"""The collection of one snapshot, searched."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from index.stores.errors import StoreLostError
from index.stores.milvus_collection import DAY, DENSE, ROW, WORDS
from index.stores.milvus_server import SOON_S, MilvusServer
from index.stores.milvus_words import question_vector
from index.stores.store import Found, Pairs
from index.vectors import FloatMatrix

_MOST_HITS = 16_384
"""Milvus gives no more for one search."""
_NO_COLLECTION, _NOT_LOADED = 100, 101
"""Milvus's own numbers."""


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
            hits = self._hits(client, said)
        except MilvusException as error:
            if error.code != _NO_COLLECTION:
                raise
            raise StoreLostError(
                f"Milvus at {self._server.address.shown} no longer has the collection"
                f" {self.collection}. A running bot puts it there again; anything else does when"
                " it is started anew."
            ) from error
        found = ((int(hit[ROW]), float(hit["distance"])) for hit in hits)
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def _hits(self, client: Any, said: dict[str, Any]) -> Any:
        from pymilvus import MilvusException  # noqa: PLC0415

        try:
            return client.search(self.collection, **said)[0]
        except MilvusException as error:
            if error.code != _NOT_LOADED:
                raise
            # The server was started anew, or another process took it out of memory as old.
            client.load_collection(self.collection, timeout=SOON_S)
            return client.search(self.collection, **said)[0]
