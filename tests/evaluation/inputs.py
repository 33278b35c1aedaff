"""What is measured against: questions, events and the scorer, read from files and checked."""

import importlib.util
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError


class InputError(Exception):
    """A file that cannot be measured against; the message names it, the row and the way out."""


class GoldSource(BaseModel):
    """A sentence that answers a question, and where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: str | None = None
    """The number that the article's file name begins with."""
    article: str | None = None
    """The same, in sets that call it so."""
    sentence: str

    @property
    def where(self) -> str:
        """The article's number, whichever way it is given."""
        return self.seed or self.article or ""


class Item(BaseModel):
    """One question with what a right answer holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    kind: str
    answer_facts: tuple[tuple[str, ...], ...] = ()
    """Groups of alternatives, one of each to be met; a question without any is unanswerable."""
    gold_sources: tuple[GoldSource, ...] = ()
    history: tuple[str, ...] = ()
    as_of: date | None = None
    must_not: tuple[str, ...] = ()
    answer_pairs: tuple[tuple[str, ...], ...] = ()
    near_miss: Any = None
    dated_values: Any = None
    note: str | None = None


class Scorer(Protocol):
    """The functions used of the scorer's file."""

    def score(
        self,
        questions: list[dict[str, Any]],
        answers: dict[str, dict[str, Any]],
        texts: dict[str, str],
        pub: dict[str, str],
    ) -> dict[str, Any]:
        """Score answers by the ids of their questions; the figures stand under "all"."""

    def load_articles(self, dirs: list[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Read the text files of folders: texts and days of publication by article number."""

    def art_id(self, name: str) -> str:
        """Shorten a file's name to the article's number."""

    def squash(self, t: str) -> str:
        """Make white space, quotes and dashes of one kind."""


_Row = TypeVar("_Row", bound=BaseModel)


def read_rows(path: Path, model: type[_Row]) -> tuple[_Row, ...]:
    """Read a file of JSON lines; empty lines are passed over.

    Raises InputError naming the file, and the row where one is wrong.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read; name a file of JSON lines in UTF-8.") from error
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(model.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "the line"
            raise InputError(f"{path}, row {number}: {field}: {first['msg']}. Mend it.") from error
    if not rows:
        raise InputError(f"{path} holds no row; name a file of JSON lines.")
    return tuple(rows)


def load_scorer(path: Path) -> Scorer:
    """Import the scorer from its file.  Raises InputError if that does not work."""
    spec = importlib.util.spec_from_file_location("shared_score", path)
    if spec is None or spec.loader is None:
        raise InputError(f"{path} is no Python file; name the folder of the evaluation data.")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (OSError, SyntaxError, ImportError) as error:
        raise InputError(f"{path} cannot be imported: {error}.") from error
    return cast("Scorer", module)
