"""What the bot asks a server for: the permissions, the scopes, and the link that asks for them."""

from typing import Literal, get_args

import discord

Needed = Literal[
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "read_message_history",
    "attach_files",
]
"""Seeing mentions, answering them, in threads too, as replies, with pictures."""
Welcome = Literal["embed_links"]
"""Asked for but not needed: answers are made of components, which Discord does not count as embeds.

Only the previews of links depend on it.
"""
PermissionName = Needed | Welcome
NEEDED: tuple[Needed, ...] = get_args(Needed)
WELCOME: tuple[Welcome, ...] = get_args(Welcome)
SCOPES = ("bot", "applications.commands")
INVITED = discord.Permissions(**dict.fromkeys((*NEEDED, *WELCOME), True))
"""All that the invite link asks for."""


def invite_link(application: int, guild: int | None = None) -> str:
    """Return the link that asks for exactly what the bot needs, with a server chosen already.

    A server the bot is in takes it again: what was granted before is only added to.
    """
    return discord.utils.oauth_url(
        application,
        permissions=INVITED,
        scopes=SCOPES,
        guild=discord.utils.MISSING if guild is None else discord.Object(guild),
    )
