"""/sources, /about and /privacy: what it answers from, how, and what it keeps."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.article_list import article_page
from bot.discord_app.commands.choices import complete_article
from bot.discord_app.commands.scope import everywhere
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.controls import Button
from bot.discord_app.custom_id import custom_id
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.lists import about_card
from bot.discord_app.privacy import privacy_card
from bot.discord_app.render import render_notice
from bot.discord_app.visit import private_visit

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]


def sources_command() -> Made:
    """Make /sources."""

    @app_commands.command(name="sources", description=told("sources-command"))
    @app_commands.describe(article=told("sources-article"))
    @app_commands.autocomplete(article=complete_article)
    @everywhere
    async def sources(
        interaction: "Here", article: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        desk = interaction.client.desk
        with desk.request():
            visit = await private_visit(interaction)
            phrases = visit.phrases()
            entries = await desk.articles()
            if article:
                entries = tuple(entry for entry in entries if entry.article == article)
            if not entries:
                await show_notice(interaction, phrases.say("no-such-article"))
                return
            page = article_page(entries, 0, desk.snapshot, phrases)
            await show(interaction, page.card, page.rows(phrases))

    return sources


def about_command() -> Made:
    """Make /about."""

    @app_commands.command(name="about", description=told("about-command"))
    @everywhere
    async def about(interaction: "Here") -> None:
        with interaction.client.desk.request():
            visit = await private_visit(interaction)
            coverage = await visit.desk.coverage()
            await show(interaction, about_card(coverage, visit.phrases()))

    return about


class PrivacyCommands(app_commands.Group):
    """What is kept of a person, and deleting it."""

    def __init__(self) -> None:
        super().__init__(
            name="privacy",
            description=told("privacy-command"),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        # Discord takes no text by which a method's own decorator could be translated later.
        self.add_command(_policy_command())
        self.add_command(_delete_command())


def _policy_command() -> Made:
    @app_commands.command(name="policy", description=told("privacy-policy-command"))
    async def policy(interaction: "Here") -> None:
        with interaction.client.desk.request():
            visit = await private_visit(interaction)
            phrases = visit.phrases()
            button = Button(custom_id("forget"), phrases.say("privacy-delete"), style="danger")
            await show(interaction, privacy_card(phrases, visit.desk.retention.days), ((button,),))

    return policy


def _delete_command() -> Made:
    @app_commands.command(name="delete", description=told("privacy-delete-command"))
    async def delete(interaction: "Here") -> None:
        with interaction.client.desk.request():
            visit = await private_visit(interaction)
            entries = await visit.desk.forget(visit.asker.user)
            said = visit.phrases().say("privacy-deleted", entries=entries)
            await show(interaction, render_notice(said))

    return delete
