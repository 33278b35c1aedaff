"""`python -m index`: keep the articles, build and publish their index, look after it, search it."""

import argparse
import sys
from collections.abc import Sequence

from index.commands import (
    add,
    build,
    clear_store,
    discard,
    edit,
    export,
    golden,
    history,
    list_articles,
    publish,
    reindex,
    remove,
    rollback,
    search,
    show_article,
    status,
    verify,
)
from index.commands.common import (
    FAILED,
    USAGE,
    UsageError,
    input_errors,
    known_errors,
    note,
    shown,
)

COMMANDS = {
    "add": add,
    "edit": edit,
    "remove": remove,
    "list": list_articles,
    "show": show_article,
    "reindex": reindex,
    "publish": publish,
    "discard": discard,
    "rollback": rollback,
    "history": history,
    "golden": golden,
    "build": build,
    "export": export,
    "status": status,
    "verify": verify,
    "search": search,
    "clear-store": clear_store,
}
STOPPED = 130
"""The exit code after Ctrl-C."""


def parser() -> argparse.ArgumentParser:
    """Describe the command line, with a command of its own for each thing to do."""
    top = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        summary = (module.__doc__ or "").split("\n")[0]
        module.add_options(commands.add_parser(name, help=summary, description=summary))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 is done, 1 failed, 2 asked wrongly, 3 and 4 a proposal that waits and one that loses
    something, 130 stopped by Ctrl-C.
    """
    options = parser().parse_args(arguments)
    try:
        code: int = COMMANDS[options.command].run(options)
        return code
    except UsageError as error:
        note(f"error: {shown(str(error))}")
        return USAGE
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has had enough
        return FAILED
    except KeyboardInterrupt:
        note("stopped; the index is as it was")
        return STOPPED
    except Exception as error:
        if not isinstance(error, (*input_errors(), *known_errors())):
            raise
        note(f"error: {shown(str(error))}")
        return USAGE if isinstance(error, input_errors()) else FAILED


if __name__ == "__main__":
    sys.exit(main())
