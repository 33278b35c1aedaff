"""Share: a private answer for all to see.  Delete: an answer gone again."""

import logging

import discord

from bot.answering.reply import Reply
from bot.discord_app.answer_rows import answer_rows
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.inquiry import Outcome
from bot.discord_app.mentions import replied_to
from bot.discord_app.presses.sources import older_index, reply_now
from bot.discord_app.read_back import question_shown, turns_shown
from bot.discord_app.render import render
from bot.discord_app.serve import told_to_wait
from bot.discord_app.visit import Visit
from bot.state.state import State

_log = logging.getLogger(__name__)


async def share(visit: Visit, key: str) -> None:
    """Show an answer that its asker alone has seen to everybody in the channel."""
    interaction, message = visit.interaction, visit.interaction.message
    told = await visit.desk.with_state(lambda state: state.answers.find(key))
    if told is None or message is None:
        await show_notice(interaction, visit.phrases().say("forgotten"))
        return
    if not visit.is_asker_of(told):
        await show_notice(interaction, visit.phrases().say("share-only-asker"))
        return
    if not visit.may_answer:
        await show_notice(interaction, visit.phrases().say("share-not-here"))
        return
    reply = await reply_now(visit, told)
    if reply is None:
        await show_notice(interaction, visit.phrases().say("removed-answer"))
        return
    if await told_to_wait(visit, "ask"):
        return
    now = await visit.desk.with_state(lambda state: state.answers.find(key))
    # Nothing may come between this look and the mark: two presses in a row make one public answer.
    if now is None or not now.private or key in visit.desk.sharing:
        await show_notice(interaction, visit.phrases().say("shared-already"))
        return
    visit.desk.sharing.add(key)
    try:
        await _publish(visit, message, key, reply)
    finally:
        visit.desk.sharing.discard(key)


async def delete(visit: Visit, key: str) -> None:
    """Take an answer away, for the person who asked and for moderators."""
    interaction = visit.interaction
    told = await visit.desk.with_state(lambda state: state.answers.find(key))
    own = _asked_for(visit) if told is None else visit.is_asker_of(told)
    between_two = isinstance(interaction.channel, discord.DMChannel)
    if not (own or visit.is_moderator or between_two):
        await show_notice(interaction, visit.phrases().say("delete-only-asker"))
        return
    try:
        # Acknowledged without "thinking", so that the original is the answer itself.
        await interaction.delete_original_response()
    except discord.NotFound:
        _log.info("interaction %s: its message is gone already", interaction.id)
    await visit.desk.with_state(lambda state: state.answers.remove(key))


async def _publish(visit: Visit, message: discord.Message, key: str, reply: Reply) -> None:
    phrases = visit.phrases(private=False)
    turns = turns_shown(message.components)
    shown = reply.model_copy(update={"question": question_shown(message.components)})
    outcome = Outcome(key, shown, turns[:-1])
    cards = render(shown, phrases, turns[:-1], older_index(visit, reply.snapshot))
    rows = answer_rows(outcome, phrases, 0, len(cards))
    sent = await show(visit.interaction, cards[0], rows, private=False)

    def note(state: State) -> None:
        state.answers.share(key)
        state.answers.posted(key, sent)

    await visit.desk.noted(note)


def _asked_for(visit: Visit) -> bool:
    """Whether the person asked for an answer no longer kept, as far as its message tells."""
    message, person = visit.interaction.message, visit.interaction.user
    if message is None:
        return False
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == person.id
    asked = replied_to(message)
    return isinstance(asked, discord.Message) and asked.author.id == person.id
