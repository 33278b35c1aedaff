"""The double on a free port, and the unmodified client taken through it."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import discord.gateway
import discord.http
import pytest
import yarl

from bot.discord_app.client import StringerClient
from bot.discord_app.connecting import Patience, stay_connected
from bot.discord_app.desk import Desk
from bot.discord_app.ledger import Ledger
from bot.discord_app.newsroom import Newsroom
from bot.worker import Worker
from tests.bot.discord.double import Double
from tests.bot.discord.double.openapi import Contract, openapi_path

Serve = Callable[..., AbstractAsyncContextManager[Desk]]

QUICK = Patience(first_s=0.05, longest_s=0.2)


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
    async def serving(newsroom: Newsroom, *, ready: bool = True) -> AsyncIterator[Desk]:
        workers = [Worker("model"), Worker("press"), Worker("files")]
        ledger = Ledger(tmp_path / "ledger.sqlite3")
        desk = Desk(
            newsroom,
            ledger,
            model=workers[0],
            press=workers[1],
            files=workers[2],
            new_key=lambda: next(keys),
        )
        running = asyncio.create_task(
            stay_connected(
                lambda: StringerClient(desk, tmp_path),
                double.token,
                QUICK,
                before_closing=lambda: desk.close(2.0),
            )
        )
        try:
            if ready:
                await asyncio.wait_for(double.gateway.ready.wait(), 8)
            yield desk
        finally:
            running.cancel()
            await asyncio.wait({running})
            for worker in workers:
                await worker.close(2.0)
            ledger.close()
            if not running.cancelled():
                running.result()

    return serving
