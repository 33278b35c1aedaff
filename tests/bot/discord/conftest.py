"""The double on a free port, and the unmodified client taken through it."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord.gateway
import discord.http
import pytest
import yarl

from bot.discord_app.client import StringerClient, client_of
from bot.discord_app.connecting import Patience, stay_connected
from bot.discord_app.desk import Desk
from bot.discord_app.fair_use import FairUse
from bot.discord_app.life import WORKERS
from bot.discord_app.line import Line
from bot.discord_app.newsroom import Newsroom
from bot.shards import WHOLE, Share
from bot.state.database import sqlite_url
from bot.state.limit import Limit
from bot.state.state import State
from bot.telemetry.telemetry import Telemetry
from bot.worker import Worker
from corpus.intake.links import fetch_link
from corpus.intake.submission import Received
from index.editor import Editor
from tests.bot.discord.double import Double
from tests.bot.discord.double.openapi import Contract, openapi_path
from tests.bot.discord.editing import planted_editor

Serve = Callable[..., AbstractAsyncContextManager[Desk]]

QUICK = Patience(first_s=0.05, longest_s=0.2)
GENEROUS = FairUse(Limit(1000, 1.0), Limit(1000, 1.0), Limit(1000, 1.0))
"""So that only tests of fair use meet its limits."""


@pytest.fixture(scope="session")
def contract() -> Contract | None:
    """Discord's OpenAPI file where it is at hand; without it only the limits are checked."""
    return Contract(openapi_path()) if openapi_path().is_file() else None


@pytest.fixture
async def double(
    contract: Contract | None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Double]:
    made = Double(contract=contract)
    await made.start()
    base = f"http://127.0.0.1:{made.port}/api/v10"
    monkeypatch.setattr(discord.http.Route, "BASE", base)
    monkeypatch.setattr(
        discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(made.gateway.url)
    )
    yield made
    await made.stop()
    assert made.complaints == []


@pytest.fixture
def serve(double: Double, tmp_path: Path) -> Serve:
    """Serve a newsroom through the double; leaving the block closes in order, as a signal does."""
    keys = (f"{number:016x}" for number in itertools.count(1))

    @asynccontextmanager
    async def serving(
        newsroom: Newsroom,
        *,
        ready: bool = True,
        fair_use: FairUse | None = None,
        most_waiting: int = 40,
        told_after_s: float = 2.0,
        url: str | None = None,
        share: Share = WHOLE,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        editor: Editor | None = None,
        corpus_servers: tuple[int, ...] = (),
        fetch: Callable[[str], Awaitable[Received]] = fetch_link,
    ) -> AsyncIterator[Desk]:
        workers = {name: Worker(name, threads) for name, threads in WORKERS.items()}
        state = State(url or sqlite_url(tmp_path / "state.sqlite3"), now=now)
        desk = Desk(
            newsroom,
            state,
            editor or planted_editor(tmp_path),
            **workers,
            line=Line(most_waiting, at_once=WORKERS["model"], told_after_s=told_after_s),
            fair_use=fair_use or GENEROUS,
            telemetry=Telemetry(lambda guild: state.people.of(guild)[:12]),
            retention=timedelta(days=90),
            new_key=lambda: next(keys),
            now=now,
            corpus_servers=corpus_servers,
            fetch=fetch,
        )

        def new_client() -> StringerClient:
            return client_of(desk, tmp_path, share)

        running = asyncio.create_task(
            stay_connected(new_client, double.token, QUICK, before_closing=lambda: desk.close(2.0))
        )
        try:
            if ready:
                await asyncio.wait_for(double.gateway.ready.wait(), 8)
            yield desk
        finally:
            running.cancel()
            await asyncio.wait({running})
            for worker in workers.values():
                await worker.close(2.0)
            state.close()
            if not running.cancelled():
                running.result()

    return serving
