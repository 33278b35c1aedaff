"""Who may do what moderators do, checked in code at every use."""

import discord

from bot.state.settings import ServerSettings


def is_moderator(interaction: discord.Interaction, settings: ServerSettings | None) -> bool:
    """Tell whether the person manages the server or has a role that its settings name.

    Discord's own command settings are not relied on: a server's administrators can open a command
    to anyone there.
    """
    if interaction.guild_id is None or settings is None:
        return False
    granted = interaction.permissions
    if granted.manage_guild or granted.administrator:
        return True
    return has_moderator_role(interaction.user, settings)


def has_moderator_role(person: object, settings: ServerSettings | None) -> bool:
    """Tell whether somebody has a role that the settings name."""
    if settings is None:
        return False
    # Only the ids are read: a member of a server that is not in the cache has no role objects.
    roles = getattr(person, "_roles", ())
    return any(role in settings.moderator_roles for role in roles)
