"""The process in which files are read apart: `python -m corpus.intake.confined MEMORY SECONDS`.

With `submissions` behind, it loads what only those need before its limits hold.  Jobs come
through standard input and their results go through what was standard output, each behind its
length.  The process can neither write files nor grow beyond its memory, and spends at most its
seconds of computing on a job, should the one who waits for it be gone.
"""

import os
import sys
from typing import BinaryIO

from corpus.intake.frames import OUT_OF_MEMORY, SUBMISSIONS, read_frame, write_frame
from corpus.intake.jobs import JOBS, REPLIES, Done, Refused
from corpus.intake.submission import IntakeError
from corpus.intake.workbench import Workbench

_OPEN_FILES = 64


def main() -> None:
    """Do jobs until there are no more."""
    memory_bytes, seconds = map(int, sys.argv[1:3])
    jobs, replies = _take_pipes()
    workbench = Workbench()
    if SUBMISSIONS in sys.argv[3:]:
        workbench.load()
    _confine(memory_bytes)
    write_frame(replies, b"")
    try:
        while message := read_frame(jobs):
            _allow_computing(seconds)
            write_frame(replies, REPLIES.dump_json(_reply(workbench, message)))
    except MemoryError:
        # Also where there is too little left to say so; at once, because unwinding takes more.
        os._exit(OUT_OF_MEMORY)


def _reply(workbench: Workbench, message: bytes) -> Done | Refused:
    try:
        return workbench.carry_out(JOBS.validate_json(message))
    except IntakeError as error:
        if error.refusal == "too-much-memory":
            raise MemoryError from error
        return Refused(message=str(error), refusal=error.refusal, limit=error.limit)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes for jobs and replies, which nothing that is read can reach by accident."""
    jobs, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return jobs, replies


def _confine(memory_bytes: int) -> None:
    """Limit what this process may use, where the system can."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def _allow_computing(seconds: int) -> None:
    """Let this process compute so many seconds more before it is ended by the system."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


if __name__ == "__main__":
    main()
