"""Deleting what is kept of the person who presses."""

from bot.discord_app.delivery import change
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit


async def forget(visit: Visit) -> None:
    """Delete everything kept of the person, and say how much it was."""
    entries = await visit.desk.forget(visit.asker.user)
    said = visit.phrases().say("privacy-deleted", entries=entries)
    await change(visit.interaction, render_notice(said))
