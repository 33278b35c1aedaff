"""`manifest.toml`: what is known of the articles beside it."""

import tomllib
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, ValidationError

from corpus.article import ArticleError
from corpus.facts import Facts, Words, first_fault

MANIFEST = "manifest.toml"
_NO_ARTICLES = frozenset({MANIFEST, "golden.jsonl", "withdrawn.txt"})
"""What stands beside articles and is known by its name."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or row that was left out."""

    name: str
    """The file's name, or the manifest's with the row."""
    reason: str


class ManifestRow(Facts):
    """One `[[article]]` of a manifest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Words
    """Name of a file beside the manifest."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows that hold, by file, and those that do not."""

    rows: dict[str, ManifestRow]
    faulty: dict[str, str]
    """Why a file's row does not hold: a file with a wrong date is worse than one left out."""
    skipped: tuple[Skipped, ...] = ()
    """Rows that lead to no file."""


def is_passed_over(name: str) -> bool:
    """Whether a file beside articles is known not to be one: hidden, a README, or about them."""
    return name.startswith(".") or name in _NO_ARTICLES or name.upper().startswith("README")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder; without the file, one without rows.

    Raises ArticleError if the file cannot be read as a whole, because then nothing is known of
    any article.
    """
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
        beside = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        return Manifest({}, {})
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_manifest(content, str(path), beside)


def parse_manifest(content: bytes, where: str, beside: Set[str]) -> Manifest:
    """Return the manifest in a file's bytes; `beside` are the files' names.

    Raises ArticleError, naming `where`, if it cannot be read as a whole.
    """
    try:
        parsed = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ArticleError(f"{where}: not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ArticleError(f"{where}: not TOML: {error}") from error
    for key in parsed:
        if key != "article":
            raise ArticleError(f"{where}: unknown key '{key}'; rows are written [[article]]")
    tables = parsed.get("article", [])
    if not isinstance(tables, list):
        raise ArticleError(f"{where}: 'article' is not a list of rows; write [[article]]")
    return _sort_rows(tables, beside)


def _sort_rows(tables: list[object], beside: Set[str]) -> Manifest:
    rows: dict[str, ManifestRow] = {}
    faulty: dict[str, str] = {}
    skipped: list[Skipped] = []
    for number, table in enumerate(tables, 1):
        where = f"{MANIFEST}, row {number}"
        file = table.get("file") if isinstance(table, dict) else None
        if not isinstance(file, str) or not file.strip():
            skipped.append(Skipped(where, "key 'file' is missing or not a name"))
            continue
        file = file.strip()
        if "/" in file or "\\" in file:
            skipped.append(Skipped(where, f"'{file}' is not a file beside the manifest"))
        elif file not in beside:
            skipped.append(Skipped(where, f"there is no file '{file}'"))
        elif file in rows or file in faulty:
            skipped.append(Skipped(where, f"'{file}' has a row already"))
        else:
            try:
                rows[file] = ManifestRow.model_validate(table)
            except ValidationError as error:
                faulty[file] = f"{where}: {first_fault(error)}"
    return Manifest(rows, faulty, tuple(skipped))
