"""Building a snapshot's vector index, and measuring what it finds before it is trusted."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.stores.codes import with_codes_of
from index.stores.dense_record import DenseRecord, Effort
from index.stores.exactness import least_right_cosines, recall_at_10, sample_questions
from index.stores.faiss import FaissStore, add_rows, new_index, one_thread, write_index
from index.stores.kinds import Choice, Kind, parse_kind
from index.vectors import FloatMatrix, HalfMatrix

REQUIRED = 0.95
"""Recall@10 below which an index is not used."""

_AIMED = 0.96
"""A sample errs by about half a point: search harder until it is well above what is required."""
_GROWN = 2
"""An index of as many times the passages that its quantizer was trained on is trained anew."""
_TRAINED_ON = 65_536
"""Rows shown to a quantizer, at least; or as many for each cell of an inverted file as below."""
_ROWS_A_CELL = 64
_EXACT = ("SQfp16", "Flat")
"""What is fallen back to, in this order."""

_log = logging.getLogger(__name__)

_Reused: TypeAlias = Literal["nothing", "quantizer", "codes"]


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """An earlier snapshot's index, to take from what is unchanged."""

    path: Path
    record: DenseRecord
    rows: NDArray[np.int64]
    """(passages,) for every row now the earlier row that has the same vector, or -1."""


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    effort: Effort
    recall: float


@dataclass(frozen=True, slots=True, eq=False)
class _Sample:
    """Questions with their right answers."""

    questions: FloatMatrix
    vectors: FloatMatrix
    least: NDArray[np.float32]

    def measure(self, path: Path, kind: Kind) -> _Measured:
        """Search harder and harder until enough is found; the best seen if it never is."""
        best = _Measured(Effort(), -1.0)
        for effort in _efforts(kind):
            store = FaissStore(
                path,
                rows=len(self.vectors),
                dimension=int(self.vectors.shape[1]),
                effort=effort,
            )
            recall = recall_at_10(store.search, self.questions, self.vectors, self.least)
            if recall > best.recall:
                best = _Measured(effort, recall)
            if recall >= _AIMED:
                break
        return best


def build_dense(
    vectors: FloatMatrix,
    path: Path,
    choice: Choice,
    *,
    sentences: FloatMatrix | HalfMatrix | None = None,
    earlier: Earlier | None = None,
    seed: int = 0,
) -> DenseRecord:
    """Index unit rows (passages, d) in a file and measure what a search of it finds.

    Row i of `vectors`, which may be mapped, is row i of the index.  `sentences`, unit rows, stand
    in for questions.  A kind that finds less than 0.95 of the ten nearest is not kept: the next
    exact kind is written instead, and the record says so.  `earlier` spares training, and the
    codes of unchanged rows, where it is of the same kind.  Raises OSError if the file cannot be
    written.
    """
    questions = sample_questions(vectors, sentences, seed)
    sample = _Sample(questions, vectors, least_right_cosines(questions, vectors))
    built, reused, trained_on, measured = _chosen(path, choice, earlier, sample, seed)
    fallback = None
    for exact in _EXACT:
        if measured.recall >= REQUIRED or built == "Flat":
            break
        fallback = (
            f"{choice.kind} found {measured.recall:.3f} of the ten nearest passages of"
            f" {len(questions)} sample questions, less than {REQUIRED}; {exact} was built instead."
        )
        built, reused, trained_on = exact, "nothing", 0
        _write_new(vectors, path, exact, seed)
        measured = sample.measure(path, parse_kind(exact))
    return DenseRecord(
        kind=built,
        asked=choice.asked,
        reason=choice.reason,
        fallback=fallback,
        passages=len(vectors),
        dimension=int(vectors.shape[1]),
        size=path.stat().st_size,
        effort=measured.effort,
        recall_at_10=measured.recall,
        sample=len(questions),
        sampled_from="noisy rows" if sentences is None or not len(sentences) else "sentences",
        trained_on=trained_on,
        reused=reused,
    )


def _chosen(
    path: Path, choice: Choice, earlier: Earlier | None, sample: _Sample, seed: int
) -> tuple[str, _Reused, int, _Measured]:
    vectors = sample.vectors
    kind = parse_kind(choice.kind)
    learns = bool(kind.lists or kind.parts) or choice.kind.endswith("SQ8")
    if earlier is not None and learns and _suits(earlier, choice, vectors):
        reused = _write_from(earlier, vectors, path)
        measured = sample.measure(path, kind)
        if measured.recall >= REQUIRED:
            return choice.kind, reused, earlier.record.trained_on, measured
        _log.info("%s is trained anew: recall %.3f", choice.kind, measured.recall)
    _write_new(vectors, path, choice.kind, seed)
    return choice.kind, "nothing", len(vectors) if learns else 0, sample.measure(path, kind)


def _suits(earlier: Earlier, choice: Choice, vectors: FloatMatrix) -> bool:
    record = earlier.record
    return (
        record.kind == choice.kind
        and record.dimension == vectors.shape[1]
        and len(earlier.rows) == len(vectors)
        and len(vectors) < _GROWN * record.trained_on
        and earlier.path.is_file()
    )


def _write_new(vectors: FloatMatrix, path: Path, kind: str, seed: int) -> None:
    import faiss  # noqa: PLC0415

    index = new_index(faiss, kind, int(vectors.shape[1]))
    if not index.is_trained:
        shown = max(_TRAINED_ON, _ROWS_A_CELL * (parse_kind(kind).lists or 0))
        # With two threads on a busy machine FAISS's k-means waits on itself: 14 s, with one 1.3.
        with one_thread(faiss):
            index.train(_some(vectors, shown, seed))
    add_rows(index, vectors)
    write_index(faiss, index, path)


def _write_from(earlier: Earlier, vectors: FloatMatrix, path: Path) -> _Reused:
    """Write an index of the earlier one's kind with what that one learnt."""
    import faiss  # noqa: PLC0415

    # Read, not mapped: FAISS aborts when a mapped index is changed.
    index = faiss.read_index(str(earlier.path))
    if isinstance(index, faiss.IndexRefine):
        scanned = faiss.downcast_index(index.base_index)
        if isinstance(scanned, faiss.IndexPQFastScan):
            codes = with_codes_of(faiss, scanned, vectors, earlier.rows)
            exact = faiss.downcast_index(index.refine_index)
            exact.reset()
            add_rows(exact, vectors)
            write_index(faiss, faiss.IndexRefine(codes, exact), path)
            return "codes"
    index.reset()
    add_rows(index, vectors)
    write_index(faiss, index, path)
    return "quantizer"


def _some(vectors: FloatMatrix, most: int, seed: int) -> Any:
    if len(vectors) <= most:
        return np.ascontiguousarray(vectors, dtype=np.float32)
    rows = np.sort(np.random.default_rng(seed).choice(len(vectors), most, replace=False))
    return np.ascontiguousarray(vectors[rows], dtype=np.float32)


def _efforts(kind: Kind) -> Iterator[Effort]:
    """How hard to search, from the cheapest up."""
    if kind.scans_all:
        yield Effort()
    elif kind.links is not None:
        for wide in (64, 128, 256, 512):
            yield Effort(ef_search=wide)
    elif kind.lists is None:
        for factor in (4, 8, 16, 32, 64):
            yield Effort(k_factor=factor)
    else:
        probed = {min(kind.lists, 8 << step) for step in range(8)}
        for step, cells in enumerate(sorted(probed)):
            yield Effort(nprobe=cells, k_factor=min(64, 8 << step) if kind.parts else None)
