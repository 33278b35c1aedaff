"""Buttons under an answer.  They hold no state: what they need is under their key in the ledger."""

import re
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.answering.reply import Answer
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.failures import answer_failure
from bot.discord_app.ledger import Told
from bot.discord_app.render import render_sources

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

FORGOTTEN = "I no longer have the sources of this answer. Ask the question again to see them."


class SourcesButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"stringer:sources:(?P<key>[0-9a-f]{16})",
):
    """Shows the quotes of an answer in their paragraphs to the person who presses it."""

    def __init__(self, key: str) -> None:
        super().__init__(
            discord.ui.Button(
                style=discord.ButtonStyle.secondary,
                label="Sources",
                custom_id=f"stringer:sources:{key}",
            )
        )
        self.key = key

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the button that was pressed from its custom id alone."""
        return cls(match["key"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press privately."""
        # discord.py only logs what a dynamic item raises: the view's on_error never hears of it.
        try:
            await self._show_sources(interaction)
        except Exception as error:
            await answer_failure(interaction, error)

    async def _show_sources(self, interaction: "discord.Interaction[StringerClient]") -> None:
        desk = interaction.client.desk
        with desk.request():
            await interaction.response.defer(ephemeral=True, thinking=True)
            told = await desk.recall(self.key)
            if told is None or not isinstance(told.reply, Answer):
                await show_notice(interaction, FORGOTTEN)
                return
            sources = await desk.sources(told.reply)
            await show(interaction, render_sources(told.reply, sources), private=True)


class AnswerView(discord.ui.View):
    """The buttons of one answer; they work for as long as the ledger keeps it."""

    def __init__(self, told: Told) -> None:
        super().__init__(timeout=None)
        self.add_item(SourcesButton(told.key))

    async def on_error(
        self, interaction: discord.Interaction, error: Exception, item: discord.ui.Item[Any], /
    ) -> None:
        """Tell the person who pressed, instead of only the log."""
        await answer_failure(interaction, error)
