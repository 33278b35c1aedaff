"""Sending: cards become messages, and a way is found where the first one is shut."""

import logging
from collections.abc import Sequence

import discord

from bot.discord_app.cards import Card, Rendered, contents
from bot.discord_app.inert import ZERO_WIDTH_SPACE
from bot.discord_app.render import render_notice

_log = logging.getLogger(__name__)

_EXPIRED = frozenset({50027, 10015})
"""Invalid webhook token, unknown webhook: the 15 minutes of an interaction are over."""
_NOT_ALLOWED = 50013
NOBODY = discord.AllowedMentions.none()


def embed_of(card: Card) -> discord.Embed:
    """Return a card as discord.py's embed."""
    embed = discord.Embed(colour=card.colour, description=card.description or None)
    if card.title:
        embed.title = card.title
    if card.author:
        embed.set_author(name=card.author)
    for field in card.fields:
        embed.add_field(name=field.name or ZERO_WIDTH_SPACE, value=field.text, inline=False)
    if card.footer:
        embed.set_footer(text=card.footer)
    return embed


async def show(
    interaction: discord.Interaction,
    rendered: Rendered,
    *,
    private: bool,
    view: discord.ui.View | None = None,
) -> int:
    """Answer a deferred interaction and return the id of the message with the view.

    The first card replaces "thinking", the others follow it.  Past the interaction's 15 minutes
    a public answer goes to the channel and a private one to the person's direct messages.
    Raises discord.HTTPException if there is no way left.
    """
    last = len(rendered.cards) - 1
    message = 0
    for place, card in enumerate(rendered.cards):
        buttons = view if view and place == last else None
        try:
            message = await _show_card(interaction, card, place == 0, private, buttons)
        except discord.HTTPException as error:
            if error.code not in _EXPIRED:
                raise
            _log.warning("interaction %s: expired, answering beside it", interaction.id)
            beside = interaction.user if private else interaction.channel
            if not isinstance(beside, discord.abc.Messageable):
                raise
            return await post(beside, rendered.cards[place:], view=view)
    return message


async def _show_card(
    interaction: discord.Interaction,
    card: Card,
    first: bool,
    private: bool,
    view: discord.ui.View | None,
) -> int:
    embed = embed_of(card)
    if first:
        edited = await interaction.edit_original_response(
            embed=embed, view=view, allowed_mentions=NOBODY
        )
        return edited.id
    sent = await interaction.followup.send(
        embed=embed,
        view=view or discord.utils.MISSING,
        ephemeral=private,
        allowed_mentions=NOBODY,
        wait=True,
    )
    return sent.id


async def post(
    channel: discord.abc.Messageable,
    cards: Sequence[Card],
    *,
    view: discord.ui.View | None = None,
    answering: discord.Message | None = None,
) -> int:
    """Send cards to a channel and return the id of the message with the view.

    The first is a reply to `answering`, if that is still there.  Where the bot may not send
    embeds, the cards go as plain text.  Raises discord.HTTPException.
    """
    reference = answering.to_reference(fail_if_not_exists=False) if answering else None
    message = 0
    for place, card in enumerate(cards):
        buttons = view if place == len(cards) - 1 else None
        try:
            sent = await _post_one(channel, "", card, buttons, reference)
        except discord.Forbidden as error:
            if error.code != _NOT_ALLOWED:
                raise
            texts = contents(card)
            for number, text in enumerate(texts):
                ends = number == len(texts) - 1
                sent = await _post_one(channel, text, None, buttons if ends else None, reference)
                reference = None
        message, reference = sent.id, None
    return message


async def _post_one(
    channel: discord.abc.Messageable,
    text: str,
    card: Card | None,
    view: discord.ui.View | None,
    reference: discord.MessageReference | None,
) -> discord.Message:
    return await channel.send(
        text or None,
        embed=embed_of(card) if card else None,  # type: ignore[arg-type]  # None is taken as absent
        view=view,  # type: ignore[arg-type]
        reference=reference,  # type: ignore[arg-type]
        suppress_embeds=card is None,
        mention_author=False,
        allowed_mentions=NOBODY,
    )


async def show_notice(interaction: discord.Interaction, text: str) -> None:
    """Tell the person who acted, and nobody else, one sentence.

    A public "thinking" is taken away first: the message that takes its place would be public too.
    Raises discord.HTTPException.
    """
    embed = embed_of(render_notice(text).cards[0])
    if not interaction.response.is_done():
        await interaction.response.send_message(
            embed=embed, ephemeral=True, allowed_mentions=NOBODY
        )
        return
    try:
        await interaction.delete_original_response()
    except discord.HTTPException as error:
        _log.info("interaction %s: nothing to take away (%s)", interaction.id, error)
    await interaction.followup.send(embed=embed, ephemeral=True, allowed_mentions=NOBODY)
