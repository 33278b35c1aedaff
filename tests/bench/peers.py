"""Engines from PyPI that do the same: nearest vectors, or vectors and words together."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np

from index.vectors import FloatMatrix

Ids = list[int]
NEEDED_RECALL = 0.95
"""recall@10 that an approximate index must reach before its time counts."""


class NotInstalledError(Exception):
    """A peer's package is not there, or can't run here; the message says which."""


class Peer(Protocol):
    """A searchable index of rows of vectors."""

    name: ClassVar[str]
    most: ClassVar[int]
    """Rows beyond which building it takes longer than a run may."""
    settings: ClassVar[tuple[int, ...]]
    """How hard it looks, the fastest first; one for an exact index."""

    def __init__(self, vectors: FloatMatrix, folder: Path) -> None:
        """Build it of unit rows; `folder` is empty.  Raises NotInstalledError."""

    def tune(self, setting: int) -> None:
        """Look as hard as that from now on."""

    def search(self, vector: FloatMatrix, limit: int) -> Ids:
        """Rank rows by cosine with a unit vector (1, d)."""


class FaissFlat:
    """FAISS's exact search of single-precision vectors, as the plain recipe has it."""

    name: ClassVar[str] = "exact flat search"
    most: ClassVar[int] = 1_200_000
    settings: ClassVar[tuple[int, ...]] = (0,)

    def __init__(self, vectors: FloatMatrix, folder: Path) -> None:
        faiss = imported("faiss")
        faiss.omp_set_num_threads(1)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def tune(self, setting: int) -> None:
        pass

    def search(self, vector: FloatMatrix, limit: int) -> Ids:
        return [int(row) for row in self._index.search(vector, limit)[1][0]]


class Usearch:
    """USearch: HNSW over half-precision vectors."""

    name: ClassVar[str] = "usearch"
    most: ClassVar[int] = 200_000
    settings: ClassVar[tuple[int, ...]] = (32, 64, 128, 256, 512)

    def __init__(self, vectors: FloatMatrix, folder: Path) -> None:
        index = imported("usearch.index")
        self._index = index.Index(ndim=vectors.shape[1], metric="ip", dtype="f16", connectivity=32)
        self._index.add(np.arange(len(vectors)), vectors)

    def tune(self, setting: int) -> None:
        self._index.expansion_search = setting

    def search(self, vector: FloatMatrix, limit: int) -> Ids:
        return [int(key) for key in self._index.search(vector[0], limit).keys]


class Hnswlib:
    """hnswlib: HNSW over single-precision vectors, as Chroma builds it for PyPI."""

    name: ClassVar[str] = "hnswlib"
    most: ClassVar[int] = 200_000
    settings: ClassVar[tuple[int, ...]] = (32, 64, 128, 256, 512)

    def __init__(self, vectors: FloatMatrix, folder: Path) -> None:
        hnswlib = imported("hnswlib")
        self._index = hnswlib.Index(space="ip", dim=vectors.shape[1])
        self._index.init_index(max_elements=len(vectors), M=32, ef_construction=200)
        self._index.add_items(vectors)
        self._index.set_num_threads(1)

    def tune(self, setting: int) -> None:
        self._index.set_ef(setting)

    def search(self, vector: FloatMatrix, limit: int) -> Ids:
        return [int(label) for label in self._index.knn_query(vector, limit)[0][0]]


class SqliteVec:
    """sqlite-vec: exact search in SQLite, single precision."""

    name: ClassVar[str] = "sqlite-vec"
    most: ClassVar[int] = 1_200_000
    settings: ClassVar[tuple[int, ...]] = (0,)

    def __init__(self, vectors: FloatMatrix, folder: Path) -> None:
        sqlite_vec, apsw = imported("sqlite_vec"), imported("apsw")
        # Python's own sqlite3 often is built without the loading of extensions.
        self._db = apsw.Connection(str(folder / "vectors.sqlite3"))
        self._db.enable_load_extension(True)
        self._db.load_extension(sqlite_vec.loadable_path())
        self._db.execute(
            f"CREATE VIRTUAL TABLE rows USING vec0"
            f"(vector float[{vectors.shape[1]}] distance_metric=cosine)"
        )
        with self._db:
            self._db.executemany(
                "INSERT INTO rows(rowid, vector) VALUES (?, ?)",
                ((row, vector.tobytes()) for row, vector in enumerate(vectors)),
            )

    def tune(self, setting: int) -> None:
        pass

    def search(self, vector: FloatMatrix, limit: int) -> Ids:
        found = self._db.execute(
            "SELECT rowid FROM rows WHERE vector MATCH ? AND k = ? ORDER BY distance",
            (vector.tobytes(), limit),
        )
        return [row for (row,) in found]


class Lance:
    """LanceDB: HNSW over one-byte vectors, the best distances told again from the full ones."""

    name: ClassVar[str] = "LanceDB"
    most: ClassVar[int] = 200_000
    settings: ClassVar[tuple[int, ...]] = (20, 50, 128, 256, 512)
    _EXACT_UP_TO = 10_000

    def __init__(self, vectors: FloatMatrix, folder: Path) -> None:
        self._looks = 0
        self._exact = len(vectors) <= self._EXACT_UP_TO
        self._table = lance_table(vectors, None, folder)
        if not self._exact:
            self._table.create_index(metric="dot", index_type="IVF_HNSW_SQ", num_partitions=1)

    def tune(self, setting: int) -> None:
        self._looks = setting

    def search(self, vector: FloatMatrix, limit: int) -> Ids:
        query = (
            self._table.search(vector[0])
            .distance_type("dot")
            .select(["row", "_distance"])
            .limit(limit)
        )
        if not self._exact:
            query = query.ef(self._looks).refine_factor(2)
        return [int(row) for row in query.to_arrow()["row"].to_pylist()]


PEERS: tuple[type[Peer], ...] = (Usearch, Hnswlib, SqliteVec, Lance)
DENSE: tuple[type[Peer], ...] = (FaissFlat, *PEERS)
"""All that the dense side is measured beside."""


def lance_table(vectors: FloatMatrix, texts: Sequence[str] | None, folder: Path) -> Any:
    """Make a table of rows, vectors and, where given, texts.  Raises NotInstalledError."""
    lancedb, arrow = imported("lancedb"), imported("pyarrow")
    width = vectors.shape[1]
    columns = {
        "row": arrow.array(np.arange(len(vectors))),
        "vector": arrow.FixedSizeListArray.from_arrays(arrow.array(vectors.ravel()), width),
    }
    if texts is not None:
        columns["text"] = arrow.array(list(texts))
    return lancedb.connect(str(folder)).create_table("rows", arrow.table(columns))


def imported(name: str) -> Any:
    """Import a peer's module.  Raises NotInstalledError."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise NotInstalledError("not installed") from error


def recall(found: Sequence[Ids], exact: Sequence[Ids]) -> float:
    """Share of the exact neighbours that were found, over all questions."""
    hits = sum(len(set(mine) & set(theirs)) for mine, theirs in zip(found, exact, strict=True))
    return hits / sum(map(len, exact))


def tuned(peer: Peer, vectors: Sequence[FloatMatrix], exact: Sequence[Ids]) -> float:
    """Set a peer to the fastest setting that reaches `NEEDED_RECALL`, and return its recall@10.

    Where none does it stays at the last, the most thorough.
    """
    reached = 0.0
    for setting in peer.settings:
        peer.tune(setting)
        reached = recall([peer.search(vector, 10) for vector in vectors], exact)
        if reached >= NEEDED_RECALL:
            break
    return reached
