"""Two ways of one thing timed in turns, so that what else the machine does hits both."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of each call."""

    seconds: tuple[float, ...]

    @property
    def p50_ms(self) -> float:
        """The median."""
        return 1000 * median(self.seconds)

    @property
    def p95_ms(self) -> float:
        """The 95th percentile; with fewer than 20 calls near to the slowest."""
        if len(self.seconds) < 2:
            return 1000 * self.seconds[0]
        return 1000 * quantiles(self.seconds, n=20, method="inclusive")[-1]


def timed_in_turns(
    ours: Callable[[T], object],
    other: Callable[[T], object],
    asked: Sequence[T],
    *,
    block: int = 20,
    at_most_s: float = 60.0,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Timed, Timed]:
    """Call both with everything asked, block by block, the first of a block being the other's next.

    Each question is put once to each, so that no memory of an answer is measured.  After
    `at_most_s` seconds no new block is begun; the first is always done.
    """
    spent: tuple[list[float], list[float]] = ([], [])
    ways = ((ours, spent[0]), (other, spent[1]))
    began = clock()
    for turn, start in enumerate(range(0, len(asked), block)):
        for way, seconds in ways if turn % 2 == 0 else ways[::-1]:
            for one in asked[start : start + block]:
                before = clock()
                way(one)
                seconds.append(clock() - before)
        if clock() - began > at_most_s:
            break
    return Timed(tuple(spent[0])), Timed(tuple(spent[1]))


def pairs_in_turns(
    ours: Callable[[], float], other: Callable[[], float], pairs: int
) -> tuple[float, float]:
    """Take both figures so many times in turns, and return the median of each."""
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(pairs):
        order = (0, 1) if turn % 2 == 0 else (1, 0)
        for which in order:
            found[which].append((ours, other)[which]())
    return median(found[0]), median(found[1])
