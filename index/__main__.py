"""`python -m index`: build the index of a folder of articles, look after it, search it."""

import argparse
import sys
from collections.abc import Sequence

from index.commands import build, search, status, verify
from index.commands.common import FAILED, USAGE, UsageError, input_errors, known_errors

_COMMANDS = {"build": build, "status": status, "verify": verify, "search": search}


def parser() -> argparse.ArgumentParser:
    """Describe the command line, with a command of its own for each thing to do."""
    top = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in _COMMANDS.items():
        summary = (module.__doc__ or "").split("\n")[0]
        module.add_options(commands.add_parser(name, help=summary, description=summary))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 asked wrongly."""
    options = parser().parse_args(arguments)
    try:
        code: int = _COMMANDS[options.command].run(options)
        return code
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has had enough
        return FAILED
    except KeyboardInterrupt:
        print("stopped; the index is as it was", file=sys.stderr)
        return 130
    except Exception as error:
        if not isinstance(error, (*input_errors(), *known_errors())):
            raise
        print(f"error: {error}", file=sys.stderr)
        return USAGE if isinstance(error, input_errors()) else FAILED


if __name__ == "__main__":
    sys.exit(main())
