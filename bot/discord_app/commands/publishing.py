"""Telling Discord which commands there are, only when they have changed."""

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.desk import Desk

_log = logging.getLogger(__name__)


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
    """Sync the commands if they differ from those last synced, and return whether it was done.

    The state remembers the last sync, for every process on it.  A sync that Discord refuses is
    logged, not raised: the commands it knows go on working, and the next start tries again.
    """
    now, name = await fingerprint(tree), f"commands of {application}"
    if await desk.with_state(lambda state: state.facts.get(name)) == now:
        return False
    try:
        await tree.sync()
    except discord.HTTPException as error:
        _log.error("Discord did not take the commands: %s", error)
        return False
    await desk.with_state(lambda state: state.facts.put(name, now))
    return True
