"""Messages through a pipe, each behind its length."""

from typing import BinaryIO

SUBMISSIONS = "submissions"
"""Said to a process apart at its start, if there will be some."""
OUT_OF_MEMORY = 3
"""Returned by it when a job has used up its memory."""
_LENGTH = 8
"""Bytes of a length."""


def write_frame(pipe: BinaryIO, message: bytes) -> None:
    """Write one message.  Blocks; raises OSError if nobody reads."""
    pipe.write(len(message).to_bytes(_LENGTH, "big") + message)
    pipe.flush()


def read_frame(pipe: BinaryIO, at_most: int | None = None) -> bytes | None:
    """Return the next message; None at the end, or of one that is cut off or too long.

    Blocks until it is whole.
    """
    length = int.from_bytes(head := pipe.read(_LENGTH), "big")
    if len(head) < _LENGTH or (at_most is not None and length > at_most):
        return None
    message = pipe.read(length)
    return message if len(message) == length else None
