"""The collection of one snapshot: how it is named, what is in it, and how it is filled."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.columns import REBUILD
from index.progress import Progress
from index.rows import Lines
from index.snapshot import TERMS, Snapshot
from index.stores.errors import StoreError
from index.stores.milvus_server import SOON_S, WORK_S, MilvusServer
from index.stores.milvus_words import WordWeights

ROW, DAY, DENSE, WORDS = "row", "day", "dense", "words"

_BATCH = 500
"""Rows of one request: some 2 MB at 384 dimensions; Milvus takes 64."""
_LONGEST_TEXT = 65_000
"""Bytes; Milvus takes 65,535.  The text is there for other readers, answers quote the snapshot."""
_EXACT_UP_TO = 20_000
"""Passages up to which each is compared; above that the server chooses its index."""
_FILLING = "_filling_"


@dataclass(frozen=True, slots=True)
class Names:
    """What the collections of one library are called.

    The library has part in the name, so that what another corpus keeps in the same database is
    never taken for something to remove.
    """

    prefix: str
    library: str

    @classmethod
    def of(cls, prefix: str, library: Path) -> "Names":
        """Name those of a library by its folder's name, which is the same on every machine."""
        return cls(prefix, hashlib.sha256(library.name.encode()).hexdigest()[:8])

    def collection(self, snapshot_id: str) -> str:
        """Name the collection of a snapshot; one of that name is whole."""
        return f"{self.prefix}_{self.library}_{snapshot_id}"

    def unfinished(self, snapshot_id: str, attempt: str) -> str:
        """Name the collection of a snapshot while it is being filled, for each attempt another."""
        return f"{self.collection(snapshot_id)}{_FILLING}{attempt}"

    def is_unfinished(self, collection: str) -> bool:
        """Tell whether that is the name of a collection that is being filled."""
        return _FILLING in collection.removeprefix(self.prefix)

    def snapshot_of(self, collection: str) -> str | None:
        """Tell which snapshot a collection was made for; None for one that is not of these."""
        form = rf"{self.prefix}_{self.library}_([0-9a-f]{{16}})(?:{_FILLING}[0-9a-f]{{8}})?"
        found = re.fullmatch(form, collection)
        return found[1] if found else None


def is_whole(client: Any, name: str, rows: int) -> bool:
    """Tell whether there is a collection with that many rows, and load it for searching."""
    if not client.has_collection(name, timeout=SOON_S):
        return False
    client.load_collection(name, timeout=WORK_S)
    return _count(client, name) == rows


def drop(client: Any, name: str) -> tuple[str, ...]:
    """Drop a collection, with its aliases, and return these; none is no fault.

    Milvus would keep one that has an alias.
    """
    if not client.has_collection(name, timeout=SOON_S):
        return ()
    aliases = tuple(client.list_aliases(name, timeout=SOON_S)["aliases"])
    for alias in aliases:
        client.drop_alias(alias, timeout=SOON_S)
    client.drop_collection(name, timeout=WORK_S)
    return aliases


def put_in_place(client: Any, half: str, name: str) -> None:
    """Give a collection that is whole its name, in place of one that is not, with its aliases."""
    aliases = drop(client, name)
    client.rename_collection(half, name, timeout=SOON_S)
    client.load_collection(name, timeout=WORK_S)  # some versions unload what is renamed
    for alias in aliases:
        client.create_alias(name, alias, timeout=SOON_S)


def fill(server: MilvusServer, half: str, snapshot: Snapshot, progress: Progress) -> None:
    """Make the collection of a snapshot, of its vectors and its terms as they are.

    It has a name of its own until it is whole and put in its place, so that what a crash leaves is
    never searched.  Raises StoreError.
    """
    total = len(snapshot.passages)
    weights = WordWeights(_terms(snapshot, progress))
    with server.asked() as client:
        _create(client, half, snapshot)
    for first in range(0, total, _BATCH):
        last = min(first + _BATCH, total)
        with server.asked() as client:
            client.insert(half, list(_rows(snapshot, weights, first, last)), timeout=WORK_S)
        progress("Storing", last, total)
    with server.asked() as client:
        client.flush(half, timeout=WORK_S)
        client.load_collection(half, timeout=WORK_S)
        found = _count(client, half)
    if found != total:
        raise StoreError(
            f"Milvus at {server.address.shown} kept {found} of the {total} passages of the"
            f" snapshot {snapshot.id}. Try again."
        )


def _count(client: Any, name: str) -> int:
    counted = client.query(
        name, output_fields=["count(*)"], consistency_level="Strong", timeout=WORK_S
    )
    return int(counted[0]["count(*)"])


def _create(client: Any, name: str, snapshot: Snapshot) -> None:
    from pymilvus import DataType  # noqa: PLC0415

    schema = client.create_schema(
        auto_id=False,
        enable_dynamic_field=False,
        description=f"Stringer: the passages of the snapshot {snapshot.id}, row by row",
    )
    schema.add_field(ROW, DataType.INT64, is_primary=True)
    schema.add_field("article", DataType.VARCHAR, max_length=1024)
    schema.add_field("text", DataType.VARCHAR, max_length=65_535)
    schema.add_field(DAY, DataType.INT64)
    schema.add_field(DENSE, DataType.FLOAT_VECTOR, dim=snapshot.passage_vectors.shape[1])
    schema.add_field(WORDS, DataType.SPARSE_FLOAT_VECTOR)
    indexes = client.prepare_index_params()
    exact = len(snapshot.passages) <= _EXACT_UP_TO
    indexes.add_index(DENSE, index_type="FLAT" if exact else "AUTOINDEX", metric_type="IP")
    indexes.add_index(WORDS, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
    client.create_collection(name, schema=schema, consistency_level="Strong", timeout=WORK_S)
    # Not waited for here: there is nothing to index yet, and loading waits.
    client.create_index(name, indexes, timeout=WORK_S, sync=False)


def _terms(snapshot: Snapshot, progress: Progress) -> Iterator[list[str]]:
    lines = Lines(snapshot.folder / TERMS, REBUILD)
    for done, line in enumerate(lines, 1):
        yield line.decode().split()
        if done % _BATCH == 0 or done == len(lines):
            progress("Counting words", done, len(lines))


def _rows(
    snapshot: Snapshot, weights: WordWeights, first: int, last: int
) -> Iterator[dict[str, Any]]:
    for row, words in enumerate(weights.vectors(first, last), first):
        passage = snapshot.passages[row]
        yield {
            ROW: row,
            "article": passage.article_id,
            "text": passage.text.encode()[:_LONGEST_TEXT].decode(errors="ignore"),
            DAY: int(snapshot.passage_days[row]),
            DENSE: snapshot.passage_vectors[row],
            WORDS: words,
        }
