"""Prints one table of speed and size: `python -m tests.bench`, or `make bench`."""

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.gazetteer import Gazetteer
from index.model_files import find_model
from tests.bench.bench import Bench
from tests.bench.encoders import own_encoder
from tests.bench.machine import machine
from tests.bench.rows_answer import answer_rows, growth_rows
from tests.bench.rows_encode import build_rows, encode_rows, throughput_rows
from tests.bench.rows_process import cold_rows, resident_rows
from tests.bench.rows_reindex import reindex_rows
from tests.bench.rows_retrieve import dense_rows, fused_rows
from tests.bench.stage import SHIPPED, Stage, Workshop
from tests.bench.table import Missing, Row, markdown, record

Rows = Iterator[Row | Missing]
ONCE: dict[str, Callable[[Bench, Stage], Rows]] = {
    "encode": encode_rows,
    "throughput": throughput_rows,
}
"""Rows that do not depend on the size."""
EACH: dict[str, Callable[[Bench, Stage], Rows]] = {
    "dense": dense_rows,
    "fused": fused_rows,
    "answer": answer_rows,
    "cold": cold_rows,
    "resident": resident_rows,
}
"""Rows of every size."""
NAMES = (*ONCE, *EACH, "growth", "build", "reindex")
_SIZE = re.compile(r"(\d+)([kM]?)")


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code is 0 also where a target is not met."""
    options = _options(words)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    # Threads that wait give way, on both sides: on a busy machine torch's would else spin through
    # their own work's time, and the recipe look several times as slow as it is.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    here = machine()
    print(here + "\n", flush=True)
    if options.data is not None:
        rows = _measured(options, options.data)
    else:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            rows = _measured(options, Path(folder))
    print(markdown(rows))
    print("\n*: vectors by a stand-in; the model encodes each question besides.", flush=True)
    if options.json is not None:
        said = {"machine": here, "seed": options.seed, "rows": [record(row) for row in rows]}
        options.json.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--rows", type=_names, default=NAMES, help=f"of {', '.join(NAMES)}; all by default"
    )
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=(SHIPPED, 10_000, 100_000),
        help="shipped, or passages such as 500, 10k, 1M (shipped,10k,100k)",
    )
    parser.add_argument("--seed", type=int, default=1, help="other articles (1)")
    parser.add_argument("--data", type=Path, help="a folder that keeps what is built for next time")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the rows, as JSON too")
    parser.add_argument(
        "--encode-up-to",
        type=int,
        default=2000,
        help="passages up to which the model makes the vectors, beyond it a stand-in (2000)",
    )
    parser.add_argument("--questions", type=int, default=100, help="asked of each size (100)")
    parser.add_argument("--build-sample", type=int, default=300, help="passages embedded (300)")
    parser.add_argument("--cold-pairs", type=int, default=5, help="starts of each (5)")
    parser.add_argument("--reindex-articles", type=int, default=10_000, help="(10000)")
    parser.add_argument(
        "--full", action="store_true", help="embed the reindex row's full build with the model"
    )
    return parser.parse_args(words)


def _measured(options: argparse.Namespace, data: Path) -> list[Row | Missing]:
    files = find_model()
    workshop = Workshop(
        data.resolve(),
        options.seed,
        options.encode_up_to,
        files,
        own_encoder(data.resolve() / "models"),
        Gazetteer.load(),
        _tell,
    )
    bench = Bench(
        workshop,
        options.seed,
        options.questions,
        options.build_sample,
        options.cold_pairs,
        options.reindex_articles,
        options.full,
        _tell,
    )
    rows: list[Row | Missing] = []
    for place, size in enumerate(options.sizes):
        stage = workshop.stage(size)
        table = ONCE | EACH if place == 0 else EACH
        for name in table:
            if name in options.rows:
                _collect(rows, name, stage.name, table[name](bench, stage))
    if "growth" in options.rows:
        _collect(rows, "growth", "", growth_rows(bench))
    if "build" in options.rows:
        _collect(rows, "build", "", build_rows(bench))
    if "reindex" in options.rows:
        _collect(rows, "reindex", "", reindex_rows(bench))
    return rows


def _collect(rows: list[Row | Missing], name: str, size: str, measured: Rows) -> None:
    """Take the rows of one kind; where a package is missing there is one that says so."""
    began = time.monotonic()
    try:
        for row in measured:
            rows.append(row)
            _tell(markdown([row]).rpartition("\n")[2])
    except ModuleNotFoundError as error:
        rows.append(Missing(name, size, "plain recipe", f"{error.name} is not installed"))
    except (RuntimeError, ValueError) as error:
        # What was measured for hours before is printed all the same.
        rows.append(Missing(name, size, "", f"failed: {error}"))
    _tell(f"{name} {size}: {time.monotonic() - began:.0f} s")


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: no rows of that name")
    return names


def _sizes(text: str) -> tuple[int | str, ...]:
    return tuple(_size(word) for word in text.split(","))


def _size(word: str) -> int | str:
    if word == SHIPPED:
        return word
    match = _SIZE.fullmatch(word)
    if match is None:
        raise argparse.ArgumentTypeError(f"{word!r} is no size: say shipped, 500, 10k or 1M")
    return int(match[1]) * {"": 1, "k": 1000, "M": 1_000_000}[match[2]]


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
