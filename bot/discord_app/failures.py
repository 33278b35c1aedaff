"""What a person is told when something failed, and what the log keeps of it."""

import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.delivery import show_notice
from bot.discord_app.desk import AnswerFailedError
from bot.discord_app.line import LineClosedError, LineFullError
from bot.logs import record_failure
from bot.phrases.phrases import Phrases, language_of, phrases_in
from index.stores.errors import StoreError, StoreLostError

_log = logging.getLogger(__name__)

ALREADY_GONE = frozenset({10008, 10062, 40060})
"""Unknown message, unknown interaction, interaction acknowledged already: nobody is there to
answer, for they dismissed what was to become the answer, or another process was quicker."""


def sentence(error: BaseException, doing: str, phrases: Phrases) -> str:
    """Return what somebody is told of an error.

    One that nobody expected is logged under a reference id, which the sentence carries.
    """
    match error:
        case LineClosedError():
            return phrases.say("closing")
        case LineFullError():
            return phrases.say("line-full", waiting=error.waiting)
        case AnswerFailedError(__cause__=StoreLostError()):
            return phrases.say("search-being-restored")
        case AnswerFailedError(__cause__=StoreError()):
            return phrases.say("search-away")
        case AnswerFailedError():
            return phrases.say("apology", reference=error.reference)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            _log.warning("%s: %s", doing, error)
            return phrases.say("outdated-command")
        case app_commands.CheckFailure():
            return phrases.say("moderators-only")
        case _:
            return phrases.say("apology", reference=record_failure(error, doing))


def is_gone(error: BaseException) -> bool:
    """Tell whether Discord no longer knows an interaction, or another process has answered it."""
    return isinstance(error, discord.HTTPException) and error.code in ALREADY_GONE


async def answer_failure(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Answer an interaction that failed with one private message; never raises."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    doing = f"interaction {interaction.id}"
    if is_gone(error):
        _log.warning("%s: no longer there to answer (%s)", doing, error)
        return
    if interaction.type is discord.InteractionType.autocomplete:
        _log.warning("%s: no suggestions", doing, exc_info=error)
        return
    if not isinstance(error, LineFullError | LineClosedError | AnswerFailedError):
        interaction.client.desk.telemetry.failed("interaction")
    text = sentence(error, doing, phrases_in(language_of([interaction.locale.value])))
    try:
        await show_notice(interaction, text)
    except Exception as failure:
        _log.warning("%s: could not be told of the failure (%s)", doing, failure)
