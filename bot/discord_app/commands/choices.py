"""Suggestions while somebody types a place or an article; found without the model."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord_app.cards import cut
from bot.discord_app.inert import one_line
from bot.discord_app.newsroom import matching
from bot.phrases.phrases import language_of, phrases_in

if TYPE_CHECKING:
    from bot.discord_app.client import StringerClient

    Here = discord.Interaction[StringerClient]

MOST = 25
"""Choices that Discord shows."""
_LONGEST = 100
"""Characters of a choice's name and value."""


async def complete_place(interaction: "Here", typed: str) -> list[app_commands.Choice[str]]:
    """Return places whose name begins with what was typed, then those that hold it or are near."""
    places = await interaction.client.desk.places()
    return [
        app_commands.Choice(name=cut(place.name, _LONGEST), value=place.name[:_LONGEST])
        for place in matching(places, typed, MOST)
    ]


async def complete_article(interaction: "Here", typed: str) -> list[app_commands.Choice[str]]:
    """Return articles whose publisher, title or day holds what was typed, the newest first."""
    phrases = phrases_in(language_of([interaction.locale.value]))
    entries = await interaction.client.desk.articles()
    choices = []
    for entry in entries:
        day = phrases.day(entry.published) if entry.published else phrases.say("undated")
        name = one_line(
            ": ".join(filter(None, (f"{entry.credit_in(phrases)}, {day}", entry.title)))
        )
        if typed.strip().casefold() in f"{name} {entry.article}".casefold():
            value = entry.article[:_LONGEST]
            choices.append(app_commands.Choice(name=cut(name, _LONGEST), value=value))
    return choices[:MOST]
