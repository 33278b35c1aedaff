"""Which of a bot's gateway connections, its shards, one process serves."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Share:
    """One process's part of a bot; the default is a bot of one process and one connection."""

    count: int | None = None
    """Shards of the whole bot; 0 for as many as Discord recommends, None for a single connection
    that knows of no shards."""
    ids: tuple[int, ...] = ()
    """Those of this process, ascending, each under `count`; empty for all."""

    @property
    def is_whole(self) -> bool:
        """Whether this process alone is the bot."""
        return not self.ids or len(self.ids) == self.count

    @property
    def leads(self) -> bool:
        """Whether what is done once for a bot is done here.

        It is where shard 0 is, to which Discord also sends the direct messages.
        """
        return self.is_whole or 0 in self.ids

    @property
    def name(self) -> str:
        """What tells its files in a shared folder from those of the other processes.

        Such as "0-3"; empty for a whole bot.
        """
        return "" if self.is_whole else spans(self.ids)


WHOLE = Share()
"""A bot of one process and one connection."""


def spans(numbers: Iterable[int]) -> str:
    """Write ascending numbers as `0-3,5` does, which `STRINGER_SHARD_IDS` reads back."""
    known = tuple(numbers)
    breaks = [at for at, (one, next_one) in enumerate(pairwise(known), 1) if next_one != one + 1]
    starts, ends = [0, *breaks], [*breaks, len(known)]
    runs = (known[start:end] for start, end in zip(starts, ends, strict=True))
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
