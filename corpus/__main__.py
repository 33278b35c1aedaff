"""`python -m corpus`: what is read from a folder of articles, from a shell."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

USAGE_ERROR = 2
_COMMANDS = {
    "articles": "list the articles that are read, and skipped",
    "dates": "give the date words of a text with the days they come to",
    "events": "list who took what, when and says who, as the articles tell it",
}


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and the way out, and leave with 2."""
        print(f"{self.prog}: {message}; see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE_ERROR)


def build_parser(command: str | None = None) -> argparse.ArgumentParser:
    """The command line; only `command` gets its options, because the others' modules load slowly.

    Without one, the three commands stand there with their help alone.
    """
    parser: argparse.ArgumentParser = _Parser(
        prog="python -m corpus", description="Look into a folder of articles without a bot."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, help_text in _COMMANDS.items():
        if name != command:
            commands.add_parser(name, help=help_text)
        elif name == "articles":
            from corpus.articles_command import add_articles_parser  # noqa: PLC0415

            add_articles_parser(commands)
        elif name == "dates":
            from corpus.dates_command import add_dates_parser  # noqa: PLC0415

            add_dates_parser(commands)
        else:
            from corpus.events_command import add_events_parser  # noqa: PLC0415

            add_events_parser(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without one, print the help and return 0."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = next((a for a in given if a in _COMMANDS), None)
    parser = build_parser(command)
    options = parser.parse_args(given)
    if not hasattr(options, "run"):
        parser.print_help()
        return 0
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # "| head" has closed the pipe; nothing more can be written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    raise SystemExit(main())
