"""/corpus: what moderators do with the articles."""

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.authority import moderators_only
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import NOBODY, ByInteraction, show, show_notice
from bot.discord_app.inert import escaped
from bot.discord_app.layout import layout_of
from bot.discord_app.lists import counts_cards
from bot.discord_app.press import ReindexBusyError, ReindexStoppedError
from bot.discord_app.render import render_notice
from bot.discord_app.visit import private_visit

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]

SECONDS_BETWEEN_REPORTS = 3.0


class CorpusCommands(app_commands.Group):
    """For moderators: the articles and their index."""

    def __init__(self) -> None:
        super().__init__(
            name="corpus",
            description=told("corpus-command"),
            default_permissions=discord.Permissions(manage_guild=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self.add_command(_reindex_command())


def _reindex_command() -> Made:
    @app_commands.command(name="reindex", description=told("corpus-reindex-command"))
    async def reindex(interaction: "Here") -> None:
        # Counted as open, so that a moderator is told where closing stops it.
        with interaction.client.desk.request():
            await _reindex(interaction)

    return reindex


async def _reindex(interaction: "Here") -> None:
    desk = interaction.client.desk
    visit = await private_visit(interaction)
    if not await moderators_only(visit, "corpus reindex"):
        return
    phrases = visit.phrases()
    latest = [phrases.say("reindex-begins")]
    steps = {
        "Reading": phrases.say("step-reading"),
        "Embedding": phrases.say("step-embedding"),
        "Writing": phrases.say("step-writing"),
    }

    def note(step: str, done: int, total: int) -> None:
        name = steps.get(step, step)
        latest[0] = f"{name}: {done} / {total}" if total else name

    reports = asyncio.create_task(_report(interaction, latest))
    try:
        counts = await desk.reindex(note)
    except ReindexBusyError:
        await show_notice(interaction, phrases.say("reindex-busy"))
        return
    except ReindexStoppedError:
        await show_notice(interaction, phrases.say("reindex-stopped"))
        return
    finally:
        reports.cancel()
        await asyncio.wait({reports})
    guild, person, now = visit.asker.guild, visit.person, desk.now()
    if guild is not None:
        await desk.with_state(
            lambda state: state.audit.note(
                guild,
                person,
                "corpus reindex",
                "done",
                before=counts.previous or "",
                after=counts.snapshot,
                at=now,
            )
        )
    first, *others = counts_cards(counts, phrases)
    await ByInteraction(interaction, phrases, private=True).send(first, ())
    for card in others:
        await show(interaction, card)


async def _report(interaction: discord.Interaction[Any], latest: list[str]) -> None:
    """Write the latest step into the waiting message until cancelled."""
    written = ""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_REPORTS)
        if latest[0] == written:
            continue
        written = latest[0]
        card = render_notice(f"{escaped(written)} …")
        try:
            await interaction.edit_original_response(view=layout_of(card), allowed_mentions=NOBODY)
        except discord.HTTPException:
            return  # past the 15 minutes; the counts find another way
