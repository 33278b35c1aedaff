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
    return without_mention(message.content, bot)


def without_mention(text: str, bot: int) -> str:
    """Return a message's text without the mention that put it to the bot."""
    return re.sub(rf"<@!?{bot}>", " ", text).strip()


def replied_to(message: discord.Message) -> discord.Message | int | None:
    """Return the message that this one replies to, or its id where Discord did not send it."""
    if message.reference is None or message.type is not discord.MessageType.reply:
        return None
    resolved = message.reference.resolved
    return resolved if isinstance(resolved, discord.Message) else message.reference.message_id


def _is_written(message: discord.Message) -> bool:
    return message.type in (discord.MessageType.default, discord.MessageType.reply)
