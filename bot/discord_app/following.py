"""Serving what was published last, whichever process published it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

_log = logging.getLogger(__name__)

LOOKED_EVERY_S = 2.0
"""Seconds between two looks at which snapshot is published: one small file is read."""


async def keep_following(
    follow: Callable[[], Awaitable[bool]], every_s: float = LOOKED_EVERY_S
) -> None:
    """Follow until cancelled; what can't be opened is logged, and what serves goes on serving."""
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(every_s)
            try:
                if await follow():
                    _log.info("another index was published and is served now")
            except Exception as error:
                _log.warning("what was published can't be served: %s", error)
