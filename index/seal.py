"""A snapshot's seal: the checksum of every file in it, in the format of `sha256sum`."""

import re
from pathlib import Path

from index.files import sha256_of

SEAL = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
BUILD = "python -m index build (where people decide what is published: python -m index reindex)"
"""What makes a snapshot, and publishes nothing that people have not agreed to."""
REBUILD = f"Build it again, with the same options: {BUILD}"


class SnapshotError(Exception):
    """A snapshot that must not be used; the message says why and what to do."""


def write_seal(folder: Path) -> None:
    """Write the checksum of every file under the folder, by path."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in _sealed_files(folder)]
    (folder / SEAL).write_text("".join(lines), encoding="utf-8", newline="\n")


def check_seal(folder: Path) -> int:
    """Read every file once, hold it to its checksum, and count the files.

    Raises SnapshotError naming the first file that is missing, changed, or was never sealed.
    """
    promised = _read_seal(folder / SEAL)
    present = _sealed_files(folder)
    for name in promised:
        if name not in present:
            raise SnapshotError(f"{folder / name} is missing. {REBUILD}")
    for name in present:
        if name not in promised:
            raise SnapshotError(f"{folder / name} does not belong to the snapshot. {REBUILD}")
        if sha256_of(folder / name) != promised[name]:
            raise SnapshotError(f"{folder / name} is damaged: its checksum differs. {REBUILD}")
    return len(promised)


def _read_seal(path: Path) -> dict[str, str]:
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except FileNotFoundError as error:
        raise SnapshotError(f"{path} is missing. {REBUILD}") from error
    except UnicodeDecodeError as error:
        raise SnapshotError(f"{path} is damaged. {REBUILD}") from error
    matches = [_LINE.fullmatch(line) for line in lines[:-1]]
    if lines[-1] or not matches or not all(matches):
        raise SnapshotError(f"{path} is damaged. {REBUILD}")
    return {match[2]: match[1] for match in matches if match}


def _sealed_files(folder: Path) -> list[str]:
    """List the files under the folder but the seal itself and the locks that searching leaves."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SEAL and path.suffix != ".lock"
    )
