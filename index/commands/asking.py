"""Questions to whoever sits at the terminal."""

import sys

from index.commands.common import note


def at_terminal() -> bool:
    """Whether somebody can be asked: what is typed is read, and what is asked is seen."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "") -> str:
    """Return what is typed, without white space around it; `default` for an empty line.

    Raises EOFError where nothing more will be typed.
    """
    print(f"{question} ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        note("")
        raise EOFError
    return line.strip() or default


def confirm(question: str) -> bool:
    """Ask a question whose answer is no, unless it begins with a y."""
    try:
        return ask(f"{question} [y/N]").casefold().startswith("y")
    except EOFError:
        return False
