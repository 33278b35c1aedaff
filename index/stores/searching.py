"""How each kind of FAISS index is asked: one question at a time, nothing set on the index.

What a search needs goes with it as FAISS's SearchParameters, so that threads may share an index.
"""

from collections.abc import Callable
from math import ceil
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.stores.allowed import Allowed
from index.stores.dense_record import Effort
from index.vectors import FloatMatrix

Ranked: TypeAlias = tuple[NDArray[np.float32], NDArray[np.int64]]
"""Cosines and rows, best first; row -1 where fewer were found."""

_FEW = 10
"""Where more than one row in as many would have to be fetched, all allowed ones are compared."""
_SPARE = 1.2
"""Fetched beyond what the share of allowed rows gives on average."""
_MORE = 4
"""Times as many are fetched next: what was written at one time lies together, so that fewer of
the near rows may be allowed than of all."""


class Searched(Protocol):
    """An opened index of one kind."""

    def search(self, question: FloatMatrix, limit: int, allowed: Allowed | None) -> Ranked:
        """Rank up to `limit` rows, only allowed ones if `allowed` is given."""


def searched(faiss: Any, index: Any, effort: Effort) -> Searched:
    """Take the way to ask that suits an opened index; raises ValueError if there is none."""
    if isinstance(index, faiss.IndexFlat | faiss.IndexScalarQuantizer):
        return _Scan(faiss, index)
    if isinstance(index, faiss.IndexHNSW):
        return _Graph(faiss, index, effort.ef_search or 64)
    if isinstance(index, faiss.IndexRefine):
        base = faiss.downcast_index(index.base_index)
        if isinstance(base, faiss.IndexIVF):
            return _Cells(faiss, index, base, effort)
        if isinstance(base, faiss.IndexPQFastScan):
            return _Codes(faiss, index, base, effort.k_factor or 1)
    if isinstance(index, faiss.IndexIVF):
        return _Cells(faiss, index, index, effort)
    raise ValueError(f"an index of the class {type(index).__name__} is not searched here")


def _ask(index: Any, question: FloatMatrix, limit: int, params: Any) -> Ranked:
    cosines, rows = index.search(question, limit, params=params)
    return cosines[0], rows[0]


class _Scan:
    """Flat and scalar-quantized rows."""

    def __init__(self, faiss: Any, index: Any) -> None:
        self._faiss, self._index = faiss, index

    def search(self, question: FloatMatrix, limit: int, allowed: Allowed | None) -> Ranked:
        params = None
        if allowed is not None:
            selector = self._faiss.IDSelectorBitmap(allowed.bits)
            params = self._faiss.SearchParameters(sel=selector)
        return _ask(self._index, question, limit, params)


class _Graph:
    """An HNSW graph over rows that can also be scanned."""

    def __init__(self, faiss: Any, index: Any, ef_search: int) -> None:
        self._faiss, self._index, self._ef = faiss, index, ef_search
        self._scan = _Scan(faiss, faiss.downcast_index(index.storage))

    def search(self, question: FloatMatrix, limit: int, allowed: Allowed | None) -> Ranked:
        if allowed is None:
            return self._walk(question, limit)
        found = _fetched(self._walk, question, limit, allowed, int(self._index.ntotal))
        return found or self._scan.search(question, limit, allowed)

    def _walk(self, question: FloatMatrix, limit: int) -> Ranked:
        params = self._faiss.SearchParametersHNSW(efSearch=max(self._ef, limit))
        return _ask(self._index, question, limit, params)


class _Cells:
    """An inverted file, with or without a refinement."""

    def __init__(self, faiss: Any, index: Any, cells: Any, effort: Effort) -> None:
        self._faiss, self._index, self._lists = faiss, index, int(cells.nlist)
        self._nprobe, self._k_factor = effort.nprobe or 1, effort.k_factor
        self._scan = None if index is cells else _Scan(faiss, _refinement(faiss, index))

    def search(self, question: FloatMatrix, limit: int, allowed: Allowed | None) -> Ranked:
        if allowed is None:
            return self._probe(question, limit, self._nprobe)
        every = int(self._index.ntotal)
        nprobe = min(self._lists, ceil(self._nprobe * every / max(allowed.count, 1)))
        found = _fetched(
            lambda asked, fetched: self._probe(asked, fetched, nprobe),
            question,
            limit,
            allowed,
            every,
        )
        if found is not None:
            return found
        if self._scan is not None:
            return self._scan.search(question, limit, allowed)
        selector = self._faiss.IDSelectorBitmap(allowed.bits)
        return self._probe(question, limit, self._lists, selector)

    def _probe(
        self, question: FloatMatrix, limit: int, nprobe: int, selector: Any = None
    ) -> Ranked:
        params = self._faiss.SearchParametersIVF(nprobe=nprobe, sel=selector)
        if self._scan is not None:
            params = self._faiss.IndexRefineSearchParameters(
                k_factor=float(self._k_factor or 1), base_index_params=params
            )
        return _ask(self._index, question, limit, params)


def _fetched(
    fetch: Callable[[FloatMatrix, int], Ranked],
    question: FloatMatrix,
    limit: int,
    allowed: Allowed,
    every: int,
) -> Ranked | None:
    """Fetch more of all rows until `limit` allowed ones are among them; None if too many.

    A selector on the way would spare some work, but a graph or a few cells then end among rows
    that are not allowed, and nothing tells that nearer ones were missed.
    """
    fetched = ceil(_SPARE * limit * every / max(allowed.count, 1))
    while fetched * _FEW <= every:
        cosines, rows = fetch(question, fetched)
        kept = allowed.has(rows)
        if np.count_nonzero(kept) >= limit:
            return cosines[kept][:limit], rows[kept][:limit]
        fetched *= _MORE
    return None


class _Codes:
    """Fast-scan codes with a refinement.  FAISS lets no selector near them."""

    def __init__(self, faiss: Any, index: Any, codes: Any, k_factor: int) -> None:
        self._faiss, self._index, self._codes, self._k_factor = faiss, index, codes, k_factor
        self._exact = _refinement(faiss, index)
        self._scan = _Scan(faiss, self._exact)

    def search(self, question: FloatMatrix, limit: int, allowed: Allowed | None) -> Ranked:
        if allowed is None:
            params = self._faiss.IndexRefineSearchParameters(k_factor=float(self._k_factor))
            return _ask(self._index, question, limit, params)
        every = int(self._index.ntotal)
        wanted = min(limit * self._k_factor, allowed.count)
        fetched = ceil(_SPARE * wanted * every / max(allowed.count, 1))
        while fetched * _FEW <= every:
            rows = self._codes.search(question, fetched)[1][0]
            rows = rows[allowed.has(rows)]
            if len(rows) >= wanted:
                return self._refined(question, rows[:wanted], limit)
            fetched *= _MORE
        return self._scan.search(question, limit, allowed)

    def _refined(self, question: FloatMatrix, rows: NDArray[np.int64], limit: int) -> Ranked:
        cosines = self._exact.reconstruct_batch(rows) @ question[0]
        best = np.lexsort((rows, -cosines))[:limit]
        return cosines[best], rows[best]


def _refinement(faiss: Any, index: Any) -> Any:
    return faiss.downcast_index(index.refine_index)
