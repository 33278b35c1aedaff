"""Everything a running bot is made of, opened in order and closed in order."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.discord_app.client import StringerClient, client_of
from bot.discord_app.connecting import stay_connected
from bot.discord_app.desk import Desk
from bot.discord_app.following import keep_following
from bot.discord_app.line import Line
from bot.discord_app.newsroom import Newsroom
from bot.discord_app.options import BotOptions
from bot.state.database import sqlite_url
from bot.state.state import State
from bot.telemetry.health import Checks, serve_health
from bot.telemetry.lag import keep_loaded
from bot.telemetry.telemetry import Telemetry
from bot.worker import Worker
from corpus.intake.links import fetch_link
from index.editor import Editor

_log = logging.getLogger(__name__)

GRACE_S = 2.5
"""Seconds that open questions get at closing; with what follows it stays under Docker's ten."""
PRUNED_EVERY_S = 3600.0
WORKERS = {"model": 2, "studio": 1, "press": 1, "shelf": 1, "intake": 1, "files": 1}
"""The threads of a bot, by what each works at."""


class Life:
    """One run of the bot."""

    def __init__(
        self,
        token: str,
        newsroom_factory: Callable[[], Newsroom],
        editor: Editor,
        state_dir: Path,
        options: BotOptions,
    ) -> None:
        self._token = token
        self._newsroom_factory = newsroom_factory
        self._editor = editor
        self._state_dir = state_dir
        self._options = options
        self._workers = {name: Worker(name, threads) for name, threads in WORKERS.items()}
        self._client: StringerClient | None = None
        self.idle = True
        """Whether every thread had ended when the bot closed."""

    async def serve(self) -> None:
        """Serve until cancelled.

        Raises RefusedError, StateError, UsageError and what the newsroom raises.
        """
        newsroom = await self._workers["model"].run(self._newsroom_factory)
        state = await self._workers["files"].run(self._open_state)
        beside = [asyncio.create_task(self._keep_pruned(state))]
        try:
            desk = self._desk(newsroom, state)
            await desk.warm()
            beside.append(asyncio.create_task(keep_following(desk.follow)))
            beside.append(asyncio.create_task(self._keep_drafts_pruned(desk)))
            keep_loaded()
            checks = Checks(
                is_connected=lambda: self._client is not None and self._client.is_connected,
                state=lambda: desk.with_state(lambda state: state.facts.get("health")),
                index=desk.check,
            )
            async with serve_health(self._options.metrics_port, desk.telemetry, checks):
                await stay_connected(
                    lambda: self._new_client(desk),
                    self._token,
                    self._options.patience,
                    before_closing=lambda: desk.close(GRACE_S),
                )
        finally:
            for task in beside:
                task.cancel()
            await asyncio.wait(beside)
            await self._workers["files"].run(state.close)

    async def close_workers(self) -> None:
        """Let the threads end, and note in `idle` whether they did."""
        workers = self._workers.values()
        ended = await asyncio.gather(*(worker.close(GRACE_S) for worker in workers))
        self.idle = all(ended)

    def _open_state(self) -> State:
        url = self._options.state_url or sqlite_url(self._state_dir / "state.sqlite3")
        return State(url, now=_now, retention=self._options.retention)

    def _desk(self, newsroom: Newsroom, state: State) -> Desk:
        def pseudonym(guild: int) -> str:
            return state.people.of(guild)[:12]

        telemetry = Telemetry(pseudonym, log_questions=self._options.log_questions)
        return Desk(
            newsroom,
            state,
            self._editor,
            **self._workers,
            line=Line(
                self._options.most_waiting, at_once=WORKERS["model"], counted=telemetry.queued
            ),
            fair_use=self._options.fair_use,
            telemetry=telemetry,
            retention=self._options.retention,
            new_key=lambda: secrets.token_hex(8),
            now=_now,
            corpus_servers=self._options.corpus_servers,
            fetch=fetch_link,
        )

    def _new_client(self, desk: Desk) -> StringerClient:
        self._client = client_of(desk, self._state_dir, self._options.share)
        return self._client

    async def _keep_drafts_pruned(self, desk: Desk) -> None:
        with suppress(asyncio.CancelledError):
            while True:
                try:
                    await desk.with_drafts(lambda drafts: drafts.prune(_now()))
                except Exception:
                    _log.exception("what was handed in and never kept could not be deleted")
                await asyncio.sleep(PRUNED_EVERY_S)

    async def _keep_pruned(self, state: State) -> None:
        with suppress(asyncio.CancelledError):
            while True:
                await asyncio.sleep(PRUNED_EVERY_S)
                try:
                    await self._workers["files"].run(state.prune, _now())
                except Exception:
                    _log.exception("what has outlived its time could not be deleted")


def _now() -> datetime:
    return datetime.now(UTC)
