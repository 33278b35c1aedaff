"""Sending: cards become messages, and a way is found where the first one is shut."""

import io
import logging
from collections.abc import Iterator
from typing import Any, Protocol

import aiohttp
import discord

from bot.discord_app.acknowledging import is_thinking, note_told, thinks_privately
from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows
from bot.discord_app.layout import files_of, layout_of
from bot.discord_app.render import render_notice
from bot.discord_app.sending import once_available
from bot.phrases.phrases import Phrases

_log = logging.getLogger(__name__)

EXPIRED = frozenset({50027, 10015})
"""Invalid webhook token, unknown webhook: the 15 minutes of an interaction are over."""
_NOT_ALLOWED = 50013
_NO_HISTORY = 160002
"""Replying needs Read Message History, which the bot lacks there."""
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
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.info("interaction %s: not told of its place (%s)", self._interaction.id, error)

    async def send(self, card: Card, rows: Rows) -> int:
        """Show the answer in its place, or beside it once the interaction's 15 minutes are over."""
        try:
            message = await once_available(
                lambda: self._interaction.edit_original_response(
                    view=layout_of(card, rows), attachments=files_of(card), allowed_mentions=NOBODY
                ),
                repeatable=True,
            )
        except discord.HTTPException as error:
            if error.code not in EXPIRED:
                raise
            return await post_beside(self._interaction, card, rows, private=self._private)
        note_told(self._interaction)
        return message.id


class ByMessage:
    """Answers a message with a reply to it."""

    def __init__(self, message: discord.Message, phrases: Phrases) -> None:
        self._message = message
        self.phrases = phrases
        self._sent: discord.Message | None = None

    async def waiting(self, place: int) -> None:
        """Reply with the place in line; the answer takes that message's place."""
        card = render_notice(self.phrases.say("in-line", place=place))
        try:
            if self._sent is None:
                self._sent = await _post(self._message.channel, card, (), self._message)
            else:
                await self._sent.edit(view=layout_of(card), allowed_mentions=NOBODY)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.info("message %s: not told of its place (%s)", self._message.id, error)

    async def send(self, card: Card, rows: Rows) -> int:
        """Reply with the answer."""
        if (sent := self._sent) is not None:
            try:
                await once_available(
                    lambda: sent.edit(view=layout_of(card, rows), allowed_mentions=NOBODY),
                    repeatable=True,
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

    It is a reply to `answering`, if that is still there and the bot may reply.  Where the bot may
    not attach files, it goes without its pictures: their rows stand in the text.  Raises
    discord.HTTPException.
    """
    try:
        sent = await _post(channel, card, rows, answering)
    except discord.HTTPException as error:
        if error.code == _NO_HISTORY and answering is not None:
            return await post(channel, card, rows)
        if error.code != _NOT_ALLOWED or not card.images:
            raise
        return await post(channel, without_images(card), rows, answering=answering)
    return sent.id


async def post_beside(
    interaction: discord.Interaction[Any], card: Card, rows: Rows = (), *, private: bool
) -> int:
    """Send what an interaction can no longer carry, and return the message's id.

    What all may see goes to the channel; what the person alone may see, and what the channel does
    not take, goes to their direct messages.  Raises discord.HTTPException if there is no way left.
    """
    _log.warning("interaction %s: expired, answering beside it", interaction.id)
    *first, last = _ways_beside(interaction, private)
    for way in first:
        try:
            return await post(way, card, rows)
        except discord.HTTPException as error:
            _log.warning("interaction %s: not answered in the channel: %s", interaction.id, error)
    return await post(last, card, rows)


def _ways_beside(
    interaction: discord.Interaction[Any], private: bool
) -> Iterator[discord.abc.Messageable]:
    if not private and isinstance(interaction.channel, discord.abc.Messageable):
        yield interaction.channel
    yield interaction.user


def without_images(card: Card) -> Card:
    """Return a card without its pictures."""
    kept = tuple(part for part in card.parts if part not in card.images)
    return Card(card.colour, kept)


async def show(
    interaction: discord.Interaction[Any], card: Card, rows: Rows = (), *, private: bool = True
) -> int:
    """Answer an interaction with a message of its own, acknowledged or not, and return its id.

    It takes the place of a private "is thinking".  Raises discord.HTTPException.
    """
    view = layout_of(card, rows)
    if not interaction.response.is_done():
        sent = await interaction.response.send_message(
            view=view, files=files_of(card), ephemeral=private, allowed_mentions=NOBODY
        )
        return sent.message_id or 0
    if private and is_thinking(interaction) and thinks_privately(interaction):
        edited = await once_available(
            lambda: interaction.edit_original_response(
                view=layout_of(card, rows), attachments=files_of(card), allowed_mentions=NOBODY
            ),
            repeatable=True,
        )
        note_told(interaction)
        return edited.id
    followed = await interaction.followup.send(
        view=view, files=files_of(card), ephemeral=private, allowed_mentions=NOBODY, wait=True
    )
    return followed.id


async def change(interaction: discord.Interaction[Any], card: Card, rows: Rows = ()) -> None:
    """Change the message whose button was pressed.  Raises discord.HTTPException."""
    view = layout_of(card, rows)
    if interaction.response.is_done():
        await once_available(
            lambda: interaction.edit_original_response(
                view=layout_of(card, rows), allowed_mentions=NOBODY
            ),
            repeatable=True,
        )
        return
    await interaction.response.edit_message(view=view, allowed_mentions=NOBODY)


async def show_file(interaction: discord.Interaction[Any], said: str, name: str, text: str) -> None:
    """Send a person, and nobody else, a text as a file, under what is said of it.

    For an interaction that is acknowledged.  Raises discord.HTTPException.
    """
    file = discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
    await interaction.followup.send(said, file=file, ephemeral=True, allowed_mentions=NOBODY)


async def show_notice(interaction: discord.Interaction[Any], text: str) -> None:
    """Tell the person who acted, and nobody else, one sentence.

    A "thinking" that all see is taken away first: what takes its place would be public too.  Past
    the interaction's 15 minutes it goes to their direct messages.  Raises discord.HTTPException.
    """
    card = render_notice(text)
    try:
        if is_thinking(interaction) and not thinks_privately(interaction):
            await _take_away_thinking(interaction)
        await show(interaction, card)
    except discord.HTTPException as error:
        if error.code not in EXPIRED:
            raise
        await post_beside(interaction, card, private=True)


async def _take_away_thinking(interaction: discord.Interaction[Any]) -> None:
    try:
        await interaction.delete_original_response()
    except discord.HTTPException as error:
        if error.code in EXPIRED:
            raise
        _log.info("interaction %s: nothing to take away (%s)", interaction.id, error)


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

    return await once_available(send)
