"""What a run was measured on."""

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = (
    *("torch", "sentence-transformers", "onnxruntime", "tokenizers", "faiss-cpu", "tantivy"),
    *("rank-bm25", "usearch", "chroma-hnswlib", "sqlite-vec", "lancedb", "txtai", "numpy"),
)


def machine() -> str:
    """Name the processor, the cores it lends, memory, load and versions, in three lines."""
    memory = _field(Path("/proc/meminfo"), "MemTotal") or "? kB"
    gigabytes = int(memory.split()[0]) / 2**20 if memory[0].isdigit() else 0
    processor = _field(Path("/proc/cpuinfo"), "model name") or platform.processor() or "?"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = " ".join(f"{one:.2f}" for one in os.getloadavg())
    versions = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    return "\n".join(
        (
            f"{processor}, {cores} cores, {gigabytes:.0f} GB; load at the start {load}",
            f"{platform.system()} {platform.release()}, Python {sys.version.split()[0]}",
            versions,
        )
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _field(path: Path, name: str) -> str | None:
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError:
        return None
    found = (line.partition(":")[2].strip() for line in lines if line.startswith(name))
    return next(found, None)
