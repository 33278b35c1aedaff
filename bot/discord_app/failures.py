"""What a person is told when something failed, and what the log keeps of it."""

import logging
import secrets

import discord
from discord import app_commands

from bot.discord_app.delivery import show_notice

_log = logging.getLogger(__name__)

PERMISSION_NEEDED = "This command is for moderators: you need the Manage Server permission here."
OUTDATED_COMMAND = (
    "This command has changed since Discord loaded it. Reload Discord (Ctrl+R, or reopen the app)"
    " and try again."
)
ALREADY_GONE = frozenset({10062, 40060})
"""Unknown interaction, and interaction acknowledged already: there is nobody to answer."""


def apology(error: BaseException, doing: str) -> str:
    """Log an error under a new reference id and return the sentence that carries the id."""
    reference = secrets.token_hex(4)
    _log.error("reference %s: %s failed", reference, doing, exc_info=error)
    return (
        "Sorry, something went wrong on my side and this was not done. Please try again; if it"
        f" happens again, tell a moderator this reference: `{reference}`"
    )


def is_gone(error: BaseException) -> bool:
    """Tell whether Discord no longer knows an interaction, or another process has answered it."""
    return isinstance(error, discord.HTTPException) and error.code in ALREADY_GONE


async def answer_failure(interaction: discord.Interaction, error: BaseException) -> None:
    """Answer an interaction that failed with one private message; never raises."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    doing = f"interaction {interaction.id}"
    if is_gone(error):
        _log.warning("%s: no longer there to answer (%s)", doing, error)
        return
    match error:
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            _log.warning("%s: %s", doing, error)
            text = OUTDATED_COMMAND
        case app_commands.CheckFailure():
            text = PERMISSION_NEEDED
        case _:
            text = apology(error, doing)
    try:
        await show_notice(interaction, text)
    except Exception as failure:
        _log.warning("%s: could not be told of the failure (%s)", doing, failure)
