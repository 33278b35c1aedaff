"""Taking over the codes of rows that an earlier index holds, so that they are not made again."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.stores.faiss import ROWS_AT_ONCE
from index.vectors import FloatMatrix

_BLOCK = 32
"""Rows that FAISS packs together for a scan; 16 bytes hold a pair of codes of all of them."""
_ORDER = np.array([0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15])
"""The row of a half block that stands at each byte: FAISS's `pq4_pack_codes`."""


def unpacked(faiss: Any, scanned: Any) -> NDArray[np.uint8]:
    """Read the plain codes (rows, bytes) of an IndexPQFastScan of 4-bit codes."""
    raw = faiss.rev_swig_ptr(scanned.codes.data(), scanned.codes.size())
    packed = raw.reshape(scanned.ntotal2 // _BLOCK, scanned.M2 // 2, _BLOCK)
    low, high = packed[..., :16], packed[..., 16:]
    codes = np.empty_like(packed)
    codes[..., _ORDER] = (low & 15) | ((high & 15) << 4)
    codes[..., _ORDER + 16] = (low >> 4) | (high & 0xF0)
    rows = codes.transpose(0, 2, 1).reshape(scanned.ntotal2, scanned.M2 // 2)
    return np.ascontiguousarray(rows[: scanned.ntotal, : scanned.code_size])


def with_codes_of(faiss: Any, earlier: Any, vectors: FloatMatrix, rows: NDArray[np.int64]) -> Any:
    """Make an IndexPQFastScan of `vectors` with the quantizer of an earlier one.

    Where `rows[i]` is 0 or more, row i has the code of that row of `earlier`; where it is -1 its
    code is made.  `earlier` is left as it is.
    """
    codes = np.empty((len(vectors), earlier.code_size), dtype=np.uint8)
    kept = rows >= 0
    codes[kept] = unpacked(faiss, earlier)[rows[kept]]
    fresh = np.flatnonzero(~kept)
    for start in range(0, len(fresh), ROWS_AT_ONCE):
        some = fresh[start : start + ROWS_AT_ONCE]
        codes[some] = earlier.pq.compute_codes(np.ascontiguousarray(vectors[some], np.float32))
    plain = faiss.IndexPQ(earlier.d, earlier.M, earlier.nbits, earlier.metric_type)
    plain.pq = earlier.pq
    plain.is_trained = True
    faiss.copy_array_to_vector(codes.ravel(), plain.codes)
    plain.ntotal = len(vectors)
    return faiss.IndexPQFastScan(plain, _BLOCK)
