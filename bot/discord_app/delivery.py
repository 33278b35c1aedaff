"""Sending: cards become messages, and a way is found where the first one is shut."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

import aiohttp
import discord

from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows
from bot.discord_app.layout import files_of, layout_of
from bot.discord_app.render import render_notice
from bot.phrases.phrases import Phrases

_log = logging.getLogger(__name__)

T = TypeVar("T")

_EXPIRED = frozenset({50027, 10015})
"""Invalid webhook token, unknown webhook: the 15 minutes of an interaction are over."""
_NOT_ALLOWED = 50013
_UNAVAILABLE_TRIES_S = (1.0, 3.0)
"""Waits before trying again what Discord answered with 503, which discord.py gives up at once."""
_UNREACHABLE_TRIES_S = (1.0, 2.0, 4.0, 8.0)
"""Waits before trying again where no connection to Discord could be made."""
NOBODY = discord.AllowedMentions.none()


class Delivery(Protocol):
    """The way back to who asked."""

    async def waiting(self, place: int) -> None:
        """Tell them how many are before them; a failure to is no failure of the answer."""
        ...

    async def send(self, card: Card, rows: Rows) -> int:
        """Send the answer and return its message's id.  Raises discord.HTTPException."""
        ...


class ByInteraction:
    """Answers a deferred interaction: the answer takes the place of "is thinking"."""

    def __init__(
        self, interaction: discord.Interaction[Any], phrases: Phrases, *, private: bool
    ) -> None:
        self._interaction = interaction
        self._phrases = phrases
        self._private = private

    async def waiting(self, place: int) -> None:
        """Write the place in line where "is thinking" stands."""
        card = render_notice(self._phrases.say("in-line", place=place))
        try:
            await self._interaction.edit_original_response(
                view=layout_of(card), allowed_mentions=NOBODY
            )
        except (discord.HTTPException, OSError) as error:
            _log.info("interaction %s: not told of its place (%s)", self._interaction.id, error)

    async def send(self, card: Card, rows: Rows) -> int:
        """Show the answer in its place.

        Past the interaction's 15 minutes a public answer goes to the channel and a private one to
        the person's direct messages.
        """
        try:
            message = await _once_reachable(
                lambda: self._interaction.edit_original_response(
                    view=layout_of(card, rows), attachments=files_of(card), allowed_mentions=NOBODY
                )
            )
        except discord.HTTPException as error:
            if error.code not in _EXPIRED:
                raise
            _log.warning("interaction %s: expired, answering beside it", self._interaction.id)
            beside = self._interaction.user if self._private else self._interaction.channel
            if not isinstance(beside, discord.abc.Messageable):
                raise
            return await post(beside, card, rows)
        return message.id


class ByMessage:
    """Answers a message with a reply to it."""

    def __init__(self, message: discord.Message, phrases: Phrases) -> None:
        self._message = message
        self._phrases = phrases
        self._sent: discord.Message | None = None

    async def waiting(self, place: int) -> None:
        """Reply with the place in line; the answer takes that message's place."""
        card = render_notice(self._phrases.say("in-line", place=place))
        try:
            if self._sent is None:
                self._sent = await _post(self._message.channel, card, (), self._message)
            else:
                await self._sent.edit(view=layout_of(card), allowed_mentions=NOBODY)
        except (discord.HTTPException, OSError) as error:
            _log.info("message %s: not told of its place (%s)", self._message.id, error)

    async def send(self, card: Card, rows: Rows) -> int:
        """Reply with the answer."""
        if (sent := self._sent) is not None:
            try:
                await _once_available(
                    lambda: sent.edit(view=layout_of(card, rows), allowed_mentions=NOBODY)
                )
            except discord.NotFound:
                _log.info("message %s: its place in line was deleted", self._message.id)
            else:
                return sent.id
        return await post(self._message.channel, card, rows, answering=self._message)


async def post(
    channel: discord.abc.Messageable,
    card: Card,
    rows: Rows = (),
    *,
    answering: discord.Message | None = None,
) -> int:
    """Send a card to a channel and return the message's id.

    It is a reply to `answering`, if that is still there.  Where the bot may not attach files, it
    goes without its pictures: their rows stand in the text.  Raises discord.HTTPException.
    """
    try:
        sent = await _post(channel, card, rows, answering)
    except discord.Forbidden as error:
        if error.code != _NOT_ALLOWED or not card.images:
            raise
        sent = await _post(channel, without_images(card), rows, answering)
    return sent.id


def without_images(card: Card) -> Card:
    """Return a card without its pictures."""
    kept = tuple(part for part in card.parts if part not in card.images)
    return Card(card.colour, kept)


async def show(
    interaction: discord.Interaction[Any], card: Card, rows: Rows = (), *, private: bool = True
) -> None:
    """Answer an interaction with a message of its own, deferred or not.

    Raises discord.HTTPException.
    """
    view = layout_of(card, rows)
    if interaction.response.is_done():
        await interaction.followup.send(
            view=view, files=files_of(card), ephemeral=private, allowed_mentions=NOBODY
        )
        return
    await interaction.response.send_message(
        view=view, files=files_of(card), ephemeral=private, allowed_mentions=NOBODY
    )


async def change(interaction: discord.Interaction[Any], card: Card, rows: Rows = ()) -> None:
    """Change the message whose button was pressed.  Raises discord.HTTPException."""
    view = layout_of(card, rows)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
        return
    await interaction.response.edit_message(view=view, allowed_mentions=NOBODY)


async def show_notice(interaction: discord.Interaction[Any], text: str) -> None:
    """Tell the person who acted, and nobody else, one sentence.

    A "thinking" that all see is taken away first: what takes its place would be public too.
    Raises discord.HTTPException.
    """
    card = render_notice(text)
    if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        try:
            await interaction.delete_original_response()
        except discord.HTTPException as error:
            _log.info("interaction %s: nothing to take away (%s)", interaction.id, error)
    await show(interaction, card)


async def _post(
    channel: discord.abc.Messageable, card: Card, rows: Rows, answering: discord.Message | None
) -> discord.Message:
    async def send() -> discord.Message:
        how: dict[str, Any] = {"files": files_of(card)} if card.images else {}
        if answering is not None:
            how["reference"] = answering.to_reference(fail_if_not_exists=False)
        return await channel.send(
            view=layout_of(card, rows), mention_author=False, allowed_mentions=NOBODY, **how
        )

    return await _once_available(send)


async def _once_available(request: Callable[[], Awaitable[T]]) -> T:
    """Return what a request returns, tried again where Discord is unavailable for a moment."""
    for wait_s in _UNAVAILABLE_TRIES_S:
        try:
            return await _once_reachable(request)
        except discord.DiscordServerError as error:
            if error.status != 503:
                raise
            await asyncio.sleep(wait_s)
    return await _once_reachable(request)


async def _once_reachable(request: Callable[[], Awaitable[T]]) -> T:
    """Return what a request returns, tried again for some seconds while Discord can't be reached.

    Only where no connection was made, so that nothing is sent twice; discord.py gives up at once.
    """
    for wait_s in _UNREACHABLE_TRIES_S:
        try:
            return await request()
        except aiohttp.ClientConnectorError as error:
            _log.info("Discord can't be reached (%s); trying again in %.0f s", error, wait_s)
            await asyncio.sleep(wait_s)
    return await request()
