"""BM25 over terms made before they get here: tantivy only counts and ranks."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.evidence.events import ordinal

LEXICAL_VERSION = 2
"""Changes when the same terms would be indexed otherwise."""

_HEAP_BYTES = 1_000_000_000
"""Not all taken: a million passages take 150 MB, and up to some six million make one segment."""


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """What is indexed of one passage; its row is its place in the sequence."""

    terms: tuple[str, ...]
    published: date | None


def write_lexical(rows: Iterable[LexicalRow], folder: Path) -> None:
    """Index the rows in an empty folder, in their order, so that ties rank by row.

    Always all of them: an index changed in place would still count removed rows in its BM25.
    Raises OSError if they cannot be written.
    """
    try:
        _write(rows, folder)
    except ValueError as error:  # as tantivy reports a full disk
        raise OSError(f"{folder} could not be written: {error}") from error


def _write(rows: Iterable[LexicalRow], folder: Path) -> None:
    import tantivy  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    # Signed on purpose: a Python int in an unsigned field ends the writer.
    builder.add_integer_field("row", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(builder.build(), path=str(folder), reuse=False)
    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    for number, row in enumerate(rows):
        document = tantivy.Document()
        document.add_text("terms", " ".join(row.terms))
        document.add_integer("row", number)
        document.add_integer("day", ordinal(row.published))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    for lock in folder.glob("*.lock"):
        lock.unlink()


class LexicalIndex:
    """An opened index of terms; searching it is safe from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open what `write_lexical` wrote; raises ValueError if it is no such index."""
        import tantivy  # noqa: PLC0415

        self._tantivy = tantivy
        if not os.access(folder, os.W_OK):
            folder = self._linked(folder)
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()
        self._schema = self._index.schema

    def search(
        self, terms: Sequence[str], limit: int, published_until: date | None = None
    ) -> tuple[tuple[int, float], ...]:
        """Rank rows by BM25: (row, score) pairs, best first, equal scores by row.

        Rows without any of the terms are left out, as are rows undated or published after
        `published_until` where that is given.  No terms give no rows.
        """
        if not terms or limit < 1 or not self._searcher.num_docs:
            return ()
        query = self._query(terms, published_until)
        asked = limit
        while True:
            hits = self._searcher.search(query, limit=asked, count=False).hits
            # Within a segment ties are cut by row.  Of several, the cut would go by segment: look
            # on until all that tie with the last one are seen.
            whole = self._searcher.num_segments == 1 or len(hits) < asked
            if whole or hits[-1][0] < hits[limit - 1][0]:
                break
            asked *= 2
        rows: list[Any] = self._searcher.fast_field_values("row", [at for _, at in hits])
        found = [(int(row), float(score)) for row, (score, _) in zip(rows, hits, strict=True)]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return tuple(found[:limit])

    def _linked(self, folder: Path) -> Path:
        """Make a folder of links: tantivy writes a lock beside what it only reads."""
        room = Path(tempfile.mkdtemp(prefix="stringer-"))
        weakref.finalize(self, shutil.rmtree, room, ignore_errors=True)
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (room / path.name).symlink_to(path.resolve())
        return room

    def _query(self, terms: Sequence[str], published_until: date | None) -> Any:
        query, occur = self._tantivy.Query, self._tantivy.Occur
        any_of = query.boolean_query(
            [
                (occur.Should, query.term_query(self._schema, "terms", term, "freq"))
                for term in terms
            ]
        )
        if published_until is None:
            return any_of
        days = query.range_query(
            self._schema,
            "day",
            self._tantivy.FieldType.Integer,
            upper_bound=published_until.toordinal(),
        )
        return query.boolean_query(
            [(occur.Must, any_of), (occur.Must, query.const_score_query(days, 0.0))]
        )
