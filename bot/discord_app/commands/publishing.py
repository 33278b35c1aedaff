"""Telling Discord which commands there are, only when they have changed or Discord lost them."""

import asyncio
import hashlib
import json
import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.discord_app.desk import Desk
from bot.state.errors import StateError

_log = logging.getLogger(__name__)

_UNREACHED = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What a request to Discord fails with; a TimeoutError is an OSError."""
STATE_WITHIN_S = 5.0
"""How long the start waits for the state here."""


async def fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    """Return a hash of everything Discord is told about the commands, in every language."""
    translator = tree.translator
    told = [
        await command.get_translated_payload(tree, translator)
        if translator
        else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


async def publish_commands(
    tree: app_commands.CommandTree[Any], application: int, desk: Desk
) -> bool:
    """Sync the commands if Discord has others than these, and return whether it was done.

    The state remembers the last sync, for every process on it; where it says that nothing has
    changed, or cannot be asked, Discord is asked whether it has them by name.  Whatever fails is
    logged, not raised: the commands that Discord knows go on working, and the next start tries
    again.
    """
    now, name = await fingerprint(tree), f"commands of {application}"
    try:
        async with asyncio.timeout(STATE_WITHIN_S):
            last = await desk.with_state(lambda state: state.facts.get(name))
    except (StateError, TimeoutError) as error:
        _log.warning("the commands last told to Discord are not known: %r", error)
        last = now
    try:
        if last == now and not await _missing(tree):
            return False
        await tree.sync()
    except _UNREACHED as error:
        _log.error("Discord was not told of the commands: %r", error)
        return False
    try:
        async with asyncio.timeout(STATE_WITHIN_S):
            await desk.with_state(lambda state: state.facts.put(name, now))
    except (StateError, TimeoutError) as error:
        _log.warning("that Discord was told of the commands could not be noted: %r", error)
    return True


async def _missing(tree: app_commands.CommandTree[Any]) -> bool:
    """Whether Discord lacks a command of the tree, by its name."""
    known = {command.name for command in await tree.fetch_commands()}
    return any(command.name not in known for command in tree.get_commands())
