"""/corpus: what moderators do with the articles and their index."""

import discord
from discord import app_commands

from bot.discord_app.commands.corpus_articles import article_commands
from bot.discord_app.commands.corpus_index import index_commands
from bot.discord_app.commands.translation import told


class CorpusCommands(app_commands.Group):
    """For moderators: the articles and their index."""

    def __init__(self) -> None:
        super().__init__(
            name="corpus",
            description=told("corpus-command"),
            default_permissions=discord.Permissions(manage_guild=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        for command in (*article_commands(), *index_commands()):
            self.add_command(command)
