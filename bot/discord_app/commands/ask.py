"""/ask: a question, from anyone.  The same about a message, from its menu."""

from datetime import date
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.commands.scope import everywhere
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import show_notice
from bot.discord_app.forms import question_form
from bot.discord_app.mentions import without_mention
from bot.discord_app.serve import LONGEST_QUESTION, ask_by_interaction
from bot.discord_app.visit import visit_of

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]


def read_day(text: str | None) -> date | None:
    """Read an ISO day such as "2021-08-09"; nothing written means no day.

    Raises ValueError if it is no day of the calendar.
    """
    return date.fromisoformat(text.strip()) if text and text.strip() else None


def ask_command() -> Made:
    """Make /ask."""

    @app_commands.command(name="ask", description=told("ask-command"))
    @app_commands.describe(
        question=told("ask-question"), as_of=told("ask-as-of"), private=told("ask-private")
    )
    @everywhere
    async def ask(
        interaction: "Here",
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        as_of: str | None = None,
        private: bool | None = None,
    ) -> None:
        with interaction.client.desk.request():
            visit = await visit_of(interaction)
            try:
                day = read_day(as_of)
            except ValueError:
                await show_notice(interaction, visit.phrases().say("bad-day", name="as_of"))
                return
            alone = visit.is_private_by_default if private is None else private
            await ask_by_interaction(visit, question, "ask", private=alone, as_of=day)

    return ask


def ask_about_menu() -> app_commands.ContextMenu:
    """Make "Ask about this" of a message's menu: its text stands in a form, to be changed."""

    @everywhere
    async def ask_about(interaction: discord.Interaction, message: discord.Message) -> None:
        here: Any = interaction  # discord.py's type for a menu knows no client of ours
        with here.client.desk.request():
            visit = await visit_of(here)
            text = without_mention(message.content, here.application_id)
            form = question_form("asked", phrases=visit.phrases(), text=text)
            await here.response.send_modal(form)

    return app_commands.ContextMenu(name=told("ask-about-menu"), callback=ask_about)
