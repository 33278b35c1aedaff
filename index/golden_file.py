"""Golden questions on disk: those that ship with a corpus, and the moderators' own."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from corpus.facts import first_fault
from corpus.holdings import GOLDEN, Holdings
from corpus.shelf import Shelf
from index.golden import GoldenQuestion

MOST = 200
"""Questions in one file: each is asked twice in every reindex."""
_NOT_WORDS = re.compile(r"[\W_]+")


class GoldenError(Exception):
    """Golden questions that can't be read or changed as asked; the message says why."""


def read_golden(path: Path) -> tuple[GoldenQuestion, ...]:
    """Return the golden questions of a file, one a line; none where there is no such file.

    Raises GoldenError naming the file, the row and the key at fault.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise GoldenError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldenError(f"{path}: not UTF-8 text (byte {error.start})") from error
    found: dict[str, GoldenQuestion] = {}
    rows: dict[str, int] = {}
    for row, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            question = GoldenQuestion.model_validate_json(line)
        except ValidationError as error:
            raise GoldenError(f"{path}, row {row}: {first_fault(error)}") from error
        key = folded(question.question)
        if key in found:
            raise GoldenError(f"{path}, row {row}: the question of row {rows[key]} once more")
        found[key] = question
        rows[key] = row
    if len(found) > MOST:
        raise GoldenError(f"{path}: {len(found)} questions, more than the limit of {MOST}")
    return tuple(found.values())


def golden_of(holdings: Holdings) -> tuple[GoldenQuestion, ...]:
    """Return all golden questions in the order of their files; of two alike the last stands.

    That is the moderators' own, if it is one of the two.  Raises GoldenError.
    """
    found: dict[str, GoldenQuestion] = {}
    for path in holdings.golden_files():
        for question in read_golden(path):
            found[folded(question.question)] = question
    return tuple(found.values())


def add_golden(shelf: Shelf, question: GoldenQuestion) -> None:
    """Keep a golden question among the moderators' own, in place of one alike.

    Raises GoldenError if there are too many or their file is at fault, and ShelfError if the disk
    does not let it; then nothing has changed.
    """
    path = shelf.folder / GOLDEN
    with shelf.changing():
        kept = {folded(one.question): one for one in read_golden(path)}
        kept[folded(question.question)] = question
        if len(kept) > MOST:
            raise GoldenError(
                f"There are {MOST} golden questions already, the most that are kept: remove one"
                " of them first."
            )
        _write(shelf, kept.values())


def remove_golden(shelf: Shelf, question: str, files: Sequence[Path] = ()) -> bool:
    """Drop one of the moderators' own golden questions, and return whether it was there.

    Case and punctuation make no difference.  Raises GoldenError if it stands only in another of
    these `files`, which moderators do not change, and as `add_golden` does.
    """
    path = shelf.folder / GOLDEN
    with shelf.changing():
        kept = {folded(one.question): one for one in read_golden(path)}
        if kept.pop(folded(question), None) is not None:
            _write(shelf, kept.values())
            return True
    for other in files:
        if folded(question) in {folded(q.question) for q in read_golden(other)}:
            raise GoldenError(
                f"That question ships with the corpus, in {other}: take it out of that file, or"
                " add one in the same words to be asked in its place."
            )
    return False


def folded(question: str) -> str:
    """Return a question's letters and digits, whatever their case, spacing and punctuation."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", question).casefold()).strip()


def _write(shelf: Shelf, questions: Iterable[GoldenQuestion]) -> None:
    rows = (one.model_dump_json(exclude_defaults=True) for one in questions)
    text = "".join(f"{row}\n" for row in rows)
    shelf.write(shelf.folder / GOLDEN, text, "golden-written", "golden-in-place")
