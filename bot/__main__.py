"""`python -m bot`: reads the command line, runs one command, and is where errors stop."""

import gc
import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from bot.arguments import read_arguments
from bot.commands.failure import (
    DONE,
    FAILED,
    INTERRUPTED,
    PIPE_CLOSED,
    USAGE,
    CommandError,
    UsageError,
)

NEW_OBJECTS = 50_000
"""What a process makes between two looks for rubbish among it."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    A UsageError or CommandError becomes its sentence on stderr; any other error is logged under a
    reference and becomes a sentence that names it, or the whole traceback with `--debug`.
    """
    _expect_any_text()
    try:
        options = read_arguments(sys.argv[1:] if words is None else words)
    except UsageError as error:
        return _say(error, USAGE)
    try:
        return _run(options)
    except UsageError as error:
        return _say(error, USAGE)
    except CommandError as error:
        return _say(error, FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes stdout once more on its way out; that must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if options.debug:
            raise
        return _say(_apology(error), FAILED)


def _run(options: Namespace) -> int:
    if options.command is None:
        options.print_help()
        return DONE
    command = importlib.import_module(f"bot.commands.{options.module or options.command}")
    code: int = command.run(options)
    sys.stdout.flush()
    return code


def _apology(error: Exception) -> str:
    from bot.logs import apology  # noqa: PLC0415 (only a failure pays for the log)

    return apology(error)


def _say(what: object, code: int) -> int:
    print(what, file=sys.stderr)
    return code


def _expect_any_text() -> None:
    """Let a terminal that can't show a letter show its escape instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _start_lightly() -> None:
    """Leave out of this process what libraries would do at a start and nobody here needs."""
    # What a start makes is there to stay: to look for rubbish in it every 700 objects is a tenth
    # of the time to a first answer.
    gc.set_threshold(NEW_OBJECTS)
    # Pydantic would look through all that is installed for plugins, of which Stringer uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # NumPy's library would start a thread a core, which waits for work by turning in circles.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


if __name__ == "__main__":
    _start_lightly()
    sys.exit(main())
