"""`ask`: one question answered, or a file of them."""

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING, BinaryIO, TextIO

from bot.answering.reply import Asked
from bot.commands.failure import DONE, FAILED, UsageError
from bot.commands.lines import (
    BadRow,
    checked_question,
    failure_line,
    parse_as_of,
    read_rows,
    reply_line,
)
from bot.commands.opening import chosen_settings, open_newsroom
from bot.logs import apology
from bot.phrases.languages import FALLBACK, Language

if TYPE_CHECKING:
    from bot.discord_app.newsroom import Newsroom


def run(options: Namespace) -> int:
    """Answer the question, or each row of the batch, and return the exit code."""
    if options.batch is not None:
        return _run_batch(options)
    asked = asked_of(options)
    newsroom = open_newsroom(chosen_settings(options))
    began = perf_counter()
    reply = newsroom.answer(asked)
    if options.json:
        print(reply_line(None, reply, perf_counter() - began))
        return DONE
    from bot.console import open_console, print_reply  # noqa: PLC0415 (JSON needs no rich)

    print_reply(open_console(sys.stdout), reply)
    return DONE


def asked_of(options: Namespace) -> Asked:
    """Read the question, its earlier turns and its day off the command line.

    Raises UsageError naming the option at fault.
    """
    if options.question is None:
        raise UsageError('Ask something: python -m bot ask "when did Kunduz fall?"')
    try:
        return Asked(
            question=checked_question(options.question),
            history=tuple(checked_question(turn, "--after question") for turn in options.after),
            as_of=parse_as_of(options.as_of),
            language=options.language,
        )
    except ValueError as error:
        raise UsageError(f"{error}.") from error


def answer_batch(
    newsroom: "Newsroom",
    file: BinaryIO,
    out: TextIO,
    on_error: Callable[[Exception], str] = apology,
    language: Language = FALLBACK,
) -> tuple[int, int]:
    """Answer every line of a file, each with one line, in order, written as soon as it is known.

    Returns how many lines could not be read and how many failed.  A line that can't be read, or
    whose answer fails, gets a line that says so, and the rest goes on; `on_error` turns a failure
    into that sentence.  `language` is that of the rows that name none.
    """
    unreadable = failed = 0
    for number, row in enumerate(read_rows(file, language), 1):
        if isinstance(row, BadRow):
            unreadable += 1
            line = failure_line(row.id, row.reason, newsroom.snapshot_id)
        else:
            began = perf_counter()
            try:
                line = reply_line(row.id, newsroom.answer(row.asked), perf_counter() - began)
            except Exception as error:
                failed += 1
                what = f"{on_error(error).rstrip('.')}, row {number}"
                line = failure_line(row.id, what, newsroom.snapshot_id)
        out.write(line + "\n")
        out.flush()
    return unreadable, failed


def _run_batch(options: Namespace) -> int:
    if options.question is not None or options.after or options.as_of is not None:
        raise UsageError(
            "--batch takes its questions from the file alone: leave out the question, --after and"
            " --as-of."
        )
    with ExitStack() as stack:
        file = _open(options.batch, stack)
        newsroom = open_newsroom(chosen_settings(options))
        on_error = _raise if options.debug else apology
        unreadable, failed = answer_batch(newsroom, file, sys.stdout, on_error, options.language)
    if unreadable:
        print(f"{unreadable} of the rows could not be read; their lines say why.", file=sys.stderr)
    if failed:
        print(f"{failed} of the rows failed; the log says why.", file=sys.stderr)
    return FAILED if failed else DONE


def _open(name: str, stack: ExitStack) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(name, "rb"))
    except OSError as error:
        raise UsageError(
            f"--batch {name} can't be read: {(error.strerror or str(error)).lower()}."
        ) from error


def _raise(error: Exception) -> str:
    raise error
