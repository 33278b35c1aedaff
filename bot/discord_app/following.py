"""Serving what was published last, whichever process published it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

_log = logging.getLogger(__name__)

LOOKED_EVERY_S = 2.0
"""Seconds between two looks at which snapshot is published: one small file is read."""
SELDOM_S = 60.0
"""The longest between two looks while what is published can't be opened."""


async def keep_following(
    follow: Callable[[], Awaitable[bool]],
    every_s: float = LOOKED_EVERY_S,
    seldom_s: float = SELDOM_S,
) -> None:
    """Follow until cancelled.

    What can't be opened is tried again, each time after twice as long, and what serves goes on
    serving; a reason is logged once.
    """
    told, wait_s = "", every_s
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(wait_s)
            try:
                if await follow():
                    _log.info("another index was published and is served now")
                told, wait_s = "", every_s
            except Exception as error:
                wait_s = min(2 * wait_s, seldom_s)
                if str(error) != told:
                    _log.warning("what was published can't be served: %s", error)
                told = str(error)
