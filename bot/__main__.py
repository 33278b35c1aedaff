"""`python -m bot`: reads the command line, runs one command, and is where errors stop."""

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


if __name__ == "__main__":
    sys.exit(main())
