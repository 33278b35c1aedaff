"""The sign that a running bot gives of being connected: a file kept young in its state folder."""

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path

_log = logging.getLogger(__name__)

BEAT_S = 20.0
"""Seconds between two touches of the file."""
LOOK_S = 1.0
"""Seconds between two looks while there is no connection."""
STALE_AFTER_S = 90.0
"""Seconds after which the file says nothing more: four touches missed, so a resume is borne."""


def heartbeat_file(state_dir: Path, share: str = "") -> Path:
    """Name the file that a bot with this state folder touches while it is connected.

    `share` names the process, where a bot is several: see `bot.shards.Share.name`.
    """
    return state_dir / (f"connected-{share}" if share else "connected")


async def keep_beating(file: Path, is_connected: Callable[[], bool]) -> None:
    """Touch the file every `BEAT_S` seconds while connected, until cancelled; then remove it.

    What an earlier run left is removed first.  A folder that cannot be written is logged, and
    tried again with the next beat.
    """
    _remove(file)
    try:
        while True:
            connected = is_connected()
            if connected:
                _touch(file)
            await asyncio.sleep(BEAT_S if connected else LOOK_S)
    finally:
        _remove(file)


def age_s(file: Path, now: Callable[[], float] = time.time) -> float | None:
    """Return how many seconds ago the file was touched, None where there is none.

    `now` is in seconds since 1970.  Never negative: a clock that was set back counts as much as
    one that was set forward, until the next touch.
    """
    try:
        return abs(now() - file.stat().st_mtime)
    except OSError:
        return None


def _touch(file: Path) -> None:
    try:
        file.touch()
    except OSError as error:
        _log.warning("%s cannot be touched: %s", file, error.strerror)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s cannot be removed: %s", file, error.strerror)
