"""Every command of the bot, added to a tree."""

from typing import Any

from discord import app_commands

from bot.discord_app.commands.ask import ask_about_menu, ask_command
from bot.discord_app.commands.corpus import CorpusCommands
from bot.discord_app.commands.covered import PrivacyCommands, about_command, sources_command
from bot.discord_app.commands.golden import GoldenCommands
from bot.discord_app.commands.moderation import (
    SetupCommands,
    gaps_command,
    settings_command,
    stats_command,
)
from bot.discord_app.commands.pictures import map_command, place_command, timeline_command


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    """Add what people and moderators use, in the order in which it is documented."""
    tree.add_command(ask_command())
    tree.add_command(ask_about_menu())
    tree.add_command(timeline_command())
    tree.add_command(map_command())
    tree.add_command(place_command())
    tree.add_command(sources_command())
    tree.add_command(about_command())
    tree.add_command(PrivacyCommands())
    tree.add_command(settings_command())
    tree.add_command(SetupCommands())
    tree.add_command(gaps_command())
    tree.add_command(stats_command())
    tree.add_command(CorpusCommands())
    tree.add_command(GoldenCommands())
