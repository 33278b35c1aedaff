"""The records: what is kept in the state, and what is read from it, beside the event loop."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.answering.reply import NoAnswer, Reply
from bot.discord_app.fair_use import FairUse
from bot.discord_app.inquiry import COMMANDS, Asker, Inquiry, Outcome
from bot.discord_app.known_settings import KnownSettings
from bot.state.answers import Seat
from bot.state.answers import Told as Kept
from bot.state.errors import StateError
from bot.state.settings import ServerSettings
from bot.state.state import State
from bot.telemetry.telemetry import Telemetry
from bot.worker import Worker

_log = logging.getLogger(__name__)

T = TypeVar("T")

STATE_WITHIN_S = 0.7
"""How long an acknowledgement, for which Discord waits 3 s, waits for each look at the state."""
NOTED_WITHIN_S = 15.0
"""How long an answer that is ready waits for its entry in the state."""


class Records:
    """The state, used on a thread of its own, and what is done where it can't be used."""

    def __init__(
        self,
        state: State,
        files: Worker,
        *,
        fair_use: FairUse,
        telemetry: Telemetry,
        retention: timedelta,
        new_key: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        self._state = state
        self._files = files
        self._fair_use = fair_use
        self.telemetry = telemetry
        self.retention = retention
        """How long what is kept stays."""
        self.new_key = new_key
        self.now = now
        self._settings = KnownSettings(state, files, now, STATE_WITHIN_S)

    def seat(self, asker: Asker) -> Seat:
        """Return where somebody asks from, without their id."""
        return Seat(asker.channel, self._state.people.of(asker.user))

    async def with_state(self, work: Callable[[State], T]) -> T:
        """Return what is done with the state, on its own thread."""
        return await self._files.run(work, self._state)

    async def glance(self, work: Callable[[State], T]) -> T | None:
        """Return what is found in the state, for what can do without.

        None too where the state does not answer in time, or not at all.
        """
        try:
            async with asyncio.timeout(STATE_WITHIN_S):
                return await self.with_state(work)
        except (TimeoutError, StateError) as error:
            _log.warning("the state was not looked at: %s", error or "it is slow")
            return None

    async def seconds_left(self, asker: Asker) -> float:
        """Count one question against the limits of fair use, and return how long to wait for it.

        0 where it may be asked now; nothing is counted otherwise.
        """
        if asker.exempt:
            return 0.0
        person = self._state.people.of(asker.user)
        limits = self._fair_use.scopes(person, asker.channel)
        try:
            async with asyncio.timeout(STATE_WITHIN_S):
                return await self._files.run(self._state.uses.take, limits, self.now())
        except (TimeoutError, StateError) as error:
            _log.warning("a question is let through uncounted: %s", error or "the state is slow")
            return 0.0

    async def keep(self, inquiry: Inquiry, reply: Reply, earlier: tuple[str, ...] = ()) -> Outcome:
        """Keep a reply under a new key, without the question unless it was refused.

        Where the state can't take it, the reply is still an outcome, but without a key.
        """
        kept = Kept(
            key=self.new_key(),
            reply=reply,
            seat=self.seat(inquiry.asker),
            guild=inquiry.asker.guild,
            private=inquiry.private,
            message=None,
            at=self.now(),
            place=reply.place,
            # What is no question is told from those by its kind, and is in no list of gaps.
            kind=f"/{inquiry.door}" if inquiry.door in COMMANDS else reply.kind,
        )

        def record(state: State) -> None:
            state.answers.record(kept)
            if isinstance(reply, NoAnswer):
                state.kept_questions.keep(kept.key, inquiry.text, "unanswered", kept.at)

        noted = await self.noted(record)
        offer = inquiry.offer if inquiry.private else "delete"
        return Outcome(kept.key if noted else "", reply, earlier, offer)

    async def noted(self, work: Callable[[State], object]) -> bool:
        """Do what must not cost an answer its delivery, and return whether it could be done."""
        try:
            async with asyncio.timeout(NOTED_WITHIN_S):
                await self.with_state(work)
        except (TimeoutError, StateError) as error:
            _log.warning("not noted: %s", error or "the state is slow")
            self.telemetry.failed("state")
            return False
        return True

    async def settings(self, guild: int | None) -> ServerSettings | None:
        """Return the settings of a server; None outside of one."""
        return None if guild is None else await self._settings.of(guild)

    def set_settings(self, settings: ServerSettings) -> None:
        """Take over settings just written; other processes follow within seconds."""
        self._settings.note(settings)
