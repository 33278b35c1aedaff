"""The pages of what waits to be published, looked up anew at each press."""

from bot.discord_app.answer_rows import page_row
from bot.discord_app.cards import Card
from bot.discord_app.controls import Button, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.delivery import change
from bot.discord_app.index_work import with_editor
from bot.discord_app.proposal_cards import proposal_cards
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit
from bot.phrases.phrases import Phrases
from index.proposal import Proposal


async def proposal_pages(visit: Visit, proposal: Proposal) -> tuple[Card, ...]:
    """Lay a proposal out; off the event loop, for it may tell of thousands of articles."""
    events = (*proposal.diff.events_gained, *proposal.diff.events_lost)
    names = await visit.desk.names_of(event.place for event in events)
    phrases = visit.phrases()
    return await visit.desk.edit(lambda _: proposal_cards(proposal, names, phrases))


def proposal_rows(proposal: Proposal, phrases: Phrases, page: int, pages: int) -> Rows:
    """Return what turns the pages of a proposal, and what decides on it."""
    snapshot = proposal.snapshot
    return (
        *page_row("prop", (snapshot,), phrases, page, pages),
        (
            Button(custom_id("publish", snapshot), phrases.say("button-publish"), style="main"),
            Button(custom_id("discard", snapshot), phrases.say("button-discard"), style="danger"),
        ),
    )


async def waiting_proposal(visit: Visit, snapshot: str) -> Proposal | None:
    """Return the proposal of that snapshot while it can be published.

    Where it can't any more, that is said in place of the message.  Raises UndoneError.
    """
    waiting, active = await with_editor(
        visit, lambda editor: (editor.proposal(), editor.publications().active)
    )
    if waiting is not None and waiting.snapshot == snapshot and waiting.base == active:
        return waiting
    moved = waiting is not None and waiting.snapshot == snapshot
    said = visit.phrases().say("proposal-outdated" if moved else "proposal-gone")
    await change(visit.interaction, render_notice(said))
    return None
