"""The settings of servers, remembered for seconds, so that few presses wait for the database."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.state.errors import StateError
from bot.state.settings import ServerSettings
from bot.state.state import State
from bot.worker import Worker

_log = logging.getLogger(__name__)

KNOWN_FOR = timedelta(seconds=10)
"""How long settings are used before they are read again: other processes may have changed them."""


class KnownSettings:
    """Reads settings on the state's thread.  For one event loop."""

    def __init__(
        self, state: State, files: Worker, now: Callable[[], datetime], within_s: float
    ) -> None:
        """Wait `within_s` seconds at most for the state."""
        self._state = state
        self._files = files
        self._now = now
        self._within_s = within_s
        self._read: dict[int, tuple[datetime, ServerSettings]] = {}

    async def of(self, guild: int) -> ServerSettings:
        """Return a server's settings; where the state can't be read, those last read.

        Where none were, those of a new server: better an answer too public than none at all.
        """
        at, settings = self._read.get(guild, (None, None))
        if settings is not None and at is not None and self._now() - at < KNOWN_FOR:
            return settings
        try:
            async with asyncio.timeout(self._within_s):
                read = await self._files.run(self._state.settings.read, guild)
        except (TimeoutError, StateError) as error:
            _log.warning("settings not read: %s", error or "the state is slow")
            return settings or ServerSettings(guild=guild)
        self.note(read)
        return read

    def note(self, settings: ServerSettings) -> None:
        """Take over settings just read or written."""
        self._read[settings.guild] = (self._now(), settings)
