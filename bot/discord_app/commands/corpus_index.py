"""/corpus reindex, status, rollback and history: what moderators do with the index."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.answer_rows import page_row
from bot.discord_app.authority import is_keeper, note_done
from bot.discord_app.commands.choices import MOST
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.going_back import kept_earlier, way_back, way_card, way_rows
from bot.discord_app.index_pages import history_pages, standing
from bot.discord_app.index_status import kept_words, status_card, status_rows
from bot.discord_app.index_work import EXPECTED, for_keepers, with_editor
from bot.discord_app.proposing import reindex
from bot.discord_app.visit import Visit, private_visit, visit_of

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]


def index_commands() -> tuple[Made, ...]:
    """Make them, in the order in which they are documented."""
    return (_reindex_command(), _status_command(), _rollback_command(), _history_command())


def _reindex_command() -> Made:
    @app_commands.command(name="reindex", description=told("corpus-reindex-command"))
    async def command(interaction: "Here") -> None:
        # Counted as open, so that a moderator is told where closing stops it.
        with interaction.client.desk.request():
            await reindex(await private_visit(interaction))

    return command


def _status_command() -> Made:
    @app_commands.command(name="status", description=told("corpus-status-command"))
    async def command(interaction: "Here") -> None:
        with interaction.client.desk.request():
            await _show_status(await private_visit(interaction))

    return command


def _rollback_command() -> Made:
    @app_commands.command(name="rollback", description=told("corpus-rollback-command"))
    @app_commands.describe(to=told("corpus-rollback-to"))
    @app_commands.autocomplete(to=_complete_kept)
    async def command(
        interaction: "Here", to: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        with interaction.client.desk.request():
            await _ask_back(await private_visit(interaction), to)

    return command


def _history_command() -> Made:
    @app_commands.command(name="history", description=told("corpus-history-command"))
    async def command(interaction: "Here") -> None:
        with interaction.client.desk.request():
            await _show_history(await private_visit(interaction))

    return command


@for_keepers("corpus status")
async def _show_status(visit: Visit) -> None:
    now, phrases = await standing(visit), visit.phrases()
    await show(visit.interaction, status_card(now, phrases), status_rows(now, phrases))
    await note_done(visit, "corpus status")


@for_keepers("corpus rollback")
async def _ask_back(visit: Visit, to: str | None) -> None:
    phrases = visit.phrases()
    if not await with_editor(visit, kept_earlier):
        await show_notice(visit.interaction, phrases.say("rollback-none"))
        return
    way = await with_editor(visit, lambda editor: way_back(editor, to))
    if way is None:
        await show_notice(visit.interaction, phrases.say("rollback-there"))
        return
    await show(visit.interaction, way_card(way, phrases), way_rows(way, phrases))


@for_keepers("corpus history")
async def _show_history(visit: Visit) -> None:
    cards = await history_pages(visit)
    await show(visit.interaction, cards[0], page_row("hpage", (), visit.phrases(), 0, len(cards)))
    await note_done(visit, "corpus history")


async def _complete_kept(interaction: "Here", typed: str) -> list[app_commands.Choice[str]]:
    """Return the snapshots to go back to whose id begins so or whose words hold it."""
    visit = await visit_of(interaction)
    if not is_keeper(visit):
        return []
    phrases, sought = visit.phrases(), typed.strip().casefold()
    try:
        found = await visit.desk.edit(
            lambda editor: [
                (kept_words(one, editor.publications(), phrases), one)
                for one in kept_earlier(editor)
            ]
        )
    except EXPECTED:
        return []
    return [
        app_commands.Choice(name=words, value=one)
        for words, one in found
        if one.startswith(sought) or sought in words.casefold()
    ][:MOST]
