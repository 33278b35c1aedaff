"""Acknowledging an interaction, for which Discord waits three seconds and no longer."""

from typing import Any

import discord

_PRIVATE, _TOLD = "private", "told"
"""What an interaction's own notes say: who sees "is thinking", and whether it was replaced."""


async def acknowledge(interaction: discord.Interaction[Any], *, private: bool) -> None:
    """Show that the bot is thinking, to the person alone or to all; to be done before any work."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=private, thinking=True)
        interaction.extras[_PRIVATE] = private
        _note(interaction)


async def acknowledge_quietly(interaction: discord.Interaction[Any]) -> None:
    """Acknowledge a press that changes its message or is answered beside it: nothing is shown."""
    if not interaction.response.is_done():
        await interaction.response.defer()
        _note(interaction)


def is_thinking(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether "is thinking" still stands where the answer belongs."""
    waits = discord.InteractionResponseType.deferred_channel_message
    return interaction.response.type is waits and not interaction.extras.get(_TOLD)


def thinks_privately(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the person alone sees what takes the place of "is thinking"."""
    return bool(interaction.extras.get(_PRIVATE))


def note_told(interaction: discord.Interaction[Any]) -> None:
    """Note that something has taken the place of "is thinking": it is not to be taken away."""
    interaction.extras[_TOLD] = True


def _note(interaction: discord.Interaction[Any]) -> None:
    seconds = (discord.utils.utcnow() - interaction.created_at).total_seconds()
    interaction.client.desk.telemetry.acknowledged(seconds)
