"""`python -m corpus dates`: the date words of a text, or of a file of texts, as JSON lines."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.dates import DateSpan, find_dates

USAGE_ERROR = 2


class DateRow(BaseModel):
    """One row of a batch: a text and the dateline its date words are counted from."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str | int
    anchor: date | None = None
    """An ISO day; without one, words such as "on Sunday" are given without days."""
    text: str


class DatesError(ValueError):
    """Input that cannot be read; the message names the option, or the file and row."""


def add_dates_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `dates` to a command line; parsing it sets `run` to `run_dates`."""
    parser = subparsers.add_parser(
        "dates",
        help="give the date words of a text with the days they come to",
        description="Print a JSON line for every date in a text: its words, their offsets in code "
        "points, and the first and last day (null where they cannot be worked out).",
    )
    parser.add_argument("text", nargs="?", help="the text")
    parser.add_argument("--anchor", metavar="DAY", help="the text's dateline, such as 2021-08-09")
    parser.add_argument(
        "--batch", metavar="FILE", help='JSON lines of {"id", "anchor", "text"} instead of a text'
    )
    parser.add_argument(
        "--working", action="store_true", help="add how the days were worked out, in words"
    )
    parser.set_defaults(run=run_dates)


def run_dates(args: argparse.Namespace) -> int:
    """Print the dates of `args.text` or `args.batch`; 2 where the input cannot be read.

    A batch is read whole before anything is printed, so that a bad row prints no half answers.
    """
    try:
        rows = _rows_of(args)
    except DatesError as error:
        print(f"corpus dates: {error}", file=sys.stderr)
        return USAGE_ERROR
    for row in rows:
        named = {} if args.batch is None else {"id": row.id}
        for span in find_dates(row.text, row.anchor):
            print(json.dumps(named | _line(span, args.working), ensure_ascii=False))
    return 0


def read_batch(path: Path) -> tuple[DateRow, ...]:
    """Return the rows of a batch file, blank lines left out; DatesError names the first bad row."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DatesError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DatesError(f"{path} is not UTF-8 text; save it as UTF-8") from error
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):  # a text may hold U+2028
        if not line.strip():
            continue
        try:
            rows.append(DateRow.model_validate_json(line))
        except ValidationError as error:
            raise DatesError(f"{path}, row {number}: {_reason(error)}") from error
    return tuple(rows)


def _rows_of(args: argparse.Namespace) -> Sequence[DateRow]:
    if args.batch is not None:
        if args.text is not None or args.anchor is not None:
            raise DatesError("--batch takes its texts and anchors from the file; give nothing else")
        return read_batch(Path(args.batch))
    if args.text is None:
        raise DatesError('give a text in quotes, or a file with --batch: dates "on Sunday"')
    try:
        anchor = None if args.anchor is None else date.fromisoformat(args.anchor)
    except ValueError as error:
        raise DatesError(
            f"--anchor {args.anchor!r} is not a day; write it as 2021-08-09"
        ) from error
    return (DateRow(id=0, anchor=anchor, text=args.text),)


def _line(span: DateSpan, working: bool) -> dict[str, object]:
    line: dict[str, object] = {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "first": span.first.isoformat() if span.first else None,
        "last": span.last.isoformat() if span.last else None,
    }
    if working:
        line |= {
            "how": span.how,
            "part": span.part,
            "clock": span.clock,
            "precision": span.precision,
            "open_ended": span.open_ended,
            "chained": span.chained,
        }
    return line


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    wanted = 'a row is {"id": "a1", "anchor": "2021-08-09", "text": "on Sunday"}'
    return f"{where + ': ' if where else ''}{first['msg']}; {wanted}"
