"""/settings, /setup check, /gaps and /stats, for moderators."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.answer_rows import page_row
from bot.discord_app.authority import moderators_only
from bot.discord_app.cards import Card
from bot.discord_app.commands.scope import for_moderators
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import show, show_file, show_notice
from bot.discord_app.lists import stats_card
from bot.discord_app.oversight import check_pages, gap_pages
from bot.discord_app.settings_panel import settings_card
from bot.discord_app.visit import private_visit
from bot.phrases.phrases import Phrases

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]

_MANAGERS = discord.Permissions(manage_guild=True)
_STATS_DAYS = 30


def settings_command() -> Made:
    """Make /settings."""

    @app_commands.command(name="settings", description=told("settings-command"))
    @for_moderators
    async def settings(interaction: "Here") -> None:
        with interaction.client.desk.request():
            visit = await private_visit(interaction)
            if await moderators_only(visit, "settings") and visit.settings is not None:
                await show(interaction, settings_card(visit.settings, visit.phrases()))

    return settings


class SetupCommands(app_commands.Group):
    """Whether the bot has what it needs here."""

    def __init__(self) -> None:
        super().__init__(
            name="setup",
            description=told("setup-command"),
            default_permissions=_MANAGERS,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self.add_command(_check_command())


def _check_command() -> Made:
    @app_commands.command(name="check", description=told("setup-check-command"))
    async def check(interaction: "Here") -> None:
        with interaction.client.desk.request():
            visit = await private_visit(interaction)
            if not await moderators_only(visit, "setup check") or visit.asker.guild is None:
                return
            await _show_first(interaction, "cpage", await check_pages(visit), visit.phrases())

    return check


def gaps_command() -> Made:
    """Make /gaps."""

    @app_commands.command(name="gaps", description=told("gaps-command"))
    @app_commands.describe(export=told("gaps-export"))
    @for_moderators
    async def gaps(interaction: "Here", export: bool = False) -> None:
        desk = interaction.client.desk
        with desk.request():
            visit = await private_visit(interaction)
            guild = visit.asker.guild
            if not await moderators_only(visit, "gaps") or guild is None:
                return
            cards = await gap_pages(visit)
            if not cards:
                await show_notice(interaction, visit.phrases().say("no-gaps"))
                return
            await _show_first(interaction, "gpage", cards, visit.phrases())
            if export:
                rows = await desk.with_state(lambda state: state.kept_questions.export(guild))
                await _send_lines(interaction, rows, visit.phrases().say("gaps-file"))

    return gaps


def stats_command() -> Made:
    """Make /stats."""

    @app_commands.command(name="stats", description=told("stats-command"))
    @for_moderators
    async def stats(interaction: "Here") -> None:
        desk = interaction.client.desk
        with desk.request():
            visit = await private_visit(interaction)
            guild = visit.asker.guild
            if not await moderators_only(visit, "stats") or guild is None:
                return
            since = desk.now() - timedelta(days=_STATS_DAYS)
            counted = await desk.with_state(lambda state: state.statistics(guild, since))
            await show(interaction, stats_card(counted, _STATS_DAYS, visit.phrases()))

    return stats


async def _show_first(
    interaction: discord.Interaction[Any], verb: str, cards: tuple[Card, ...], phrases: Phrases
) -> None:
    await show(interaction, cards[0], page_row(verb, (), phrases, 0, len(cards)))


async def _send_lines(
    interaction: discord.Interaction[Any], rows: tuple[dict[str, str], ...], said: str
) -> None:
    """Send the questions as a file of the form that `ask --batch` takes."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    await show_file(interaction, said, "questions.jsonl", lines)
