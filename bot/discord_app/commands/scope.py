"""Where a command can be used."""

from typing import TypeVar

from discord import app_commands

Definition = TypeVar("Definition")


def everywhere(definition: Definition) -> Definition:
    """Offer a command in servers, in direct messages, and wherever who added it for themselves is.

    A decorator of the function that becomes the command.
    """
    anywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    return app_commands.allowed_installs(guilds=True, users=True)(anywhere(definition))


def for_moderators(definition: Definition) -> Definition:
    """Offer a command in servers alone, to who may manage them until Discord is told otherwise.

    That hides it; whether somebody may use it is checked in code.
    """
    servers = app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    added = app_commands.allowed_installs(guilds=True, users=False)
    return app_commands.default_permissions(manage_guild=True)(added(servers(definition)))
