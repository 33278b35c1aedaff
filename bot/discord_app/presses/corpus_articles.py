"""Buttons and forms of the articles that moderators hand in, edit and remove."""

from collections.abc import Awaitable, Callable, Mapping

from bot.discord_app.article_forms import typed_in
from bot.discord_app.authority import keepers_only, note_done
from bot.discord_app.delivery import change, show_notice
from bot.discord_app.drafting import named
from bot.discord_app.held_articles import held_named
from bot.discord_app.held_cards import removed_card, version_of
from bot.discord_app.held_list import held_page
from bot.discord_app.presses import corpus_drafts
from bot.discord_app.refusals import telling
from bot.discord_app.restating import restate_facts
from bot.discord_app.visit import Visit
from index.editor import Editor
from index.held import HeldArticle


@telling
async def turn_held_page(visit: Visit, search: str, page: str) -> None:
    """Show another page of the list of articles, in place."""
    if not await keepers_only(visit, "corpus list"):
        return
    held = await visit.desk.edit(lambda editor: editor.articles())
    number = int(page) if page.isascii() and page.isdigit() else 0
    await change(visit.interaction, *held_page(held, search, number, visit.phrases()))


@telling
async def take_edit_form(visit: Visit, article: str, version: str) -> None:
    """State an article's facts as they were written into the form that a command opened."""
    if await keepers_only(visit, "corpus edit"):
        await restate_facts(visit, article, typed_in(visit.interaction), version=version)


@telling
async def remove_article(visit: Visit, article: str, version: str) -> None:
    """Remove the article that was shown, unless it has changed since."""
    if not await keepers_only(visit, "corpus remove"):
        return
    phrases = visit.phrases()

    def work(editor: Editor) -> HeldArticle | None:
        there = held_named(editor, article)
        if there is None or version_of(there.article) != version:
            return None
        editor.remove(there.article.id)
        return there

    removed = await visit.desk.edit(work)
    if removed is None:
        await show_notice(visit.interaction, phrases.say("removal-outdated"))
        return
    await note_done(visit, "corpus remove", before=named(removed.article), after="")
    await change(visit.interaction, removed_card(removed, phrases))


HANDLERS: Mapping[str, Callable[..., Awaitable[None]]] = {
    "held_page": turn_held_page,
    "edit_form": take_edit_form,
    "article_drop": remove_article,
    **corpus_drafts.HANDLERS,
}
QUIETLY = frozenset({"held_page", "article_drop"}) | corpus_drafts.QUIETLY
PRIVATELY = frozenset({"edit_form"})
