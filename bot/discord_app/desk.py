"""The desk: takes a question from Discord to the newsroom and keeps what must be kept."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.answering.reply import Answer, Asked, NoAnswer, Reply
from bot.discord_app.engine import Engine
from bot.discord_app.fair_use import FairUse
from bot.discord_app.inquiry import Asker, Inquiry, Outcome
from bot.discord_app.known_settings import KnownSettings
from bot.discord_app.line import Line, LineFullError, Told
from bot.discord_app.newsroom import (
    Coverage,
    Newsroom,
    PlaceChoice,
    Progress,
    ReindexCounts,
    SourceEntry,
)
from bot.discord_app.open_requests import OpenRequests
from bot.discord_app.press import Press
from bot.discord_app.sources import Source, find_sources
from bot.discord_app.turns import FOLLOW_UP_WITHIN, Turns
from bot.logs import record_failure
from bot.state.answers import Seat
from bot.state.answers import Told as Kept
from bot.state.settings import ServerSettings
from bot.state.state import State
from bot.telemetry.events import NoReply
from bot.telemetry.telemetry import Telemetry
from bot.worker import Worker

_log = logging.getLogger(__name__)

T = TypeVar("T")

STATE_WITHIN_S = 1.0
"""How long an acknowledgement, for which Discord waits 3 s, waits for the state."""


class AnswerFailedError(Exception):
    """The engine failed at a question; the log has it under the reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class Desk:
    """Everything the handlers ask for, none of it holding up the event loop.

    Answers and sources share the model's thread, pictures and a reindex have one each, and the
    state another, so that a vote is taken while the model works.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        state: State,
        *,
        model: Worker,
        studio: Worker,
        press: Worker,
        files: Worker,
        line: Line,
        fair_use: FairUse,
        telemetry: Telemetry,
        retention: timedelta,
        new_key: Callable[[], str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._newsroom = newsroom
        self._state = state
        self._studio = studio
        self._press = Press(newsroom, press)
        self._files = files
        self._engine = Engine(newsroom, model, line)
        self._fair_use = fair_use
        self.telemetry = telemetry
        self.retention = retention
        """How long what is kept stays."""
        self.new_key = new_key
        self.now = now
        self._turns = Turns()
        self._settings = KnownSettings(state, files, now, STATE_WITHIN_S)
        self._requests = OpenRequests()

    @property
    def snapshot(self) -> str:
        """The snapshot that answers now."""
        return self._newsroom.snapshot_id

    def seat(self, asker: Asker) -> Seat:
        """Return where somebody asks from, without their id."""
        return Seat(asker.channel, self._state.people.of(asker.user))

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
        except TimeoutError:
            _log.warning("the state is slow: a question is let through uncounted")
            return 0.0

    async def answer(self, inquiry: Inquiry, tell: Told | None = None) -> Outcome:
        """Answer a question with the turns it may lean on, and keep the answer.

        `tell` is called with how many are before it, should it have to wait for its turn.  Raises
        LineFullError, and AnswerFailedError for whatever the newsroom raises.
        """
        began = asyncio.get_running_loop().time()
        seat = self.seat(inquiry.asker)
        history = inquiry.history
        if history is None:
            history = self._turns.before(seat, self.now())
        asked = Asked(
            question=inquiry.text,
            history=history,
            as_of=inquiry.as_of,
            language=inquiry.language,
        )
        try:
            reply, waited_s = await self._engine.reply(asked, tell)
        except LineFullError:
            self._note_unanswered(inquiry, "too_many")
            raise
        except Exception as error:
            reference = record_failure(error, f"a question by {inquiry.door}")
            self._note_unanswered(inquiry, "failed", reference)
            raise AnswerFailedError(reference) from error
        earlier = history if reply.follows else ()
        self._turns.note(seat, (*earlier, inquiry.text), self.now())
        outcome = await self.keep(inquiry, reply, earlier)
        self.telemetry.answered(
            door=inquiry.door,
            reply=reply,
            language=inquiry.language,
            seconds=asyncio.get_running_loop().time() - began,
            waited_s=waited_s or 0.0,
            cached=waited_s is None,
            kind=reply.kind,
            guild=inquiry.asker.guild,
            question=inquiry.text,
        )
        return outcome

    async def keep(self, inquiry: Inquiry, reply: Reply, earlier: tuple[str, ...] = ()) -> Outcome:
        """Keep a reply under a new key, without the question unless it was refused."""
        seat = self.seat(inquiry.asker)
        key = self.new_key()
        told = Kept(
            key=key,
            reply=reply,
            seat=seat,
            guild=inquiry.asker.guild,
            private=inquiry.private,
            message=None,
            at=self.now(),
            place=reply.place,
            kind=reply.kind or inquiry.door,
        )

        def record(state: State) -> None:
            state.answers.record(told)
            if isinstance(reply, NoAnswer):
                state.kept_questions.keep(key, inquiry.text, "unanswered", told.at)

        await self.with_state(record)
        return Outcome(key, reply, seat, earlier, inquiry.private)

    async def recent_message(self, asker: Asker) -> int | None:
        """Return the message of somebody's latest answer in this place, if its turns are not known.

        After a restart nothing is in memory, but the message still shows what was asked.
        """
        seat = self.seat(asker)
        if self._turns.before(seat, self.now()):
            return None
        since = self.now() - FOLLOW_UP_WITHIN
        told = await self.with_state(lambda state: state.answers.last(seat, since))
        return told.message if told else None

    def turns_of(self, asker: Asker) -> tuple[str, ...]:
        """Return the questions that somebody put just before in this place, oldest first."""
        return self._turns.before(self.seat(asker), self.now())

    async def with_state(self, work: Callable[[State], T]) -> T:
        """Return what is done with the state, on its own thread."""
        return await self._files.run(work, self._state)

    async def with_newsroom(self, work: Callable[[Newsroom], T]) -> T:
        """Return what the newsroom says or draws, beside the model's thread."""
        return await self._studio.run(work, self._newsroom)

    async def places(self) -> tuple[PlaceChoice, ...]:
        """Return the places to be suggested, the most mentioned first."""
        return await self._files.run(self._newsroom.places)

    async def articles(self) -> tuple[SourceEntry, ...]:
        """Return the articles, the newest first."""
        return await self._files.run(self._newsroom.sources)

    async def coverage(self) -> Coverage:
        """Return what the index that answers covers."""
        return await self._files.run(self._newsroom.coverage)

    async def names_of(self, places: Iterable[str]) -> Mapping[str, str]:
        """Return the names of places by their gazetteer ids; the id of one that is gone."""
        wanted = frozenset(places)
        return await self._files.run(
            lambda: {place: self._newsroom.place_name(place) or place for place in wanted}
        )

    async def settings(self, guild: int | None) -> ServerSettings | None:
        """Return the settings of a server; None outside of one."""
        return None if guild is None else await self._settings.of(guild)

    def set_settings(self, settings: ServerSettings) -> None:
        """Take over settings just written; other processes follow within seconds."""
        self._settings.note(settings)

    async def sources(self, answer: Answer) -> tuple[Source, ...]:
        """Return the quotes of an answer in their paragraphs, as the articles stand now."""
        return await self._studio.run(find_sources, self._newsroom, answer)

    async def forget(self, user: int) -> int:
        """Delete everything kept of a person, and return how many entries there were."""
        self._turns.forget(self._state.people.of(user))
        forgotten = await self.with_state(lambda state: state.forget(user))
        return forgotten.answers + forgotten.votes + forgotten.questions

    async def warm(self) -> None:
        """Get ready what must be quick at its first use, and note what is served."""
        await self.places()
        await self._note_serving()

    async def reindex(self, progress: Progress) -> ReindexCounts:
        """Rebuild the index beside the one that serves; see `Press.reindex`."""
        counts = await self._press.reindex(progress)
        await self.warm()
        return counts

    def request(self) -> AbstractContextManager[None]:
        """Count a request as open for as long as the block runs, so that closing waits for it."""
        return self._requests.one()

    async def close(self, grace_s: float) -> None:
        """Tell a reindex to stop, and give open requests `grace_s` seconds to be answered."""
        self._press.close()
        await self._requests.ended(grace_s)

    async def _note_serving(self) -> None:
        covered = await self.coverage()
        self.telemetry.serves(covered.snapshot, covered.articles)

    def _note_unanswered(
        self, inquiry: Inquiry, outcome: NoReply, reference: str | None = None
    ) -> None:
        self.telemetry.unanswered(
            inquiry.door,
            outcome,
            inquiry.language,
            reference=reference,
            guild=inquiry.asker.guild,
            question=inquiry.text,
        )
