"""A Milvus server on this machine's loopback, of the wire protocol that the real one speaks."""

import importlib.util
import itertools
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from index.stores.milvus_address import MilvusAddress

_PATIENCE_S = 30.0
_numbers = itertools.count()


def is_installed() -> bool:
    return all(importlib.util.find_spec(name) for name in ("milvus_lite", "pymilvus"))


@dataclass
class LoopbackMilvus:
    """milvus-lite as a process of its own, on one port and one folder however often it dies."""

    folder: Path
    port: int = 0
    """A free one is taken by the first start."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        self.port = self.port or _free_port()
        words = ["server", "--host", "127.0.0.1", "--port", str(self.port)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "milvus_lite", *words, "--data-dir", self.folder / "data"],
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + _PATIENCE_S
        while not _listens(self.port):
            assert self._process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < deadline, "milvus-lite does not listen"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a crash would: nothing is written, nobody is told."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def address(self, prefix: str | None = None) -> MilvusAddress:
        """Return where it is, with a prefix that nobody else has."""
        return MilvusAddress("127.0.0.1", self.port, prefix=prefix or f"t{next(_numbers)}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
    except OSError:
        return False
    return True
