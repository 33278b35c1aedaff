"""Prints what long runs come to: `python -m tests.soak`, or `make soak`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from index.encoders import encoder_of
from index.places import find_places
from tests.soak.reindexing import Soak


def main(words: Sequence[str] | None = None) -> int:
    """Run and print; the exit code is 1 where anything was found that must not be."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000, help="how many (10000)")
    parser.add_argument("--reindexes", type=int, default=50, help="how many (50)")
    parser.add_argument("--seed", type=int, default=1, help="another run (1)")
    options = parser.parse_args(words)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        places = find_places(data=Path(folder))
        soak = Soak(places, lambda: encoder_of(places), options.seed)
        figures = soak.run(options.questions, options.reindexes)
    print(
        f"{figures.asked} questions in {time.monotonic() - began:.0f} s:"
        f" {figures.answered} answered ({figures.from_cache} replies from memory) with"
        f" {figures.citations} citations, {figures.refused} refused;"
        f" {figures.reindexes} reindexes, {figures.rollbacks} rollbacks,"
        f" {len(figures.snapshots)} snapshots answered; {len(figures.faults)} faults"
    )
    for fault in figures.faults[:20]:
        print(f"  {fault}")
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())
