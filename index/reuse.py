"""What an earlier snapshot already has, so that nothing unchanged is read or embedded twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder
from index.manifest import Inputs
from index.parts import ReadParts, TakenParts, Teacher, TextKeys
from index.seal import SnapshotError
from index.snapshot import DENSE, Snapshot
from index.stores.dense_build import Earlier
from index.vectors import FloatMatrix, HalfMatrix

AnyParts = ReadParts | TakenParts
_Number = TypeVar("_Number", np.float32, np.float16)
_BLOCK = 16_384
"""Texts embedded between two times that their vectors are put away: some 25 MB of them."""


@dataclass(frozen=True, slots=True)
class _Looked(Generic[_Number]):
    """Rows of vectors found by the keys of their texts."""

    keys: TextKeys
    """Sorted."""
    order: NDArray[np.int64]
    vectors: tuple[NDArray[_Number], ...]
    """Of the teachers, end to end."""

    def has(self, key: int) -> bool:
        """Tell whether a text is known."""
        return self._at(key) is not None

    def row(self, key: int) -> NDArray[_Number]:
        """Return the vector of a known text; KeyError for another."""
        at = self._at(key)
        if at is None:
            raise KeyError(key)
        row = int(self.order[at])
        for one in self.vectors:
            if row < len(one):
                found: NDArray[_Number] = one[row]
                return found
            row -= len(one)
        raise KeyError(key)

    def _at(self, key: int) -> int | None:
        at = int(np.searchsorted(self.keys, np.uint64(key)))
        return at if at < len(self.keys) and int(self.keys[at]) == key else None


@dataclass(frozen=True, slots=True)
class _New:
    """Vectors just made, by the keys of their texts."""

    rows: dict[int, int]
    passages: FloatMatrix
    """Those of passages, which may be sentences too."""
    sentences: HalfMatrix
    """Those of sentences alone; their rows are counted on."""

    def row(self, key: int) -> FloatMatrix | HalfMatrix | None:
        """Return the vector of a text; None if it was not made now."""
        at = self.rows.get(key)
        if at is None:
            return None
        count = len(self.passages)
        found: FloatMatrix | HalfMatrix = (
            self.passages[at] if at < count else self.sentences[at - count]
        )
        return found


class Known:
    """Vectors by their text, all of one model, and parts by the hash of an article."""

    def __init__(self, embedder: Embedder, inputs: Inputs) -> None:
        """Know nothing yet; the embedder is used for what stays unknown.

        `inputs` are those of the snapshot to be made.
        """
        self.embedded = 0
        """Distinct texts that had to be embedded."""
        self.reused = 0
        """Distinct texts that were known."""
        self.teachers: list[Teacher] = []
        """The snapshots learnt from, in order."""
        self._embedder = embedder
        self._inputs = inputs
        self._taken: dict[str, TakenParts] = {}

    def learn(self, folder: Path) -> None:
        """Take over what a snapshot has; one that is damaged or of another model teaches nothing.

        Articles' parts are taken over where they would be read the same now.
        """
        try:
            teacher = Teacher(Snapshot.open(folder, self._embedder))
        except SnapshotError:
            return
        self.teachers.append(teacher)
        if _reads_alike(teacher.snapshot.manifest.inputs, self._inputs):
            for record in teacher.snapshot.manifest.inputs.articles:
                self._taken.setdefault(record.sha256, TakenParts(teacher, record.id))

    def parts(self, sha256: str) -> TakenParts | None:
        """Return what was read from an article, by the hash of all of it; None if unknown."""
        return self._taken.get(sha256)

    def embed(
        self, parts: Sequence[AnyParts], progress: Callable[[int, int], None]
    ) -> tuple[FloatMatrix, HalfMatrix]:
        """Embed all passages and sentences, each distinct unknown text once: unit rows, in order.

        Passages are float32, sentences float16.  A passage is never made from a vector that was
        rounded to float16.
        """
        unknown, full = self._unknown(parts)
        every = [keys for one in parts for keys in (one.passage_keys, one.sentence_keys)]
        distinct = len(np.unique(np.concatenate(every))) if every else 0
        self.embedded, self.reused = len(unknown), distinct - len(unknown)
        new = self._embedded(unknown, full, progress)
        return self._passage_rows(parts, new), self._sentence_rows(parts, new)

    def _embedded(
        self, unknown: dict[int, str], full: int, progress: Callable[[int, int], None]
    ) -> "_New":
        """Embed texts block by block, so that what is worked with beside the rows stays small.

        The first `full` are kept as float32, the others, of sentences alone, as float16.
        """
        total = len(unknown)
        progress(0, total)
        dimension = self.dimension()
        passages = np.empty((full, dimension), dtype=np.float32)
        sentences = np.empty((total - full, dimension), dtype=np.float16)
        texts = list(unknown.values())
        for begin, end in (*_blocks(0, full), *_blocks(full, total)):
            rows = self._embedder.passages(texts[begin:end], _counted(progress, begin, total))
            if end <= full:
                passages[begin:end] = rows
            else:
                sentences[begin - full : end - full] = rows
        return _New({key: row for row, key in enumerate(unknown)}, passages, sentences)

    def earlier(self, parts: Sequence[AnyParts]) -> Earlier | None:
        """Tell which rows of the first teacher's index of vectors the passages are.

        None where nothing was learnt, or nothing taken from it.
        """
        if not self.teachers:
            return None
        teacher = self.teachers[0]
        rows = [
            np.array(one.rows("passage"), dtype=np.int64)
            if isinstance(one, TakenParts) and one.teacher is teacher
            else np.full(len(one.passage_keys), -1, dtype=np.int64)
            for one in parts
        ]
        snapshot, every = teacher.snapshot, np.concatenate(rows)
        if not (every >= 0).any():
            return None
        return Earlier(snapshot.folder / DENSE, snapshot.manifest.dense, every)

    def _unknown(self, parts: Sequence[AnyParts]) -> tuple[dict[int, str], int]:
        """List the texts without a vector, by key, and how many of the first are passages'."""
        read = [one for one in parts if isinstance(one, ReadParts)]
        unknown: dict[int, str] = {}
        for one in read:
            for key, text in zip(one.passage_keys.tolist(), one.passage_texts, strict=True):
                if not self._full.has(key):
                    unknown.setdefault(key, text)
        full = len(unknown)
        for one in read:
            for key, text in zip(one.sentence_keys.tolist(), one.sentence_texts, strict=True):
                if key not in unknown and not self._full.has(key) and not self._half.has(key):
                    unknown[key] = text
        return unknown, full

    @cached_property
    def _full(self) -> _Looked[np.float32]:
        vectors = tuple(one.snapshot.passage_vectors for one in self.teachers)
        return _looked([one.passage_keys for one in self.teachers], vectors)

    @cached_property
    def _half(self) -> _Looked[np.float16]:
        vectors = tuple(one.snapshot.sentence_vector_rows for one in self.teachers)
        return _looked([one.sentence_keys for one in self.teachers], vectors)

    def dimension(self) -> int:
        """Take it from a snapshot at hand: asking the embedder would load the model."""
        if self.teachers:
            return self.teachers[0].snapshot.manifest.dimension
        return self._embedder.dimension

    def _passage_rows(self, parts: Sequence[AnyParts], new: "_New") -> FloatMatrix:
        def vector(key: int) -> FloatMatrix | HalfMatrix:
            found = new.row(key)
            return self._full.row(key) if found is None else found

        held = [
            one.passage_vectors if isinstance(one, TakenParts) else one.passage_keys
            for one in parts
        ]
        return _filled(held, self.dimension(), np.float32, vector)

    def _sentence_rows(self, parts: Sequence[AnyParts], new: "_New") -> HalfMatrix:
        def vector(key: int) -> FloatMatrix | HalfMatrix:
            found = new.row(key)
            if found is not None:
                return found
            return self._full.row(key) if self._full.has(key) else self._half.row(key)

        held = [
            one.sentence_vectors if isinstance(one, TakenParts) else one.sentence_keys
            for one in parts
        ]
        return _filled(held, self.dimension(), np.float16, vector)


def _filled(
    held: Sequence[NDArray[_Number] | TextKeys],
    dimension: int,
    kind: type[_Number],
    vector: Callable[[int], FloatMatrix | HalfMatrix],
) -> NDArray[_Number]:
    """Put rows one below the other: those of an article as they are, or of its texts' keys."""
    rows = np.zeros((sum(map(len, held)), dimension), dtype=kind)
    at = 0
    for one in held:
        if one.ndim == 2:
            rows[at : at + len(one)] = one
        else:
            for place, key in enumerate(one.tolist(), at):
                rows[place] = vector(key)
        at += len(one)
    return rows


def _counted(progress: Callable[[int, int], None], begun: int, total: int) -> Callable[[int], None]:
    """Tell how many of all are done where a block tells how many of its own."""
    return lambda done: progress(begun + done, total)


def _blocks(first: int, last: int) -> list[tuple[int, int]]:
    return [(at, min(at + _BLOCK, last)) for at in range(first, last, _BLOCK)]


def _looked(keys: Sequence[TextKeys], vectors: tuple[NDArray[_Number], ...]) -> _Looked[_Number]:
    every = np.concatenate(keys) if keys else np.zeros(0, dtype=np.uint64)
    order = np.argsort(every, kind="stable")
    return _Looked(every[order], order, vectors)


def _reads_alike(before: Inputs, now: Inputs) -> bool:
    def said(inputs: Inputs) -> tuple[str, ...]:
        made = (inputs.splitter, inputs.gazetteer, inputs.events, inputs.terms)
        return (*made, inputs.evidence, inputs.copies)

    return said(before) == said(now)
