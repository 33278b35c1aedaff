"""The Discord client: a thin skin between Discord and the desk."""

import asyncio
import json
import logging
import math
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.commands.all import add_commands
from bot.discord_app.commands.publishing import publish_commands
from bot.discord_app.commands.translation import PhraseTranslator
from bot.discord_app.delivery import NOBODY
from bot.discord_app.desk import Desk
from bot.discord_app.failures import answer_failure
from bot.discord_app.mention_door import MentionDoor
from bot.discord_app.mentions import question_in
from bot.discord_app.presses.routing import take_press
from bot.heartbeat import heartbeat_file, keep_beating
from bot.shards import WHOLE, Share
from bot.state.limit import Limit
from bot.state.state import State

_log = logging.getLogger(__name__)

MOST_IDENTIFIES = 5
"""New sessions that one shard may begin within an hour; resuming one is not counted."""
IDENTIFY_EVERY_S = 6.0
"""Seconds between the sessions that processes of one bot begin: Discord refuses two within 5, and
what is between taking a turn and its arrival there varies."""
TURN_WITHIN_S = 45.0
"""How long a process waits for its turn: discord.py gives a connection 60 s to identify."""


class IdentifiedTooOftenError(Exception):
    """The gateway keeps ending sessions so that each connection begins a new one."""


def intents() -> discord.Intents:
    """Ask for servers and messages, and for no privileged intent.

    Discord sends the text of a message that mentions the bot, and of direct messages, without.
    """
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class StringerTree(app_commands.CommandTree["StringerClient"]):
    """The slash commands; a failure in one is told to the person who used it."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person, instead of only the log."""
        await answer_failure(interaction, error)


def read_plain_json() -> None:
    """Let discord.py read what Discord sends with the standard library, whatever is installed.

    It takes orjson where there is one, and pymilvus brings it; orjson refuses half of a surrogate
    pair, which anybody may type, and the connection would end over it.
    """
    library: Any = discord.utils
    library._from_json = json.loads


class StringerClient(discord.Client):
    """One connection's worth of bot: made anew for each attempt to connect."""

    def __init__(self, desk: Desk, state_dir: Path, share: Share = WHOLE, **options: Any) -> None:
        read_plain_json()
        super().__init__(
            intents=intents(),
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            **options,
        )
        self.desk = desk
        self.share = share
        self.identify_at_once = 1
        """How many shards may begin a session within 5 s, as Discord says at the login."""
        self.was_ready = False
        """Whether Discord has ever said READY on this connection."""
        self._identified: dict[int | None, list[float]] = {}
        self._mentions = MentionDoor(desk)
        self.tree = StringerTree(self)
        add_commands(self.tree)
        self._heartbeat = heartbeat_file(state_dir, share.name)
        self._beating: asyncio.Task[None] | None = None

    @property
    def is_connected(self) -> bool:
        """Whether the gateway answers on this connection: READY was said, a heartbeat returned.

        While discord.py reconnects there is no latency, though `is_ready` stays true.
        """
        return self.is_ready() and not self.is_closed() and math.isfinite(self.latency)

    @property
    def sees_every_server(self) -> bool:
        """Whether `guilds` are all that the bot is in: none is another process's, or yet to come.

        A single connection is told of all of them with READY, before any interaction.
        """
        return self.share.is_whole and (self.share.count is None or self.is_ready())

    async def setup_hook(self) -> None:
        """Tell Discord of changed commands, before connecting; of several processes, one does."""
        self._beating = asyncio.create_task(keep_beating(self._heartbeat, self._notes_connected))
        await self.tree.set_translator(PhraseTranslator())
        if self.share.leads:
            await publish_commands(self.tree, self.application_id or 0, self.desk)

    async def close(self) -> None:
        """Close the connection, and give no sign of one any more."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.wait({self._beating})
        self.desk.telemetry.connected(False)
        await super().close()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before identifying again, twice as long each time within an hour, then give up.

        discord.py waits a flat 5 s, which uses up a day's 1000 identifies in an hour and a half if
        the gateway takes connections only to drop them; Discord then resets the token.  Raises
        IdentifiedTooOftenError, which leaves the next attempt to those who wait longer.
        """
        now = self.loop.time()
        recent = [at for at in self._identified.get(shard_id, ()) if now - at < 3600] + [now]
        self._identified[shard_id] = recent
        if len(recent) > MOST_IDENTIFIES:
            raise IdentifiedTooOftenError(f"more than {MOST_IDENTIFIES} sessions within an hour")
        if not initial:
            # discord.py gives a connection 60 s from opening to identifying.
            await asyncio.sleep(min(45.0, 5.0 * 2.0 ** max(0, len(recent) - 2)))
        if not self.share.is_whole and shard_id is not None:
            await self._await_turn(shard_id)

    async def on_connect(self) -> None:
        """Note that Discord has taken the connection."""
        self.was_ready = True
        _log.info("connected to Discord as %s", self.user)

    async def on_interaction(self, interaction: discord.Interaction["StringerClient"]) -> None:
        """Answer what was pressed, chosen or submitted; commands come through the tree."""
        pressed = (discord.InteractionType.component, discord.InteractionType.modal_submit)
        if interaction.type in pressed:
            await take_press(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message where it stands."""
        question = question_in(message, self.user.id) if self.user else None
        if question is None:
            return
        with self.desk.request():
            await self._mentions.answer(message, question)

    async def on_error(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what an event's handler let through."""
        _log.exception("event %s failed", event)

    async def _await_turn(self, shard: int) -> None:
        """Wait until no other process of this bot begins a session, as far as the state knows.

        Processes that are started together would all be refused but one, and each refusal is one
        of a day's session starts.  A state that can't be asked holds up nobody.
        """
        bucket = {f"identify:{shard % self.identify_at_once}": Limit(1, IDENTIFY_EVERY_S)}
        deadline = self.loop.time() + TURN_WITHIN_S

        def take(state: State) -> float:
            return state.uses.take(bucket, self.desk.now())

        while (wait_s := await self.desk.glance(take)) and self.loop.time() < deadline:
            await asyncio.sleep(wait_s)

    def _notes_connected(self) -> bool:
        self.desk.telemetry.connected(self.is_connected)
        return self.is_connected


class ShardedStringerClient(StringerClient, discord.AutoShardedClient):
    """The same over several gateway connections, as large bots need; settings say how many."""


def client_of(desk: Desk, state_dir: Path, share: Share) -> StringerClient:
    """Return a client, not yet connected, for what of the bot this process serves."""
    if share.count is None:
        return StringerClient(desk, state_dir, share)
    # discord.py takes None for as many as Discord recommends, and for all of them.
    return ShardedStringerClient(
        desk, state_dir, share, shard_count=share.count or None, shard_ids=share.ids or None
    )
