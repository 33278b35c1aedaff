"""/corpus: what moderators do with the articles."""

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.delivery import NOBODY, embed_of, show, show_notice
from bot.discord_app.desk import ReindexBusyError, ReindexStoppedError
from bot.discord_app.inert import escaped
from bot.discord_app.render import render_counts, render_notice

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

UNDER_WAY = "A reindex is under way already. The bot goes on answering from the present index."
STOPPED = "The bot is closing, so the reindex was stopped. The index is as it was."
SECONDS_BETWEEN_REPORTS = 3.0


async def is_moderator(interaction: discord.Interaction) -> bool:
    """Tell whether the person may manage the server, whatever Discord's own settings let through.

    A server's administrators can open a command to anyone; this stays closed.
    """
    granted = interaction.permissions
    return interaction.guild_id is not None and (granted.manage_guild or granted.administrator)


class CorpusCommands(app_commands.Group):
    """For moderators: the articles and their index."""

    def __init__(self) -> None:
        super().__init__(
            name="corpus",
            description="For moderators: the articles and their index.",
            guild_only=True,
            default_permissions=discord.Permissions(manage_guild=True),
        )

    @app_commands.command()
    @app_commands.check(is_moderator)
    async def reindex(self, interaction: "discord.Interaction[StringerClient]") -> None:
        """Read the articles again and swap the new index in once it is whole."""
        desk = interaction.client.desk
        await interaction.response.defer(ephemeral=True, thinking=True)
        latest = ["Reading the articles"]

        def note(step: str, done: int, total: int) -> None:
            latest[0] = f"{step}: {done} of {total}" if total else step

        reports = asyncio.create_task(_report(interaction, latest))
        try:
            counts = await desk.reindex(note)
        except ReindexBusyError:
            await show_notice(interaction, UNDER_WAY)
            return
        except ReindexStoppedError:
            await show_notice(interaction, STOPPED)
            return
        finally:
            reports.cancel()
            await asyncio.wait({reports})
        await show(interaction, render_counts(counts), private=True)


async def _report(interaction: discord.Interaction, latest: list[str]) -> None:
    """Write the latest step into the waiting message until cancelled."""
    written = ""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_REPORTS)
        if latest[0] == written:
            continue
        written = latest[0]
        embed = embed_of(render_notice(f"{escaped(written)} …").cards[0])
        try:
            await interaction.edit_original_response(embed=embed, allowed_mentions=NOBODY)
        except discord.HTTPException:
            return  # past the 15 minutes; the counts find another way
