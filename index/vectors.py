"""Rows of vectors, and the only place that scales one."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatMatrix: TypeAlias = NDArray[np.float32]
"""(n, d) float32, one vector a row."""

HalfMatrix: TypeAlias = NDArray[np.float16]
"""(n, d) float16, as sentences are kept: a cosine from it is right to about 0.001."""


def unit_rows(matrix: FloatMatrix) -> FloatMatrix:
    """Scale each row to length 1, so that an inner product is a cosine.

    Takes (n, d) float32 and returns a new (n, d) float32; n may be 0.
    Raises ValueError, naming the row, if one has length 0 or is not finite.
    """
    rows = np.asarray(matrix, dtype=np.float32)
    if rows.ndim != 2:
        raise ValueError(f"expected rows of vectors, got an array of shape {rows.shape}")
    lengths = np.linalg.norm(rows.astype(np.float64), axis=1)
    bad = np.flatnonzero(~(np.isfinite(lengths) & (lengths > 0)))
    if bad.size:
        row = int(bad[0])
        raise ValueError(f"row {row} has length {lengths[row]:g} and no direction")
    scaled: FloatMatrix = (rows / lengths[:, None]).astype(np.float32)
    return scaled
