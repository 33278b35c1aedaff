"""How many of the true nearest rows an index finds."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.vectors import FloatMatrix, HalfMatrix, unit_rows

Search: TypeAlias = Callable[[FloatMatrix, int], tuple[tuple[int, float], ...]]
"""From a unit question (1, d) and a limit to (row, cosine) pairs."""

SAMPLE = 200
"""Questions.  Ten rows each: the recall measured is right to about half a point."""

_NEAREST = 10
_TIE = 1e-6
"""A row found instead of the tenth is right if its cosine is not smaller by more."""
_BLOCK = 16_384
"""Rows compared at a time: 13 MB of cosines."""
_NOISE = 0.6
"""Length of what is added to a unit row: cosine 0.86 to the row it came from."""


def sample_questions(
    vectors: FloatMatrix, sentences: FloatMatrix | HalfMatrix | None, seed: int
) -> FloatMatrix:
    """Draw up to SAMPLE unit questions (m, d), the same for the same seed.

    They are sentences where there are any, being as short as questions; else rows with noise,
    for a row itself is the easiest question there is.
    """
    random = np.random.default_rng(seed)
    if sentences is not None and len(sentences):
        return unit_rows(np.asarray(_drawn(sentences, random), dtype=np.float32))
    if not len(vectors):
        return np.empty((0, vectors.shape[1]), dtype=np.float32)
    rows = np.asarray(_drawn(vectors, random), dtype=np.float32)
    noise = unit_rows(random.standard_normal(rows.shape).astype(np.float32))
    return unit_rows(rows + np.float32(_NOISE) * noise)


def least_right_cosines(questions: FloatMatrix, vectors: FloatMatrix) -> NDArray[np.float32]:
    """Compare every question with every row: (m,) cosines of each one's tenth nearest row.

    With fewer rows than ten that of the last, with none 0.  Takes seconds for 200 questions and
    a million rows.
    """
    nearest = min(_NEAREST, len(vectors))
    if not nearest:
        return np.zeros(len(questions), dtype=np.float32)
    best = np.full((len(questions), nearest), -np.inf, dtype=np.float32)
    for start in range(0, len(vectors), _BLOCK):
        cosines = questions @ np.asarray(vectors[start : start + _BLOCK], dtype=np.float32).T
        both = np.concatenate([best, cosines], axis=1)
        best = np.partition(both, both.shape[1] - nearest, axis=1)[:, -nearest:]
    least: NDArray[np.float32] = best.min(axis=1)
    return least


def recall_at_10(
    search: Search,
    questions: FloatMatrix,
    vectors: FloatMatrix,
    least: NDArray[np.float32],
) -> float:
    """Share of the ten nearest rows that `search` finds; 1 if there are no questions or rows.

    `least` are the questions' `least_right_cosines`.  What is found is held to its exact cosine,
    so that rows as near as the tenth count as right.
    """
    nearest = min(_NEAREST, len(vectors))
    if not nearest or not len(questions):
        return 1.0
    right = 0
    for place, tenth in enumerate(least):
        question = questions[place : place + 1]
        rows = sorted({row for row, _ in search(question, nearest)})
        cosines = np.asarray(vectors[rows], dtype=np.float32) @ question[0]
        right += int(np.count_nonzero(cosines >= tenth - _TIE))
    return right / (nearest * len(questions))


def _drawn(rows: FloatMatrix | HalfMatrix, random: np.random.Generator) -> FloatMatrix | HalfMatrix:
    chosen = random.choice(len(rows), min(SAMPLE, len(rows)), replace=False)
    return rows[np.sort(chosen)]  # in the order they lie on disk
