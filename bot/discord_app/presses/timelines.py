"""Timeline of the place that an answer is about."""

from bot.discord_app.command_answers import Shown, show_command
from bot.discord_app.delivery import show_notice
from bot.discord_app.presses.sources import older_index
from bot.discord_app.serve import told_to_wait
from bot.discord_app.visit import Visit


async def show_timeline(visit: Visit, key: str) -> None:
    """Show what is told of an answer's place by day, to the person who pressed."""
    desk, interaction, phrases = visit.desk, visit.interaction, visit.phrases()
    told = await desk.with_state(lambda state: state.answers.find(key))
    if told is None or told.place is None:
        await show_notice(interaction, phrases.say("forgotten"))
        return
    if await told_to_wait(visit, "timeline"):
        return
    place, as_of = told.place, told.reply.as_of
    reply = await desk.with_newsroom(
        lambda newsroom: newsroom.place_timeline(place, None, None, as_of, phrases.language)
    )
    names = await desk.names_of([place])
    title = phrases.say("timeline-of", place=names[place])
    note = older_index(visit, told.reply.snapshot)
    shown = Shown("timeline", reply.model_copy(update={"question": title}), as_of)
    await show_command(visit, shown, phrases, private=True, note=note)
