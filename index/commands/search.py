"""Show the passages nearest to a question, with the parts of their scores."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from index.commands.common import (
    DONE,
    UsageError,
    add_places,
    day,
    note,
    places_of,
    print_json,
    progress_bar,
)
from index.fusion import Mode

if TYPE_CHECKING:
    from index.retriever import Hit


@dataclass(frozen=True, slots=True)
class _Query:
    id: str | None
    text: str


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument("query", nargs="?", help="the question")
    parser.add_argument(
        "--batch",
        type=Path,
        metavar="FILE",
        help='questions, one a line: {"id": "…", "query": "…"}; one line of JSON for each',
    )
    parser.add_argument("--limit", type=_positive, default=10, help="hits to show (10)")
    parser.add_argument("--mode", choices=get_args(Mode), default="fused", help="which scores")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help="leave out what was published later, or on an unknown day",
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Search, building the index first if it is missing or stale."""
    if (options.query is None) == (options.batch is None):
        raise UsageError('give one question in quotes, or --batch FILE: search "…"')
    queries = [_Query(None, options.query)] if options.batch is None else _read(options.batch)
    places = places_of(options)
    from index.opening import open_index  # noqa: PLC0415

    with progress_bar() as progress:
        index = open_index(places, note, progress)
    for query in queries:
        hits = index.retriever.search(
            query.text, options.limit, published_until=options.as_of, mode=options.mode
        )
        if options.batch is not None:
            print_json({"id": query.id, "hits": [_row(hit) for hit in hits]})
        elif options.json:
            snapshot = index.snapshot.id
            print_json(
                {"query": query.text, "snapshot": snapshot, "hits": [_row(hit) for hit in hits]}
            )
        else:
            _show(hits)
    return DONE


def _read(path: Path) -> list[_Query]:
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--batch {path}: cannot be read as UTF-8 text ({error})") from error
    return list(_queries(path, lines))


def _queries(path: Path, lines: list[str]) -> Iterator[_Query]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            query = _Query(said["id"], said["query"])
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f'{path}, line {number}: expected {{"id": "…", "query": "…"}}'
            ) from error
        if not isinstance(query.id, str) or not isinstance(query.text, str):
            raise UsageError(f"{path}, line {number}: id and query must be texts")
        yield query


def _row(hit: "Hit") -> dict[str, Any]:
    return {
        "article": hit.passage.article_id,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.passage.text,
        "score": hit.score,
        "dense": hit.dense,
        "lexical": hit.lexical,
        "dense_part": hit.dense_part,
        "lexical_part": hit.lexical_part,
    }


def _show(hits: "tuple[Hit, ...]") -> None:
    if not hits:
        print("Nothing was found.")
    for place, hit in enumerate(hits, 1):
        print(
            f"{place:>2}. {hit.score:.3f}  {hit.passage.article_id}"
            f"  [cosine {hit.dense:.3f} → {hit.dense_part:.2f},"
            f" BM25 {hit.lexical:.2f} → {hit.lexical_part:.2f}]"
        )
        print("    " + hit.passage.text.replace("\n", "\n    "))


def _positive(said: str) -> int:
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(f"{said!r} is not a whole number from 1")
    return int(said)
