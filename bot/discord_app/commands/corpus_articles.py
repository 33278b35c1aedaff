"""/corpus add, edit, remove, list and show: what moderators do with single articles."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.authority import keepers_only, note_done
from bot.discord_app.commands.article_choices import complete_articles
from bot.discord_app.commands.translation import Made, told
from bot.discord_app.delivery import show, show_file, show_notice
from bot.discord_app.drafting import take_file, take_link
from bot.discord_app.held_articles import Looked, look_at
from bot.discord_app.held_cards import held_card, removal_card, removal_rows
from bot.discord_app.held_list import LONGEST_SEARCH, folded, held_page
from bot.discord_app.known_articles import KnownArticles
from bot.discord_app.refusals import telling
from bot.discord_app.restating import open_edit_form
from bot.discord_app.visit import Visit, private_visit, visit_of
from corpus.parsing import dump_article

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]

Named = app_commands.Range[str, 1, 100]
_FILE_STEM = 60
"""Characters of the name of a file that is sent."""


def article_commands() -> tuple[Made, ...]:
    """Make them, in the order in which they are documented."""
    known = KnownArticles()
    return (
        _add_command(),
        _edit_command(known),
        _remove_command(known),
        _list_command(),
        _show_command(known),
    )


def _add_command() -> Made:
    @app_commands.command(name="add", description=told("corpus-add-command"))
    @app_commands.describe(file=told("corpus-add-file"), link=told("corpus-add-link"))
    async def add(
        interaction: "Here",
        file: discord.Attachment | None = None,
        link: app_commands.Range[str, 1, 2000] | None = None,
    ) -> None:
        with interaction.client.desk.request():
            await _add(await private_visit(interaction), file, link)

    return add


def _edit_command(known: KnownArticles) -> Made:
    @app_commands.command(name="edit", description=told("corpus-edit-command"))
    @app_commands.describe(article=told("corpus-article"), file=told("corpus-edit-file"))
    @app_commands.autocomplete(article=complete_articles(known))
    async def edit(
        interaction: "Here", article: Named, file: discord.Attachment | None = None
    ) -> None:
        with interaction.client.desk.request():
            # A form must be the first answer, so without a file nothing is acknowledged before.
            visit = await (visit_of(interaction) if file is None else private_visit(interaction))
            await _edit(visit, article, file)

    return edit


def _remove_command(known: KnownArticles) -> Made:
    @app_commands.command(name="remove", description=told("corpus-remove-command"))
    @app_commands.describe(article=told("corpus-article"))
    @app_commands.autocomplete(article=complete_articles(known, removed=True))
    async def remove(interaction: "Here", article: Named) -> None:
        with interaction.client.desk.request():
            await _ask_to_remove(await private_visit(interaction), article)

    return remove


def _list_command() -> Made:
    @app_commands.command(name="list", description=told("corpus-list-command"))
    @app_commands.describe(search=told("corpus-search"))
    async def articles(
        interaction: "Here", search: app_commands.Range[str, 1, LONGEST_SEARCH] | None = None
    ) -> None:
        with interaction.client.desk.request():
            await _list(await private_visit(interaction), search or "")

    return articles


def _show_command(known: KnownArticles) -> Made:
    @app_commands.command(name="show", description=told("corpus-show-command"))
    @app_commands.describe(article=told("corpus-article"))
    @app_commands.autocomplete(article=complete_articles(known, removed=True))
    async def show_one(interaction: "Here", article: Named) -> None:
        with interaction.client.desk.request():
            await _show(await private_visit(interaction), article)

    return show_one


@telling
async def _add(visit: Visit, file: discord.Attachment | None, link: str | None) -> None:
    if not await keepers_only(visit, "corpus add"):
        return
    if file is not None and link is None:
        await take_file(visit, file)
    elif link is not None and file is None:
        await take_link(visit, link)
    else:
        await show_notice(visit.interaction, visit.phrases().say("add-file-or-link"))


@telling
async def _edit(visit: Visit, article: str, file: discord.Attachment | None) -> None:
    if not await keepers_only(visit, "corpus edit"):
        return
    if file is None:
        await open_edit_form(visit, article)
    elif (found := await _found(visit, article)) is not None:
        await take_file(visit, file, found.held.article.id)


@telling
async def _ask_to_remove(visit: Visit, article: str) -> None:
    if not await keepers_only(visit, "corpus remove"):
        return
    # One whose file is gone can be removed too: then it is not missed.
    if (found := await _found(visit, article, removed=True)) is not None:
        card = removal_card(found, visit.phrases())
        await show(visit.interaction, card, removal_rows(found.held.article, visit.phrases()))


@telling
async def _list(visit: Visit, search: str) -> None:
    if await keepers_only(visit, "corpus list"):
        held = await visit.desk.edit(lambda editor: editor.articles())
        await show(visit.interaction, *held_page(held, folded(search), 0, visit.phrases()))
        await note_done(visit, "corpus list")


@telling
async def _show(visit: Visit, article: str) -> None:
    if not await keepers_only(visit, "corpus show"):
        return
    if (found := await _found(visit, article, removed=True)) is not None:
        await show(visit.interaction, held_card(found, visit.phrases()))
        kept = found.held.article
        name = f"{kept.id[:_FILE_STEM]}.md"
        said = visit.phrases().say("show-file")
        await show_file(visit.interaction, said, name, dump_article(kept))
        await note_done(visit, "corpus show")


async def _found(visit: Visit, said: str, *, removed: bool = False) -> Looked | None:
    """Look at the article that an option names; None where there is none, which is said."""
    found = await look_at(visit, said)
    if found is None or (found.held.standing == "removed" and not removed):
        await show_notice(visit.interaction, visit.phrases().say("no-such-held-article"))
        return None
    return found
