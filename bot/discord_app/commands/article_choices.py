"""Suggestions while a moderator types an article, also one that is not published yet."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.authority import is_keeper
from bot.discord_app.cards import cut
from bot.discord_app.commands.choices import MOST
from bot.discord_app.held_list import folded, is_about
from bot.discord_app.inert import one_line
from bot.discord_app.known_articles import KnownArticles, option_of
from bot.discord_app.visit import visit_of
from bot.phrases.phrases import Phrases
from corpus.article import Article

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]

Complete = Callable[
    [discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]

_LONGEST = 100


def complete_articles(known: KnownArticles, *, removed: bool = False) -> Complete:
    """Return what suggests the articles that hold what was typed, by their ids.

    With `removed` also those that are removed and still published.
    """

    async def complete(interaction: "Here", typed: str) -> list[app_commands.Choice[str]]:
        visit = await visit_of(interaction)
        if not is_keeper(visit):
            return []
        words = folded(typed).split("+")
        found = await known.all(lambda: visit.desk.edit(lambda editor: editor.articles()))
        return [
            app_commands.Choice(
                name=_name(one.article, visit.phrases()), value=option_of(one.article.id)
            )
            for one in found
            if (removed or one.standing != "removed") and is_about(one.article, words)
        ][:MOST]

    return complete


def _name(article: Article, phrases: Phrases) -> str:
    day = phrases.day(article.published) if article.published else phrases.say("undated")
    known = filter(None, (article.title, f"{article.publisher}, {day}", article.id))
    return cut(one_line(" · ".join(known)), _LONGEST)
