"""Getting connected and staying so, without ever storming Discord."""

import asyncio
import logging
import random
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
import discord
from discord.gateway import KeepAliveHandler

from bot.discord_app.client import MOST_IDENTIFIES, IdentifiedTooOftenError, StringerClient

_log = logging.getLogger(__name__)

CLOSE_WITHIN_S = 4.0
"""Seconds for saying goodbye to the gateway; discord.py alone would wait 30 for its answer."""

SETTLED_AFTER_S = 600.0
"""Only a connection that held this long makes the wait before the next attempt short again."""

BAD_TOKEN = (
    "Discord does not know this DISCORD_TOKEN: copy the bot's token again"
    " (Discord Developer Portal, your application, Bot, Reset Token)."
)
BAD_INTENTS = (
    "Discord does not allow this bot the intents it asks for, though none is privileged: check the"
    " application's Bot page in the Discord Developer Portal."
)

TOO_FEW_SHARDS = (
    "Discord wants this bot in more shards, for the number of its servers: set STRINGER_SHARDS to"
    " auto, or to a larger number for all of its processes."
)


class RefusedError(Exception):
    """Discord will not have this bot, and asking again would not help."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code
        """The exit code that fits."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait between attempts to connect."""

    first_s: float = 2.0
    longest_s: float = 300.0

    def delay_s(self, failures: int) -> float:
        """Return the seconds to wait after so many failures in a row, doubling up to the longest.

        Up to a quarter is taken off at random, so that bots cut off together do not come back
        together.
        """
        full = min(self.longest_s, self.first_s * 2.0 ** min(failures - 1, 30))
        return full * random.uniform(0.75, 1.0)


async def stay_connected(
    new_client: Callable[[], StringerClient],
    token: str,
    patience: Patience,
    *,
    before_closing: Callable[[], Awaitable[None]],
) -> None:
    """Run clients, one after the other, until cancelled.

    discord.py resumes a session that was READY once by itself, but not a first connection that
    fails (its issue 10520): that one is tried again here, with a fresh client.

    Raises RefusedError.
    """
    failures = 0
    clock = asyncio.get_running_loop().time
    while True:
        client = new_client()
        began = clock()
        try:
            await _start(client, token)
            error: Exception = ConnectionError("the connection ended")
        except asyncio.CancelledError:
            # The reader is cancelled by now; closing beside it would send 4000, not 1000, and
            # Discord would show the bot online for minutes.
            await before_closing()
            raise
        except Exception as caught:
            error = caught
        finally:
            await _close(client)
        _raise_if_final(error, client.was_ready)
        settled = client.was_ready and clock() - began > SETTLED_AFTER_S
        failures = 1 if settled else failures + 1
        delay = patience.delay_s(failures)
        _log.warning("not connected to Discord (%s); trying again in %.0f s", error, delay)
        await asyncio.sleep(delay)


async def _start(client: StringerClient, token: str) -> None:
    await client.login(token)
    _, _, limit = await client.http.get_bot_gateway()
    client.identify_at_once = max(1, limit["max_concurrency"])
    if limit["remaining"] < MOST_IDENTIFIES:
        # Discord resets a bot's token when it identifies too often in a day.
        wait_s = limit["reset_after"] / 1000
        _log.warning("no session starts left today; waiting %.0f s", wait_s)
        await asyncio.sleep(wait_s)
    await client.connect()


async def _close(client: StringerClient) -> None:
    try:
        await asyncio.wait_for(client.close(), CLOSE_WITHIN_S)
    except (TimeoutError, OSError, aiohttp.ClientError) as error:
        _log.warning("the connection did not close in order (%s)", error)
    await _close_half_open()


async def _close_half_open() -> None:
    """Close connections given up between HELLO and READY, with their heartbeats.

    discord.py hands the socket to nobody before READY, so that closing the client ends neither.
    """
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler):
            thread.stop()
            try:
                await asyncio.wait_for(thread.ws.close(), CLOSE_WITHIN_S)
            except (TimeoutError, OSError, aiohttp.ClientError) as error:
                _log.warning("a connection did not close in order (%s)", error)


def _raise_if_final(error: Exception, was_ready: bool) -> None:
    match error:
        case discord.LoginFailure() | discord.ConnectionClosed(code=4004):
            raise RefusedError(BAD_TOKEN, 2) from error
        case discord.PrivilegedIntentsRequired() | discord.ConnectionClosed(code=4013 | 4014):
            raise RefusedError(BAD_INTENTS, 2) from error
        case discord.ConnectionClosed(code=4011):
            raise RefusedError(TOO_FEW_SHARDS, 2) from error
        case discord.ConnectionClosed(code=4010 | 4012):
            raise RefusedError(f"Discord closed the connection for good (code {error.code}).", 1)
        case (
            OSError() | aiohttp.ClientError() | asyncio.TimeoutError() | discord.HTTPException()
            | discord.GatewayNotFound() | discord.ConnectionClosed() | IdentifiedTooOftenError()
        ):  # fmt: skip
            return
        case AttributeError() if not was_ready:
            return  # how discord.py 2.7.1 reports that the first connection failed
        case _:
            raise error
