"""Vectors that lie in clusters, as those of texts do; the same for the same seed."""

import numpy as np

from index.vectors import unit_rows


def clustered(count, dimension=32, seed=0, clusters=40):
    """Draw (count, dimension) unit rows around centres that do not depend on `count` or `seed`."""
    centres = np.random.default_rng(7).standard_normal((clusters, dimension))
    random = np.random.default_rng([7, seed])
    rows = centres[random.integers(0, clusters, count)]
    return unit_rows((rows + 0.7 * random.standard_normal(rows.shape)).astype(np.float32))


def nearest_rows(question, vectors, limit, mask=None):
    """Rank rows by the cosine itself, only those that `mask` has."""
    cosines = vectors @ question[0]
    if mask is not None:
        cosines = np.where(mask, cosines, -np.inf)
    best = np.argsort(-cosines, kind="stable")[:limit]
    return [int(row) for row in best if cosines[row] > -np.inf]
