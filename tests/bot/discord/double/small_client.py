"""A small client on the unmodified discord.py, for what the double itself has to show."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import discord
from discord import app_commands

from tests.bot.discord.double.server import Double

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
QUIET = discord.AllowedMentions.none()
QUICK = {"guild_ready_timeout": 0.1}
"""How long the client waits for a further server before it calls itself ready, in seconds."""


class _Hooks:
    """Publishes its commands before it connects, and does not wait between identifies."""

    tree: app_commands.CommandTree[Any]

    async def setup_hook(self) -> None:
        if self.tree.get_commands() or self.tree.get_commands(type=discord.AppCommandType.message):
            await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        return


class SmallClient(_Hooks, discord.Client):
    """A client with a command tree and what it heard of messages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(intents=INTENTS, allowed_mentions=QUIET, **{**QUICK, **options})
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []

    async def on_message(self, message: discord.Message) -> None:
        if self.user is not None and message.author.id != self.user.id:
            self.heard.append(message)


class ShardedClient(_Hooks, discord.AutoShardedClient):
    """The same over several shards."""

    def __init__(self, **options: Any) -> None:
        super().__init__(intents=INTENTS, allowed_mentions=QUIET, **options)
        self.tree = app_commands.CommandTree(self)


class _Errors(logging.Handler):
    """Keeps what the library logs instead of raising it: failed handlers."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.getMessage().startswith("Attempting a reconnect"):
            self.kept.append(logging.Formatter().format(record))


Client = TypeVar("Client", bound=discord.Client)


@asynccontextmanager
async def online(client: Client, double: Double) -> AsyncIterator[Client]:
    """Keep a client connected for a while; fails if one of its handlers did."""
    errors = _Errors()
    logging.getLogger("discord").addHandler(errors)
    running = asyncio.create_task(client.start(double.token))
    try:
        await asyncio.wait_for(double.gateway.ready.wait(), 8)
        yield client
    finally:
        running.cancel()
        await asyncio.wait({running})
        await client.close()
        logging.getLogger("discord").removeHandler(errors)
    assert errors.kept == []
