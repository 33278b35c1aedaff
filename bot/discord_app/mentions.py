"""Messages that put a question: those that mention the bot, and direct messages."""

import re

import discord


def question_in(message: discord.Message, bot: int) -> str | None:
    """Return the question put to the bot, which may be empty; None if it is not spoken to.

    A reply to the bot that pings it counts.  @everyone, roles, bots and webhooks do not.
    """
    if message.author.bot or message.webhook_id is not None or not _is_written(message):
        return None
    if message.guild is not None and all(person.id != bot for person in message.mentions):
        return None
    return re.sub(rf"<@!?{bot}>", " ", message.content).strip()


def replied_to(message: discord.Message) -> int | None:
    """Return the id of the message that this one replies to, if any."""
    return message.reference.message_id if message.reference else None


def _is_written(message: discord.Message) -> bool:
    return message.type in (discord.MessageType.default, discord.MessageType.reply)
