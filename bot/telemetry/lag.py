"""How late the event loop is: what a blocking call in a handler costs everybody else."""

import asyncio
import gc
from collections import deque
from collections.abc import Callable

EVERY_S = 0.25
SAMPLES = 240
"""The last minute: a figure is fetched every 15 s or so, and must not miss what was between."""


async def measure_lag(note: Callable[[float], None], every_s: float = EVERY_S) -> None:
    """Tell `note` the longest of the last `SAMPLES` lags, every `every_s`, until cancelled.

    A lag is the seconds by which a sleep ended late.
    """
    now = asyncio.get_running_loop().time
    lags: deque[float] = deque(maxlen=SAMPLES)
    while True:
        due = now() + every_s
        await asyncio.sleep(every_s)
        lags.append(max(0.0, now() - due))
        note(max(lags))


def keep_loaded() -> None:
    """Take everything loaded by now out of the garbage collector's sight.

    Looking through it, again and again, holds up every thread: 0.1 to 0.2 s each time, measured
    while maps were drawn.
    """
    gc.collect()
    gc.freeze()
