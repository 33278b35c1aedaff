"""One request to Discord, made again where it went nowhere."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

_log = logging.getLogger(__name__)

T = TypeVar("T")

_UNAVAILABLE_TRIES_S = (1.0, 3.0)
"""Waits before trying again what Discord answered with 503, which discord.py gives up at once."""
_UNREACHABLE_TRIES_S = (1.0, 2.0, 4.0, 8.0)
"""Waits before trying again where no connection to Discord could be made."""


async def once_available(request: Callable[[], Awaitable[T]], *, repeatable: bool = False) -> T:
    """Return what a request returns, tried again where Discord is unavailable for a moment."""
    for wait_s in _UNAVAILABLE_TRIES_S:
        try:
            return await once_reachable(request, repeatable=repeatable)
        except discord.DiscordServerError as error:
            if error.status != 503:
                raise
            await asyncio.sleep(wait_s)
    return await once_reachable(request, repeatable=repeatable)


async def once_reachable(request: Callable[[], Awaitable[T]], *, repeatable: bool = False) -> T:
    """Return what a request returns, tried again for some seconds while Discord can't be reached.

    Only where no connection was made, so that nothing is sent twice, or where it may be sent twice
    (`repeatable`: an edit); discord.py gives up at once.
    """
    again = (aiohttp.ClientError, OSError) if repeatable else (aiohttp.ClientConnectorError,)
    for wait_s in _UNREACHABLE_TRIES_S:
        try:
            return await request()
        except again as error:
            _log.info("Discord can't be reached (%s); trying again in %.0f s", error, wait_s)
            await asyncio.sleep(wait_s)
    return await request()
