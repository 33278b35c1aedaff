"""`chat`: the same bot as a conversation in the terminal."""

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.commands.conversation import Conversation
from bot.commands.failure import DONE
from bot.commands.lines import parse_as_of
from bot.commands.opening import chosen_settings, open_newsroom
from bot.console import open_console

_PROMPT = "> "
_REMEMBERED = 500
"""Lines of history kept from one conversation to the next."""


def run(options: Namespace) -> int:
    """Converse until `:quit`, Ctrl-D or Ctrl-C, and return the exit code."""
    as_of = parse_as_of(options.as_of)
    settings = chosen_settings(options)
    newsroom = open_newsroom(settings)
    console = open_console(sys.stdout)
    conversation = Conversation(newsroom, console, as_of, options.language)
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        conversation.welcome()
        read_line = _prompting(settings.data / "chat_history")
    else:
        read_line = _echoing
    try:
        while conversation.take(read_line()):
            pass
    except (EOFError, KeyboardInterrupt):
        if at_terminal:
            print()  # the shell's prompt belongs on a line of its own
    return DONE


def _echoing() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    line = line.removesuffix("\n").removesuffix("\r")
    print(f"{_PROMPT}{line}")
    return line


def _prompting(history: Path) -> Callable[[], str]:
    try:
        import readline  # noqa: PLC0415 (absent on Windows, where only editing is lost)
    except ImportError:
        return lambda: input(_PROMPT)
    with suppress(OSError):  # there is none before the first conversation
        readline.read_history_file(history)
    readline.set_history_length(_REMEMBERED)

    def read_line() -> str:
        line = input(_PROMPT)
        with suppress(OSError):  # a history that can't be kept is no reason to stop talking
            readline.write_history_file(history)
        return line

    return read_line
