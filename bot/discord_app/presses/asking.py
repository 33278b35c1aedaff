"""Forms to ask in: after an answer, about a message, and an answer for the asker alone."""

import discord

from bot.discord_app.delivery import show_notice
from bot.discord_app.forms import question_form, submitted
from bot.discord_app.mentions import without_mention
from bot.discord_app.presses.sources import older_index
from bot.discord_app.read_back import turns_shown
from bot.discord_app.serve import ask_by_interaction
from bot.discord_app.turns import TURNS
from bot.discord_app.visit import Visit


async def open_follow_up(visit: Visit, key: str) -> None:
    """Open a form for a question that leans on an answer."""
    message = visit.interaction.message
    turns = turns_shown(message.components) if message else ()
    form = question_form("followed", key, phrases=visit.phrases(), after=turns[-1] if turns else "")
    await visit.interaction.response.send_modal(form)


async def answer_follow_up(visit: Visit, key: str) -> None:
    """Answer what was asked in the form, with the turns that the answer's message shows.

    They are those of the answer, whoever asks: one asker's are never mixed with another's.
    """
    message = visit.interaction.message
    turns = turns_shown(message.components)[-TURNS:] if message else ()
    told = await visit.desk.glance(lambda state: state.answers.find(key))
    note = older_index(visit, told.reply.snapshot) if told else ""
    private = visit.is_private_by_default or message is None or message.flags.ephemeral
    text = submitted(visit.interaction)
    await ask_by_interaction(visit, text, "follow_up", private=private, history=turns, note=note)


async def answer_form(visit: Visit) -> None:
    """Answer what was asked about a message."""
    text = submitted(visit.interaction)
    private = visit.is_private_by_default
    await ask_by_interaction(visit, text, "message_menu", private=private, history=())


async def answer_privately(visit: Visit, message: str) -> None:
    """Answer the mention in a channel where answers are for the asker alone.

    The question is read from the message that put it, which mentions the bot; only its author is
    answered.
    """
    channel = visit.interaction.channel
    bot = visit.interaction.application_id
    asked = None
    if isinstance(channel, discord.abc.Messageable) and message.isdigit():
        try:
            asked = await channel.fetch_message(int(message))
        except discord.NotFound:
            asked = None
    if asked is None:
        await show_notice(visit.interaction, visit.phrases().say("question-gone"))
        return
    if asked.author.id != visit.interaction.user.id:
        await show_notice(visit.interaction, visit.phrases().say("not-your-question"))
        return
    text = without_mention(asked.content, bot)
    await ask_by_interaction(visit, text, "mention", private=True, counted=True)
