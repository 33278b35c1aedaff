"""Files of a snapshot that are one column or one text, read at its opening."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.seal import REBUILD, SnapshotError

__all__ = ["REBUILD", "map_vectors", "read_column", "read_text", "whole"]

_Kind = TypeVar("_Kind", bound=np.generic)


@contextmanager
def whole(path: Path, rebuild: str = REBUILD) -> Iterator[None]:
    """Read files in a block; SnapshotError, ending in `rebuild`, where one is missing or damaged.

    `path` is what is named as damaged; what is missing is named by itself.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise SnapshotError(f"{error.filename} is missing. {rebuild}") from error
    except (ValueError, OSError, EOFError) as error:
        raise SnapshotError(f"{path} is damaged. {rebuild}") from error


def read_column(path: Path, kind: np.dtype[_Kind], rebuild: str = REBUILD) -> NDArray[_Kind]:
    """Read a column of a snapshot into memory; raises SnapshotError where it is none."""
    with whole(path, rebuild):
        found: NDArray[_Kind] = np.load(path)
    if found.dtype != kind or found.ndim != 1:
        raise SnapshotError(f"{path} is damaged. {rebuild}")
    return found


def read_text(path: Path, rebuild: str = REBUILD) -> str:
    """Read a text in UTF-8; raises SnapshotError where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {rebuild}") from error
    except UnicodeDecodeError as error:
        raise SnapshotError(f"{path} is damaged. {rebuild}") from error


_Number = TypeVar("_Number", np.float32, np.float16)


def map_vectors(path: Path, kind: type[_Number]) -> NDArray[_Number]:
    """Map rows of vectors, (n, d), into memory; raises SnapshotError where they are none."""
    with whole(path):
        # As a plain array, still mapped: a slice of numpy's memmap costs ten times as much.
        rows: NDArray[_Number] = np.load(path, mmap_mode="r").view(np.ndarray)
    if rows.dtype != kind or rows.ndim != 2:
        raise SnapshotError(f"{path} holds no rows of {kind.__name__}. {REBUILD}")
    return rows
