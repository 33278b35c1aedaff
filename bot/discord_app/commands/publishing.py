"""Telling Discord which commands there are, only when they have changed."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

_log = logging.getLogger(__name__)


def fingerprint(tree: app_commands.CommandTree[Any], application: int) -> str:
    """Return a hash of everything Discord is told about the commands of an application."""
    told = [command.to_dict(tree) for command in tree.get_commands()]
    text = json.dumps([application, told], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


async def publish_commands(
    tree: app_commands.CommandTree[Any], application: int, kept: Path
) -> bool:
    """Sync the commands if they differ from those last synced, and return whether it was done.

    `kept` is the file that remembers the last sync.  A sync that Discord refuses is logged, not
    raised: the commands it knows go on working, and the next start tries again.
    """
    now = fingerprint(tree, application)
    try:
        before = kept.read_text("utf-8").strip()
    except OSError:
        before = ""
    if before == now:
        return False
    try:
        await tree.sync()
    except discord.HTTPException as error:
        _log.error("Discord did not take the commands: %s", error)
        return False
    kept.write_text(now + "\n", "utf-8")
    return True
