"""From a custom id to what it does."""

import inspect
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

import discord

from bot.discord_app.acknowledging import acknowledge, acknowledge_quietly
from bot.discord_app.custom_id import PREFIX, read_custom_id
from bot.discord_app.delivery import show_notice
from bot.discord_app.failures import answer_failure
from bot.discord_app.presses import (
    asking,
    corpus_articles,
    corpus_index,
    moderation,
    pages,
    panels,
    privacy,
    sharing,
    sources,
    timelines,
    votes,
)
from bot.discord_app.visit import visit_of

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

_log = logging.getLogger(__name__)

Handler = Callable[..., Awaitable[None]]
"""Takes the visit and the custom id's arguments, all of them text."""

HANDLERS: Mapping[str, Handler] = {
    "sources": sources.show_sources,
    "page": pages.turn_page,
    "spage": pages.turn_sources_page,
    "apage": pages.turn_articles_page,
    "gpage": moderation.turn_gaps_page,
    "cpage": moderation.turn_check_page,
    "follow": asking.open_follow_up,
    "followed": asking.answer_follow_up,
    "asked": asking.answer_form,
    "own": asking.answer_privately,
    "timeline": timelines.show_timeline,
    "up": votes.vote_up,
    "down": votes.vote_down,
    "why": votes.say_why,
    "share": sharing.share,
    "delete": sharing.delete,
    "forget": privacy.forget,
    "set": panels.change_setting,
    **corpus_articles.HANDLERS,
    **corpus_index.HANDLERS,
}

QUIETLY = frozenset(
    {"page", "spage", "apage", "gpage", "cpage"}
    | {"up", "down", "why", "share", "delete", "forget", "set"}
    | corpus_articles.QUIETLY
    | corpus_index.QUIETLY
)
"""Acknowledged before anything is looked up: they change their message, or answer beside it."""
PRIVATELY = (
    frozenset({"sources", "own", "timeline"}) | corpus_articles.PRIVATELY | corpus_index.PRIVATELY
)
"""Acknowledged so, too: the person alone sees what comes.  The others open or answer a form."""


async def take_press(interaction: "discord.Interaction[StringerClient]") -> None:
    """Do what a button, select or form of ours stands for; never raises.

    One that this version does not know, and one of another bot's making, is answered too.
    """
    data: Any = interaction.data or {}
    press = read_custom_id(str(data.get("custom_id", "")))
    with interaction.client.desk.request():
        try:
            if press is not None and press.verb in QUIETLY:
                await acknowledge_quietly(interaction)
            elif press is not None and press.verb in PRIVATELY:
                await acknowledge(interaction, private=True)
            visit = await visit_of(interaction)
            handler = HANDLERS.get(press.verb) if press else None
            if press is None or handler is None or not _takes(handler, press.arguments):
                _log.warning("unknown %s id %r", PREFIX, data.get("custom_id"))
                await show_notice(interaction, visit.phrases().say("unknown-button"))
                return
            await handler(visit, *press.arguments)
        except Exception as error:
            await answer_failure(interaction, error)


def _takes(handler: Handler, arguments: tuple[str, ...]) -> bool:
    """Whether a handler takes as many arguments as an id has: another version's may differ."""
    try:
        inspect.signature(handler).bind(None, *arguments)
    except TypeError:
        return False
    return True
