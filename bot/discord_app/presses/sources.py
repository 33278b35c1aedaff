"""Sources: each quote of an answer in its paragraph, to the person who pressed."""

from bot.answering.reply import Answer, Reply
from bot.discord_app.answer_rows import page_row
from bot.discord_app.cards import Card
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.render import render_sources
from bot.discord_app.sources import as_served
from bot.discord_app.visit import Visit
from bot.state.answers import Told


async def show_sources(visit: Visit, key: str) -> None:
    """Show the first page of an answer's quotes privately."""
    cards = await source_cards(visit, key)
    if not cards:
        await show_notice(visit.interaction, visit.phrases().say("forgotten"))
        return
    await show(
        visit.interaction, cards[0], page_row("spage", (key,), visit.phrases(), 0, len(cards))
    )


async def source_cards(visit: Visit, key: str) -> tuple[Card, ...]:
    """Lay out the quotes of an answer as the articles stand now; nothing if it is forgotten."""
    told = await visit.desk.with_state(lambda state: state.answers.find(key))
    if told is None or not isinstance(told.reply, Answer):
        return ()
    found = await visit.desk.sources(told.reply)
    return render_sources(
        told.reply, found, visit.phrases(), older_index(visit, told.reply.snapshot)
    )


async def reply_now(visit: Visit, told: Told) -> Reply | None:
    """Return what may be shown of a reply while the articles are those that are served now.

    None where it cites one that has been removed.
    """
    entries = await visit.desk.articles()
    served = {entry.article for entry in entries}
    return as_served(told.reply, served, visit.desk.snapshot)


def older_index(visit: Visit, snapshot: str) -> str:
    """Say so where an answer is from another index than the one that answers now; else nothing."""
    now = visit.desk.snapshot
    if snapshot == now:
        return ""
    return visit.phrases().say("older-index", then=snapshot[:8], now=now[:8])
