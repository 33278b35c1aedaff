"""The machine-readable form: a line of a batch in, a line of JSON out."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from bot.answering.reply import Answer, Asked, Citation, Reply
from bot.commands.failure import UsageError
from bot.phrases.languages import FALLBACK, LANGUAGES, Language

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARKER = re.compile(r"\[(\d+)\]")

RowId = str | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a batch that could be read."""

    id: RowId
    asked: Asked


@dataclass(frozen=True, slots=True)
class BadRow:
    """One line of a batch that could not, and why; it gets its line of output all the same."""

    id: RowId
    reason: str


class _RowError(ValueError):
    pass


def read_rows(file: BinaryIO, language: Language = FALLBACK) -> Iterator[Row | BadRow]:
    """Yield one row for each line, in order, reading no further than asked.

    Bytes are split at line feeds only: a U+2028 inside a question is part of the question.
    Keys beyond id, question, history, as_of and language are left alone; `language` is that of
    the rows that name none.
    """
    for number, line in enumerate(file, 1):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        yield _row(text, number, language)


def _row(line: bytes, number: int, language: Language) -> Row | BadRow:
    row_id: RowId = None
    try:
        fields = _fields(line)
        row_id = _row_id(fields)
        asked = Asked(
            question=checked_question(fields.get("question")),
            history=_history(fields.get("history")),
            as_of=_as_of(fields.get("as_of")),
            language=_language(fields.get("language"), language),
        )
    except _RowError as error:
        return BadRow(row_id, f"{error}, row {number}")
    return Row(row_id, asked)


def _fields(line: bytes) -> dict[str, object]:
    if not line.strip():
        raise _RowError("The line is empty")
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _RowError("The line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _RowError("The line is not JSON") from error
    if not isinstance(value, dict):
        raise _RowError("The line is not a JSON object")
    return value


def _row_id(fields: dict[str, object]) -> RowId:
    value = fields.get("id")
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return value
    raise _RowError("The id is not text")


def checked_question(value: object, name: str = "question") -> str:
    """Return the question if it is one to be answered.

    Raises ValueError with a sentence, without its full stop, that says what is wrong with it.
    """
    if value is None:
        raise _RowError(f"The {name} is missing")
    if not isinstance(value, str):
        raise _RowError(f"The {name} is not text")
    if not value.strip():
        raise _RowError(f"The {name} is empty")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _RowError(f"The {name} holds half a character, a lone surrogate") from error
    return value


def _history(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _RowError("The history is not a list of earlier questions")
    return tuple(checked_question(turn, "earlier question") for turn in value)


def _as_of(value: object) -> date | None:
    if value is None:
        return None
    try:
        return parse_day(value)
    except ValueError as error:
        raise _RowError(f"The as_of is not a day such as 2021-08-09: {value!r:.40}") from error


def _language(value: object, otherwise: Language) -> Language:
    if value is None:
        return otherwise
    for language in LANGUAGES:
        if value == language:
            return language
    raise _RowError(f"The language is not one of {', '.join(LANGUAGES)}: {value!r:.40}")


def parse_day(value: object) -> date:
    """Read a day in the one form `2021-08-09`; raises ValueError for everything else."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(f"not a day: {value!r}")
    return date.fromisoformat(value)


def parse_as_of(value: str | None) -> date | None:
    """Read the option `--as-of`; raises UsageError for what is not a day."""
    if value is None:
        return None
    try:
        return parse_day(value)
    except ValueError as error:
        raise UsageError(f"--as-of takes a day such as 2021-08-09, not {value!r}.") from error


def reply_line(row_id: RowId, reply: Reply, seconds: float) -> str:
    """Write a reply as one line of JSON, without its line feed.

    The text is the answer's first page; citations are those whose markers stand in it.
    """
    citations: list[dict[str, object]] = []
    if isinstance(reply, Answer):
        shown = {int(marker) for marker in _MARKER.findall(reply.text)}
        citations = [_citation(one) for one in reply.citations if one.marker in shown]
    answered = isinstance(reply, Answer)
    return _line(
        row_id, reply.text, reply.snapshot, answered=answered, citations=citations, seconds=seconds
    )


def failure_line(row_id: RowId, what: str, snapshot: str) -> str:
    """Write what was wrong with a row as one line of JSON, without its line feed."""
    return _line(row_id, what, snapshot)


def _citation(citation: Citation) -> dict[str, object]:
    fields = {"marker", "article", "publisher", "published", "quote", "start", "end"}
    return citation.model_dump(mode="json", include=fields)


def _line(
    row_id: RowId,
    text: str,
    snapshot: str,
    *,
    answered: bool = False,
    citations: Sequence[dict[str, object]] = (),
    seconds: float = 0.0,
) -> str:
    # Escaped to ASCII: no reader can split it at U+2028, whatever its encoding.
    return json.dumps(
        {
            "id": row_id,
            "answered": answered,
            "text": text,
            "citations": list(citations),
            "snapshot": snapshot,
            "seconds": round(seconds, 3),
        }
    )
