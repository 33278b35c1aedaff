"""What a process holds in memory."""

from pathlib import Path


def resident_mb(process: str = "self") -> dict[str, float]:
    """Return `rss`, `pss` and `peak` of a process in MB (10**6 bytes), as Linux counts them.

    `rss` has the pages of mapped files that were read, `pss` a fair share of what is shared.
    """
    status = _kilobytes(Path(f"/proc/{process}/status"))
    rollup = _kilobytes(Path(f"/proc/{process}/smaps_rollup"))
    found = {"rss": status["VmRSS"], "pss": rollup["Pss"], "peak": status["VmHWM"]}
    return {name: kilobytes * 1024 / 1e6 for name, kilobytes in found.items()}


def _kilobytes(path: Path) -> dict[str, int]:
    rows = (line.split() for line in path.read_text("utf-8").split("\n"))
    return {row[0].rstrip(":"): int(row[1]) for row in rows if len(row) == 3 and row[2] == "kB"}
