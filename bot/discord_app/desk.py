"""The desk: takes a question from Discord to the newsroom and keeps what must be kept."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.answering.reply import Answer, Asked
from bot.discord_app.engine import Engine
from bot.discord_app.fair_use import FairUse
from bot.discord_app.inquiry import Asker, Inquiry, Outcome
from bot.discord_app.line import Line, LineClosedError, LineFullError, Told
from bot.discord_app.newsroom import (
    Coverage,
    Newsroom,
    PlaceChoice,
    SourceEntry,
)
from bot.discord_app.open_requests import OpenRequests
from bot.discord_app.press import Press
from bot.discord_app.records import Records
from bot.discord_app.sources import Source, find_sources
from bot.discord_app.turns import FOLLOW_UP_WITHIN, Turns
from bot.editing.drafts import Drafts
from bot.logs import record_failure
from bot.state.state import State
from bot.telemetry.events import NoReply
from bot.telemetry.telemetry import Telemetry
from bot.worker import Worker
from corpus.intake.links import fetch_link
from corpus.intake.submission import Received
from index.editor import Editor

_log = logging.getLogger(__name__)

T = TypeVar("T")

STUCK_AFTER_S = 120.0
"""After so long over one question the engine hangs."""


class AnswerFailedError(Exception):
    """The engine failed at a question; the log has it under the reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class Desk(Records):
    """Everything the handlers ask for, none of it holding up the event loop.

    Answers and sources share the model's threads, pictures, a build and the articles have one
    each, and the state another, so that a vote is taken while the model works.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        state: State,
        editor: Editor,
        *,
        model: Worker,
        studio: Worker,
        press: Worker,
        shelf: Worker,
        intake: Worker,
        files: Worker,
        line: Line,
        fair_use: FairUse,
        telemetry: Telemetry,
        retention: timedelta,
        new_key: Callable[[], str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        corpus_servers: tuple[int, ...] = (),
        fetch: Callable[[str], Awaitable[Received]] = fetch_link,
    ) -> None:
        super().__init__(
            state,
            files,
            fair_use=fair_use,
            telemetry=telemetry,
            retention=retention,
            new_key=new_key,
            now=now,
        )
        self._newsroom = newsroom
        self._studio = studio
        self._shelf = shelf
        self._intake = intake
        self._editor = editor
        self.drafts = Drafts(editor.data / "drafts")
        """What was handed in and waits; for the editor's thread."""
        self.press = Press(editor, press)
        self.corpus_servers = corpus_servers
        """Servers whose moderators may change the articles; none for the only one it is in."""
        self.fetch = fetch
        """Fetches an article by its link; raises LinkError."""
        self._engine = Engine(newsroom, model, line)
        self._turns = Turns()
        self.sharing: set[str] = set()
        """Keys of private answers that are being shared now."""
        self._requests = OpenRequests()

    @property
    def snapshot(self) -> str:
        """The snapshot that answers now."""
        return self._newsroom.snapshot_id

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
        noted = (*history, inquiry.text)
        self._turns.note(seat, noted, self.now())  # the next may come before this is answered
        asked = Asked(
            question=inquiry.text,
            history=history,
            as_of=inquiry.as_of,
            language=inquiry.language,
        )
        try:
            reply, waited_s = await self._engine.reply(asked, tell)
        except (LineFullError, LineClosedError):
            self._note_unanswered(inquiry, "too_many")
            raise
        except Exception as error:
            reference = record_failure(error, f"a question by {inquiry.door}")
            self._note_unanswered(inquiry, "failed", reference)
            raise AnswerFailedError(reference) from error
        earlier = history if reply.follows else ()
        self._turns.settle(seat, noted, (*earlier, inquiry.text))
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

    async def recent_message(self, asker: Asker) -> int | None:
        """Return the message of somebody's latest answer in this place, if its turns are not known.

        After a restart nothing is in memory, but the message still shows what was asked.
        """
        seat = self.seat(asker)
        if self._turns.before(seat, self.now()):
            return None
        since = self.now() - FOLLOW_UP_WITHIN
        told = await self.glance(lambda state: state.answers.last(seat, since))
        return told.message if told else None

    def turns_of(self, asker: Asker) -> tuple[str, ...]:
        """Return the questions that somebody put just before in this place, oldest first."""
        return self._turns.before(self.seat(asker), self.now())

    async def with_newsroom(self, work: Callable[[Newsroom], T]) -> T:
        """Return what the newsroom says or draws, beside the model's threads."""
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

    async def check(self) -> None:
        """Read something of the index, and raise RuntimeError where the engine hangs."""
        if self._engine.busy_s > STUCK_AFTER_S:
            raise RuntimeError(f"one question has taken {self._engine.busy_s:.0f} s so far")
        await self.coverage()

    async def names_of(self, places: Iterable[str]) -> Mapping[str, str]:
        """Return the names of places by their gazetteer ids; the id of one that is gone."""
        wanted = frozenset(places)
        return await self._files.run(
            lambda: {place: self._newsroom.place_name(place) or place for place in wanted}
        )

    async def sources(self, answer: Answer) -> tuple[Source, ...]:
        """Return the quotes of an answer in their paragraphs, as the articles stand now."""
        return await self._studio.run(find_sources, self._newsroom, answer)

    async def forget(self, user: int) -> int:
        """Delete everything kept of a person, and return how many entries there were."""
        self._turns.forget(self._state.people.of(user))
        forgotten = await self.with_state(lambda state: state.forget(user))
        return forgotten.entries

    async def warm(self) -> None:
        """Get ready what must be quick at its first use, and note what is served."""
        await self.places()
        await self._note_serving()

    async def edit(self, work: Callable[[Editor], T]) -> T:
        """Return what is done with the articles and what is published, on a thread of its own."""
        return await self._shelf.run(work, self._editor)

    async def take_in(self, work: Callable[[Editor], T]) -> T:
        """Return what is read from something handed in, beside all else: it may take a while."""
        return await self._intake.run(work, self._editor)

    async def with_drafts(self, work: Callable[[Drafts], T]) -> T:
        """Return what is done with what was handed in and waits, on the editor's thread."""
        return await self._shelf.run(work, self.drafts)

    async def follow(self) -> bool:
        """Serve what was published last, by whatever process; tell whether that is another index.

        Raises as `Newsroom.follow` does.
        """
        changed = await self._shelf.run(self._newsroom.follow)
        if changed:
            await self.warm()
        return changed

    def request(self) -> AbstractContextManager[None]:
        """Count a request as open for as long as the block runs, so that closing waits for it."""
        return self._requests.one()

    async def close(self, grace_s: float) -> None:
        """Tell a build to stop and the waiting that their turn won't come.

        Open requests get `grace_s` seconds to be answered.
        """
        self.press.close()
        self._engine.close()
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
