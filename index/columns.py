"""Files of a snapshot that are one column or one text, read at its opening."""

from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.seal import SnapshotError

REBUILD = "Build it again, with the same options: python -m index build"

_Kind = TypeVar("_Kind", bound=np.generic)


def read_column(path: Path, kind: np.dtype[_Kind]) -> NDArray[_Kind]:
    """Read a column of a snapshot into memory; raises SnapshotError where it is none."""
    try:
        found: NDArray[_Kind] = np.load(path)
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {REBUILD}") from error
    except (ValueError, OSError, EOFError) as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    if found.dtype != kind or found.ndim != 1:
        raise SnapshotError(f"{path} is damaged. {REBUILD}")
    return found


def read_text(path: Path) -> str:
    """Read a text in UTF-8; raises SnapshotError where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {REBUILD}") from error
    except UnicodeDecodeError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error


_Number = TypeVar("_Number", np.float32, np.float16)


def map_vectors(path: Path, kind: type[_Number]) -> NDArray[_Number]:
    """Map rows of vectors, (n, d), into memory; raises SnapshotError where they are none."""
    try:
        # As a plain array, still mapped: a slice of numpy's memmap costs ten times as much.
        rows: NDArray[_Number] = np.load(path, mmap_mode="r").view(np.ndarray)
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {REBUILD}") from error
    except (ValueError, OSError, EOFError) as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    if rows.dtype != kind or rows.ndim != 2:
        raise SnapshotError(f"{path} holds no rows of {kind.__name__}. {REBUILD}")
    return rows
