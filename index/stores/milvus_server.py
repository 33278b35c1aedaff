"""One Milvus server: connected to when it is first asked, and its failures in a sentence."""

import contextlib
import logging
import os
import threading
from collections.abc import Iterator
from typing import Any

from index.stores.errors import StoreError
from index.stores.milvus_address import MilvusAddress

SOON_S = 4.0
"""Seconds that a question, or another small request, may take: people wait for it."""
WORK_S = 300.0
"""Seconds that one step of filling a collection may take."""

_CONNECTING: dict[str, int] = {
    # A connection of its own, tried anew at once: gRPC shares them in a process, and after a
    # server was away waits ever longer, up to two minutes, before it looks again.
    "grpc.use_local_subchannel_pool": 1,
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.min_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 1000,
}
_LONGEST_REASON = 200


class MilvusServer:
    """A client that connects itself, and again after the server was away.  Safe for threads."""

    def __init__(self, address: MilvusAddress) -> None:
        """Name the server; nothing is connected yet."""
        self.address = address
        self._client: Any = None
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def asked(self) -> Iterator[Any]:
        """Give pymilvus's client for a block of requests.

        Raises StoreError, with a sentence that names the host, for whatever fails in the block,
        and where pymilvus is not installed.
        """
        pymilvus, grpc = _libraries()
        try:
            yield self._connected(pymilvus)
        except (pymilvus.MilvusException, grpc.RpcError, grpc.FutureTimeoutError) as error:
            raise StoreError(self._sentence(error, grpc)) from error
        except ValueError as error:
            # As gRPC says that a thread beside has closed the connection; another is ours.
            if "channel" not in str(error).lower():
                raise
            raise StoreError(self._lost()) from error

    def _connected(self, pymilvus: Any) -> Any:
        with self._lock:
            if self._client is None:
                where = self.address
                self._client = pymilvus.MilvusClient(
                    uri=where.uri,
                    token=where.token,
                    db_name=where.database,
                    timeout=SOON_S,
                    grpc_options=_CONNECTING,
                )
            return self._client

    def _sentence(self, error: Any, grpc: Any) -> str:
        said = error.code() if isinstance(error, grpc.RpcError) else getattr(error, "code", None)
        message = str(getattr(error, "message", "") or "")
        denied = (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED)
        if said in denied or "auth check failure" in message or "unauthenticated" in message:
            return f"Milvus at {self.address.shown} refuses the user or the password it was given."
        # 2 is pymilvus's own for a connection that could not be made.
        if said == 2 or isinstance(said, grpc.StatusCode) or "Retry timeout" in message:
            return self._lost()
        if not message:
            return self._lost()
        reason = " ".join(message.split())
        if self.address.password:
            reason = reason.replace(self.address.password, "…")
        if len(reason) > _LONGEST_REASON:
            reason = reason[:_LONGEST_REASON] + "…"
        return f"Milvus at {self.address.shown} could not do what it was asked: {reason}"

    def _lost(self) -> str:
        return (
            f"Milvus at {self.address.shown} does not answer. Start it, or mend STRINGER_STORE,"
            " then try again."
        )


def _libraries() -> tuple[Any, Any]:
    before = os.environ.get("PYTHON_DOTENV_DISABLED")
    # Importing pymilvus reads any `.env` file above it into the environment.
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    try:
        import grpc  # noqa: PLC0415
        import pymilvus  # noqa: PLC0415
    except ImportError as error:
        raise StoreError(
            "STRINGER_STORE names a Milvus server, and the client for it is not installed:"
            " pip install 'stringer[milvus]'"
        ) from error
    finally:
        if before is None:
            del os.environ["PYTHON_DOTENV_DISABLED"]
        else:
            os.environ["PYTHON_DOTENV_DISABLED"] = before
    # It logs what it raises, with a traceback, past the program's own log.
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
    return pymilvus, grpc
