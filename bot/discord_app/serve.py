"""The way of a question through the desk, the same behind every door."""

import logging
import math
from typing import Any

import discord

from bot.discord_app.acknowledging import acknowledge
from bot.discord_app.answer_rows import answer_rows
from bot.discord_app.cards import Image
from bot.discord_app.delivery import ByInteraction, Delivery, show_notice
from bot.discord_app.desk import Desk
from bot.discord_app.inquiry import Door, Inquiry, Outcome
from bot.discord_app.read_back import turns_shown
from bot.discord_app.render import render, with_image
from bot.discord_app.visit import Visit
from bot.phrases.phrases import Phrases, phrases_in

_log = logging.getLogger(__name__)

LONGEST_QUESTION = 1000
"""Characters of a question in a command or a form."""


async def ask_by_interaction(
    visit: Visit,
    text: str,
    door: Door,
    *,
    private: bool,
    history: tuple[str, ...] | None = None,
    note: str = "",
    counted: bool = False,
    **more: Any,
) -> None:
    """Answer a question that came as an interaction, acknowledged or not.

    `counted` says that its use was counted already; `more` is passed on to the `Inquiry`.  What
    stands in the way is said privately.
    """
    desk, interaction = visit.desk, visit.interaction
    own = visit.phrases()
    if not text.strip():
        await show_notice(interaction, own.say("help"))
        return
    if not visit.may_answer:
        channels = visit.settings.channels if visit.settings else ()
        named = " ".join(f"<#{channel}>" for channel in channels)
        await show_notice(interaction, own.say("not-in-this-channel", channels=named))
        return
    if not counted and await told_to_wait(visit, door):
        return
    await acknowledge(interaction, private=private)
    phrases = visit.phrases(private=private)
    if history is None:
        history = await _history(visit)
    inquiry = Inquiry(
        text,
        visit.asker,
        door,
        phrases.language,
        private=private,
        offer=visit.offer,
        history=history,
        **more,
    )
    delivery = ByInteraction(interaction, phrases, private=private)
    await serve(desk, inquiry, delivery, note)


async def told_to_wait(visit: Visit, door: Door) -> bool:
    """Count one use; where it is one too many, say privately how long to wait."""
    seconds = await visit.desk.seconds_left(visit.asker)
    if seconds <= 0:
        return False
    own = visit.phrases()
    visit.desk.telemetry.unanswered(door, "limited", own.language, guild=visit.asker.guild)
    await show_notice(visit.interaction, own.say("too-often", seconds=math.ceil(seconds)))
    return True


async def serve(desk: Desk, inquiry: Inquiry, delivery: Delivery, note: str = "") -> Outcome:
    """Answer and deliver the first page with its buttons.

    Raises LineFullError, discord.HTTPException and what the newsroom raises.
    """
    outcome = await desk.answer(inquiry, delivery.waiting)
    await deliver(desk, outcome, delivery, phrases_in(inquiry.language), note=note)
    return outcome


async def deliver(
    desk: Desk,
    outcome: Outcome,
    delivery: Delivery,
    phrases: Phrases,
    *,
    note: str = "",
    image: Image | None = None,
) -> None:
    """Send the first page of what was answered, and note the message it was sent as.

    An answer that was sent stays, whatever becomes of the note.
    """
    cards = render(outcome.reply, phrases, outcome.earlier, note, quotes=image is None)
    card = with_image(cards[0], image) if image else cards[0]
    message = await delivery.send(card, answer_rows(outcome, phrases, 0, len(cards)))
    if outcome.key:
        await desk.noted(lambda state: state.answers.posted(outcome.key, message))


async def _history(visit: Visit) -> tuple[str, ...]:
    """The questions the person put just before; after a restart, read from the last message."""
    message = await visit.desk.recent_message(visit.asker)
    channel = visit.interaction.channel
    if message is None or not isinstance(channel, discord.abc.Messageable):
        return visit.desk.turns_of(visit.asker)
    return await turns_in(channel, message)


async def turns_in(channel: discord.abc.Messageable, message: int) -> tuple[str, ...]:
    """Read the questions from an earlier answer of ours; none where it can't be read."""
    try:
        found = await channel.fetch_message(message)
    except discord.HTTPException as error:
        _log.info("message %s: not read for its turns (%s)", message, error)
        return ()
    return turns_shown(found.components)
