"""What cards about the index are made of, looked up anew at each use: nothing is remembered."""

from bot.discord_app.cards import Card
from bot.discord_app.golden_list import golden_cards, golden_list
from bot.discord_app.index_history import ACTIONS, MOST_ACTIONS, history, history_cards
from bot.discord_app.index_status import Standing, find_counts
from bot.discord_app.index_work import with_editor
from bot.discord_app.visit import Visit


async def standing(visit: Visit) -> Standing:
    """Find out how the index stands.  Raises UndoneError."""
    status, counts = await with_editor(visit, lambda editor: (editor.status(), find_counts(editor)))
    return Standing(status, counts, served=visit.desk.snapshot, runner=visit.desk.press.runner)


async def history_pages(visit: Visit) -> tuple[Card, ...]:
    """Lay out what was published, and what was done in the visitor's server.  Raises UndoneError.

    Nothing outside of a server.
    """
    guild, phrases = visit.asker.guild, visit.phrases()
    if guild is None:
        return ()
    noted = await visit.desk.with_state(
        lambda state: state.audit.entries(guild, ACTIONS, None, MOST_ACTIONS)
    )
    return await with_editor(
        visit, lambda editor: history_cards(history(editor.publications(), noted), phrases)
    )


async def golden_pages(visit: Visit) -> tuple[Card, ...]:
    """Lay out the golden questions.  Raises UndoneError."""
    phrases = visit.phrases()
    return await with_editor(visit, lambda editor: golden_cards(golden_list(editor), phrases))
