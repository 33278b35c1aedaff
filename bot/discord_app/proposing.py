"""From /corpus reindex to the proposal that it ends in, or to why there is none."""

import asyncio

import discord

from bot.discord_app.authority import note_done
from bot.discord_app.build_watch import BuildMessage, BuildWatch
from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows
from bot.discord_app.delivery import EXPIRED, post_beside, show, show_notice
from bot.discord_app.index_words import name_of, short_id, who_builds
from bot.discord_app.index_work import EXPECTED, for_keepers, quoted
from bot.discord_app.press import BuildRunningError, BuildStoppedError
from bot.discord_app.proposal_cards import nothing_cards
from bot.discord_app.proposal_pages import proposal_pages, proposal_rows
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit
from index.build_lock import BusyError
from index.proposal import Proposal


@for_keepers("corpus reindex")
async def reindex(visit: Visit) -> None:
    """Build what would be published, telling how far it is, and show it once it waits.

    A build that is refused, stopped or fails is told in a sentence; the index is as it was.
    """
    watch = BuildWatch(asyncio.get_running_loop().time)
    message = BuildMessage(visit.interaction, watch, visit.phrases())
    telling = asyncio.create_task(message.keep_telling())
    try:
        built = await _built(visit, watch)
    finally:
        telling.cancel()
        await asyncio.wait({telling})
    if isinstance(built, str):
        as_before = visit.desk.snapshot
        await note_done(visit, "corpus reindex", before=as_before, after=as_before)
        await show_notice(visit.interaction, built)
        return
    await note_done(visit, "corpus reindex", before=built.base or "", after=built.snapshot)
    await message.may_edit()
    await _show(visit, built)


async def _built(visit: Visit, watch: BuildWatch) -> Proposal | str:
    """What was built, or why nothing was."""
    phrases = visit.phrases()
    try:
        return await visit.desk.press.propose(f"<@{visit.asker.user}>", watch.note)
    except BuildRunningError as error:
        return phrases.say("reindex-busy", who=name_of(error.name))
    except BusyError as error:
        return phrases.say("reindex-busy", who=who_builds(error.builder, phrases))
    except BuildStoppedError:
        return phrases.say("reindex-stopped")
    except EXPECTED as error:
        return f"{phrases.say('reindex-failed')}\n{quoted(str(error))}"


async def _show(visit: Visit, proposal: Proposal) -> None:
    phrases = visit.phrases()
    if proposal.snapshot == proposal.base:
        for card in nothing_cards(proposal, phrases):
            await _show_lasting(visit, card, (), proposal)
        return
    cards = await proposal_pages(visit, proposal)
    rows = proposal_rows(proposal, phrases, 0, len(cards))
    await _show_lasting(visit, cards[0], rows, proposal)


async def _show_lasting(visit: Visit, card: Card, rows: Rows, proposal: Proposal) -> None:
    """Show a card; past the interaction's 15 minutes say in a direct message where it is.

    Its buttons would be refused there: only in the server may the index be changed.
    """
    try:
        await show(visit.interaction, card, rows)
    except discord.HTTPException as error:
        if error.code not in EXPIRED:
            raise
        ready = visit.phrases().say("reindex-ready", index=short_id(proposal.snapshot))
        await post_beside(visit.interaction, render_notice(ready), private=True)
