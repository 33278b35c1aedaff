"""Prints the table of engines for words: build, open, ask, memory, disk and change.

    python -m tests.bench.lexical_table --passages 100000

bm25s (with numba) is measured where it is installed; each engine runs in a process of its own.
"""

import argparse
import importlib
import importlib.util
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from index.lexical import LexicalIndex, LexicalRow, write_lexical
from tests.bench.memory import resident_mb

WORDS = 50_000
"""Distinct words, the n-th drawn once for n times the first (Zipf's law)."""
SHORTEST, LONGEST = 30, 60
"""Words of a passage."""
ASKED = 200
CHANGED = 100
LIMIT = 50

Rows = list[list[str]]
Ask = Callable[[list[str]], Any]


def passages(count: int, seed: int = 0) -> Iterator[list[str]]:
    """Generate passages as lists of words."""
    random = np.random.default_rng(seed)
    shares = 1 / np.arange(1, WORDS + 1)
    names = np.array([f"w{rank}" for rank in range(WORDS)])
    for start in range(0, count, 10_000):
        lengths = random.integers(SHORTEST, LONGEST + 1, min(10_000, count - start))
        drawn = names[random.choice(WORDS, int(lengths.sum()), p=shares / shares.sum())]
        for words in np.split(drawn, np.cumsum(lengths)[:-1]):
            yield words.tolist()


def questions(rows: Rows, seed: int = 1) -> list[list[str]]:
    """Ask three to six words of one passage, without the 50 commonest, as a question does."""
    random = np.random.default_rng(seed)
    asked = []
    for row in random.integers(0, len(rows), ASKED):
        told = sorted({word for word in rows[row] if int(word[1:]) >= 50})
        asked.append(list(random.choice(told, min(len(told), int(random.integers(3, 7))), False)))
    return asked


class Tantivy:
    """As Stringer has it: built whole, by row, in one segment."""

    module = "tantivy"
    change = "all rows added again, or in place with an atomic commit"

    def build(self, rows: Rows, folder: Path) -> None:
        write_lexical((LexicalRow(tuple(row), date(2020, 3, 1)) for row in rows), folder)

    def open(self, folder: Path) -> Ask:
        index = LexicalIndex(folder)
        return lambda terms: index.search(terms, LIMIT)

    def replace(self, rows: Rows, folder: Path) -> None:
        import tantivy  # noqa: PLC0415

        writer = tantivy.Index.open(str(folder)).writer(num_threads=1)
        for number, row in enumerate(rows):
            writer.add_document(
                tantivy.Document(terms=" ".join(row), row=number, day=date(2020, 3, 1).toordinal())
            )
        writer.commit()


class Fts5:
    """SQLite's own, without a copy of the text."""

    module = "sqlite3"
    change = "in place, in a transaction"

    def build(self, rows: Rows, folder: Path) -> None:
        folder.mkdir(parents=True)
        with sqlite3.connect(folder / "words.db") as database:
            database.execute("CREATE VIRTUAL TABLE told USING fts5(words, content='')")
            self._add(database, rows, 0)
            database.execute("INSERT INTO told(told) VALUES ('optimize')")
        database.close()

    def open(self, folder: Path) -> Ask:
        database = sqlite3.connect(folder / "words.db")
        query = "SELECT rowid, rank FROM told WHERE told MATCH ? ORDER BY rank LIMIT ?"
        return lambda terms: database.execute(query, (" OR ".join(terms), LIMIT)).fetchall()

    def replace(self, rows: Rows, folder: Path) -> None:
        with sqlite3.connect(folder / "words.db") as database:
            self._add(database, rows, 10**9)
        database.close()

    def _add(self, database: sqlite3.Connection, rows: Rows, first: int) -> None:
        database.executemany(
            "INSERT INTO told(rowid, words) VALUES (?, ?)",
            ((first + number, " ".join(row)) for number, row in enumerate(rows)),
        )


class Bm25s:
    """Scores kept in a sparse matrix; asked with numba, which compiles before it is timed."""

    module = "bm25s"
    change = "rebuilt"

    def build(self, rows: Rows, folder: Path) -> None:
        import bm25s  # noqa: PLC0415

        index = bm25s.BM25(method="lucene", backend="numba")
        index.index(rows, show_progress=False)
        index.save(str(folder))

    def open(self, folder: Path) -> Ask:
        import bm25s  # noqa: PLC0415

        index = bm25s.BM25.load(str(folder), mmap=True)
        index.backend = "numba"
        index.activate_numba_scorer()
        return lambda terms: index.retrieve(
            [terms], k=LIMIT, show_progress=False, backend_selection="numba"
        )

    def replace(self, rows: Rows, folder: Path) -> None:
        whole = folder.with_name("rebuilt")
        self.build(list(passages(self.count)) + rows, whole)

    count = 0


ENGINES: dict[str, Any] = {"tantivy": Tantivy, "fts5": Fts5, "bm25s": Bm25s}


def build_one(name: str, count: int, folder: Path) -> None:
    """Build, then change; prints seconds of both."""
    engine = ENGINES[name]()
    engine.count = count
    importlib.import_module(engine.module)
    rows = list(passages(count))
    if name == "bm25s":  # compiled before it is timed
        engine.build(rows[:100], folder.with_name("warm"))
    started = time.perf_counter()
    engine.build(rows, folder)
    built = time.perf_counter() - started
    shutil.copytree(folder, folder.with_name("changed"))
    fresh, started = rows[:CHANGED], time.perf_counter()
    engine.replace(fresh, folder.with_name("changed"))
    print(built, time.perf_counter() - started)


def ask_one(name: str, count: int, folder: Path) -> None:
    """Open and ask; prints open, p50 and p95 in ms, and the memory that took in MB."""
    asked = questions(list(passages(min(count, 20_000))))
    importlib.import_module(ENGINES[name].module)
    before, started = resident_mb()["rss"], time.perf_counter()
    ask = ENGINES[name]().open(folder)
    opened = time.perf_counter() - started
    for terms in asked[:20]:
        ask(terms)
    spent = []
    for terms in asked:
        started = time.perf_counter()
        ask(terms)
        spent.append(time.perf_counter() - started)
    cuts = statistics.quantiles(spent, n=20)
    print(opened * 1e3, cuts[9] * 1e3, cuts[18] * 1e3, resident_mb()["rss"] - before)


def main() -> None:
    """Measure each engine and print a row of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--part", nargs=3, metavar=("STEP", "ENGINE", "FOLDER"))
    chosen = parser.parse_args()
    if chosen.part:
        step, name, folder = chosen.part
        (build_one if step == "build" else ask_one)(name, chosen.passages, Path(folder))
        return
    print(f"{chosen.passages:,} passages of {SHORTEST} to {LONGEST} words; times tantivy's\n")
    print("| engine | build | open | p50 | p95 | memory to ask | disk | 100 more | change |")
    print("|---|---|---|---|---|---|---|---|---|")
    first: list[float] = []
    for name, engine in ENGINES.items():
        if name == "bm25s" and not importlib.util.find_spec("bm25s"):
            print("| bm25s | not installed |")
            continue
        row = _measured(name, chosen.passages)
        first = first or row
        cells = [_cell(one, base) for one, base in zip(row, first, strict=True)]
        print(f"| {name} | {' | '.join(cells)} | {engine.change} |")
    units = ("s", "ms", "ms", "ms", "MB", "MB", "s")
    said = (f"{one:.3g} {unit}" for one, unit in zip(first, units, strict=True))
    print(f"\ntantivy: {', '.join(said)}")


def _measured(name: str, count: int) -> list[float]:
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "index"
        built, changed = _part("build", name, count, folder)
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        opened, middle, slow, memory = _part("ask", name, count, folder)
    return [built, opened, middle, slow, memory, disk, changed]


def _part(step: str, name: str, count: int, folder: Path) -> list[float]:
    command = [sys.executable, "-m", "tests.bench.lexical_table", "--passages", str(count)]
    ran = subprocess.run(
        [*command, "--part", step, name, str(folder)], check=True, capture_output=True, text=True
    )
    return [float(word) for word in ran.stdout.split()[-4 if step == "ask" else -2 :]]


def _cell(value: float, base: float) -> str:
    return f"{value / base:.2g}×" if value / base < 100 else f"{value / base:,.0f}×"


if __name__ == "__main__":
    main()
