"""Files read in a process of their own, which is ended when one takes too long or too much."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from math import ceil
from types import TracebackType
from typing import BinaryIO, Self, cast

from pydantic import ValidationError

from corpus.intake.frames import OUT_OF_MEMORY, SUBMISSIONS, read_frame, write_frame
from corpus.intake.jobs import JOBS, REPLIES, Done, Job, Refused
from corpus.intake.submission import IntakeError, Limits

_START_SECONDS = 120
"""For the process to load its code, which a busy disk makes slow."""
_END_SECONDS = 5
"""For a process that closed its pipe to be gone."""
_REPLY_ALLOWANCE = 1_000_000
_REPLY_PER_BYTE = 12
"""JSON of a control character, doubled: more than any reply takes for a byte that is allowed."""
_PASSED_ON = ("LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")
"""Variables without which Python itself or a library does not start on some systems."""


class Apart:
    """A process in which files are read one after the other.

    It begins with the first job and serves many; one that takes too long ends it, and the next
    job begins another.  It gets no environment, writes no files, and its limits are its own.
    For one thread at a time; leaving the `with` block ends it.
    """

    def __init__(self, limits: Limits, *, submissions: bool = False) -> None:
        """Read within the memory of these limits; a job's seconds are told with it.

        `submissions` says that there will be some: what they need is then loaded at the start.
        """
        self._limits = limits
        self._words = [str(limits.memory_bytes), str(limits.seconds)]
        self._words += [SUBMISSIONS] if submissions else []
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    @property
    def seconds(self) -> int:
        """What its limits allow for a job."""
        return self._limits.seconds

    @property
    def pid(self) -> int | None:
        """The process's number, while there is one."""
        return self._process.pid if self._process else None

    def start(self, name: str) -> None:
        """Begin the process if it is not there, so that its start is not counted as reading.

        Raises IntakeError naming the file it was to read.
        """
        if self._process is not None and self._process.poll() is None:
            return
        self._end()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-s", "-P", "-B", "-m", "corpus.intake.confined", *self._words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd=os.path.abspath(os.sep),
                start_new_session=True,
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise IntakeError(
                f"{name}: no process to read it in: {reason}", "unreadable"
            ) from error
        ready, _ = self._exchange(None, _START_SECONDS)
        if ready is None:
            self._end()
            raise IntakeError(f"{name}: the process to read it in does not start", "unreadable")

    def carry_out(self, job: Job, seconds: float) -> Done:
        """Have a job done within so many seconds.  Blocks.

        Raises IntakeError, and nothing else, whatever becomes of the process.
        """
        self.start(job.name)
        reply, late = self._exchange(JOBS.dump_json(job, exclude_unset=True), seconds)
        if reply is None or late:
            raise self._why_it_ended(job, seconds, late)
        try:
            done = REPLIES.validate_json(reply)
        except ValidationError as error:
            self._end()
            raise IntakeError(f"{job.name}: cannot be read", "unreadable") from error
        if isinstance(done, Refused):
            raise IntakeError(done.message, done.refusal, done.limit)
        return done

    def _exchange(self, message: bytes | None, seconds: float) -> tuple[bytes | None, bool]:
        """Return the next message of the process, if it came, and whether time had run out.

        At that time the process is ended, which also ends a write or read that waits for it.
        """
        process = cast("subprocess.Popen[bytes]", self._process)
        late = threading.Event()

        def end() -> None:
            late.set()
            _kill(process)

        reply = None
        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            with contextlib.suppress(OSError):  # of a pipe whose other end is gone
                if message is not None:
                    write_frame(cast("BinaryIO", process.stdin), message)
                reply = read_frame(cast("BinaryIO", process.stdout), self._reply_at_most())
        finally:
            timer.cancel()
            timer.join()
        return reply, late.is_set()

    def _reply_at_most(self) -> int:
        return _REPLY_ALLOWANCE + _REPLY_PER_BYTE * max(
            self._limits.content_bytes, self._limits.characters
        )

    def _why_it_ended(self, job: Job, seconds: float, late: bool) -> IntakeError:
        """End what is left of the process and return the error that says why."""
        code = None if late else self._own_end()
        self._end()
        if late or code == -getattr(signal, "SIGXCPU", 0):
            shown = ceil(seconds)
            return IntakeError(f"{job.name}: not read within {shown} s", "too-slow", shown)
        # SIGKILL is not by us, so it is by a system that had no memory left.
        if code in (OUT_OF_MEMORY, -getattr(signal, "SIGKILL", 0)):
            limit = self._limits.memory_bytes
            return IntakeError(
                f"{job.name}: more memory than the limit of {limit} bytes", "too-much-memory", limit
            )
        return IntakeError(f"{job.name}: reading it broke off", "unreadable")

    def _own_end(self) -> int | None:
        """Return how the process ended by itself; None if it has not."""
        try:
            return cast("subprocess.Popen[bytes]", self._process).wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            return None

    def _end(self) -> None:
        """End the process, if there is one, and all that it began."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what could not be written any more
                cast("BinaryIO", pipe).close()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with its whole group, unless it has ended."""
    if process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _environment() -> dict[str, str]:
    """Return what the process is told: where the code lies, and to compute in one thread."""
    paths = (os.path.abspath(path) for path in sys.path)
    return {
        **{name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
