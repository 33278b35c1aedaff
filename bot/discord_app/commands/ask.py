"""/ask: a question, from anyone."""

from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.delivery import show, show_notice
from bot.discord_app.ledger import Seat
from bot.discord_app.render import render
from bot.discord_app.views import AnswerView

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

LONGEST_QUESTION = 1000
BAD_DATE = (
    "I could not read the date you gave for `as_of`. Write it as year, month, day: `2021-08-09`."
)
HELP = (
    "Ask me about the news I hold: mention me with a question, write to me directly, or use `/ask`."
    " I answer from the articles alone, quote them for every line, and say so when they are silent."
)


def read_day(text: str | None) -> date | None:
    """Read an ISO day such as "2021-08-09"; nothing written means no day.

    Raises ValueError if it is no day of the calendar.
    """
    return date.fromisoformat(text.strip()) if text and text.strip() else None


@app_commands.command(name="ask")
@app_commands.describe(
    question="What would you like to know?",
    as_of="Use only articles published up to this day, such as 2021-08-09",
    private="Show the answer only to you",
)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def ask(
    interaction: "discord.Interaction[StringerClient]",
    question: app_commands.Range[str, 1, LONGEST_QUESTION],
    as_of: str | None = None,
    private: bool = False,
) -> None:
    """Answer a question from the articles, with a quote for every line."""
    desk = interaction.client.desk
    with desk.request():
        try:
            day = read_day(as_of)
        except ValueError:
            await show_notice(interaction, BAD_DATE)
            return
        if not question.strip():
            await show_notice(interaction, HELP)
            return
        await interaction.response.defer(ephemeral=private, thinking=True)
        seat = Seat(interaction.channel_id or 0, interaction.user.id)
        told = await desk.answer(question, seat, as_of=day)
        rendered = render(told.reply)
        view = AnswerView(told) if rendered.sources else None
        message = await show(interaction, rendered, private=private, view=view)
        await desk.posted(told, message)
