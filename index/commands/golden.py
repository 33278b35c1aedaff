"""Keep the golden questions: what the articles must go on answering."""

import argparse
from typing import TYPE_CHECKING

from index.commands.common import (
    DONE,
    FAILED,
    UsageError,
    add_places,
    counted,
    day,
    editor_of,
    note,
    print_json,
    shown,
)

if TYPE_CHECKING:
    from index.golden import GoldenQuestion


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="WHAT")
    listing = doing.add_parser("list", help="list them, those that ship and the moderators' own")
    adding = doing.add_parser("add", help="keep one, in place of one in the same words")
    adding.add_argument("question", metavar="QUESTION")
    adding.add_argument(
        "--contains",
        action="append",
        default=[],
        metavar="TEXT",
        help="words that the answer must hold; may be given several times",
    )
    adding.add_argument(
        "--refused", action="store_true", help="the articles are silent, and must be said to be"
    )
    adding.add_argument(
        "--as-of", type=day, metavar="YYYY-MM-DD", help="leave out what was published later"
    )
    removing = doing.add_parser("remove", help="drop one of the moderators' own")
    removing.add_argument("question", metavar="QUESTION")
    for command in (listing, adding, removing):
        add_places(command)


def run(options: argparse.Namespace) -> int:
    """Do what was asked.  Raises UsageError, GoldenError and ShelfError."""
    if options.doing == "add":
        return _add(options)
    return _remove(options) if options.doing == "remove" else _list(options)


def _list(options: argparse.Namespace) -> int:
    editor = editor_of(options)
    questions, own = editor.golden(), editor.own_golden()
    if options.json:
        rows = [one.model_dump(mode="json") | {"own": one in own} for one in questions]
        print_json({"golden": rows})
        return DONE
    for one in questions:
        print(f"{shown(one.question)}  ({_expected(one)}{'' if one in own else '; ships'})")
    print(counted(len(questions), "golden question"))
    return DONE


def _add(options: argparse.Namespace) -> int:
    from pydantic import ValidationError  # noqa: PLC0415

    from index.golden import GoldenQuestion  # noqa: PLC0415

    if options.refused and options.contains:
        raise UsageError("--refused and --contains: a refusal has no words of an answer")
    try:
        question = GoldenQuestion(
            question=options.question,
            contains=tuple(options.contains),
            refused=options.refused,
            as_of=options.as_of,
        )
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        named = "--contains" if fault["loc"][0] == "contains" else "QUESTION"
        raise UsageError(f"{named}: {fault['msg']}") from error
    editor_of(options).add_golden(question)
    if options.json:
        print_json({"added": question.model_dump(mode="json")})
    else:
        print(f"kept: {shown(question.question)}  ({_expected(question)})")
    return DONE


def _remove(options: argparse.Namespace) -> int:
    removed = editor_of(options).remove_golden(options.question)
    if options.json:
        print_json({"removed": removed})
    elif removed:
        print(f"dropped: {shown(options.question)}")
    if not removed:
        note("error: that is no golden question; list them: python -m index golden list")
    return DONE if removed else FAILED


def _expected(question: "GoldenQuestion") -> str:
    if question.refused:
        said = "must be refused"
    elif question.contains:
        words = ", ".join(f"“{shown(one)}”" for one in question.contains)
        said = f"must be answered with {words}"
    else:
        said = "must be answered"
    return said + (f", as of {question.as_of}" if question.as_of else "")
