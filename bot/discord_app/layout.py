"""Cards and rows of buttons as discord.py's layout, which is sent as Components V2."""

import io
from collections.abc import Sequence

import discord
from discord import ui

from bot.discord_app.cards import Card, Image, Part, Row, Rule
from bot.discord_app.controls import Button, ChannelSelect, Control, RoleSelect, StringSelect

_STYLES = {
    "plain": discord.ButtonStyle.secondary,
    "main": discord.ButtonStyle.primary,
    "danger": discord.ButtonStyle.danger,
}
_TEXT_CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
]


def layout_of(card: Card, rows: Sequence[Sequence[Control]] = ()) -> ui.LayoutView:
    """Return a card with its rows of controls, ready to be sent.

    The view is stopped at once: presses are read from their custom ids alone, so discord.py need
    not keep every message's view for as long as the process lives.
    """
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=card.colour)
    for part in card.parts:
        container.add_item(_part(part))
    if rows:
        container.add_item(ui.Separator(visible=False))
    for row in rows:
        container.add_item(ui.ActionRow(*map(_control, row)))
    view.add_item(container)
    view.stop()
    return view


def files_of(card: Card) -> list[discord.File]:
    """Return the card's pictures as files to be sent with it."""
    return [
        discord.File(io.BytesIO(image.png), image.name, description=image.alt)
        for image in card.images
    ]


def _part(part: Part) -> "ui.Item[ui.LayoutView]":
    match part:
        case Rule():
            return ui.Separator()
        case Row(controls=controls):
            return ui.ActionRow(*map(_control, controls))
        case Image(name=name, alt=alt):
            item = discord.MediaGalleryItem(f"attachment://{name}", description=alt)
            return ui.MediaGallery(item)
        case _:
            return ui.TextDisplay(part.markdown, id=part.id)


def _control(control: Control) -> "ui.Item[ui.LayoutView]":
    match control:
        case Button():
            return ui.Button(
                style=_STYLES[control.style],
                label=control.label or None,
                emoji=control.emoji or None,
                custom_id=control.custom_id,
                disabled=control.disabled,
            )
        case StringSelect():
            return ui.Select(
                custom_id=control.custom_id,
                placeholder=control.placeholder,
                options=[
                    discord.SelectOption(label=label, value=value, default=value == control.chosen)
                    for value, label in control.options
                ],
            )
        case ChannelSelect():
            return ui.ChannelSelect(
                custom_id=control.custom_id,
                placeholder=control.placeholder,
                min_values=0,
                max_values=25,
                channel_types=_TEXT_CHANNELS,
                default_values=[
                    discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.channel)
                    for one in control.chosen
                ],
            )
        case RoleSelect():
            return ui.RoleSelect(
                custom_id=control.custom_id,
                placeholder=control.placeholder,
                min_values=0,
                max_values=25,
                default_values=[
                    discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.role)
                    for one in control.chosen
                ],
            )
