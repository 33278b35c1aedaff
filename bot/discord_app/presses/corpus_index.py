"""Buttons of a proposal and of the index: cancel, publish, discard, go back, turn pages."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.discord_app.authority import note_done
from bot.discord_app.controls import Button
from bot.discord_app.custom_id import custom_id
from bot.discord_app.delivery import change, show_notice
from bot.discord_app.index_pages import golden_pages, history_pages
from bot.discord_app.index_words import short_id
from bot.discord_app.index_work import UndoneError, for_keepers, quoted, with_editor
from bot.discord_app.presses.pages import turn, within
from bot.discord_app.proposal_cards import losses_card
from bot.discord_app.proposal_pages import proposal_pages, proposal_rows, waiting_proposal
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit
from index.editor import Editor

_log = logging.getLogger(__name__)


@for_keepers("corpus cancel")
async def call_off(visit: Visit) -> None:
    """Stop the build that is under way in this process."""
    phrases = visit.phrases()
    if not visit.desk.press.call_off():
        await show_notice(visit.interaction, phrases.say("build-none"))
        return
    as_before = visit.desk.snapshot
    await note_done(visit, "corpus cancel", before=as_before, after=as_before)
    # Beside the build's own message, which by now may tell of its end.
    await show_notice(visit.interaction, phrases.say("build-stopping"))


@for_keepers("corpus reindex")
async def show_proposal(visit: Visit, snapshot: str, page: str) -> None:
    """Show a page of what waits to be published, in place."""
    waiting = await waiting_proposal(visit, snapshot)
    if waiting is None:
        return
    cards = await proposal_pages(visit, waiting)
    number = within(page, cards)
    rows = proposal_rows(waiting, visit.phrases(), number, len(cards))
    await change(visit.interaction, cards[number], rows)


@for_keepers("corpus publish")
async def publish(visit: Visit, snapshot: str) -> None:
    """Publish what waits; where something would be lost by it, ask first whether that is meant."""
    await _publish(visit, snapshot, confirmed=False)


@for_keepers("corpus publish")
async def publish_in_spite(visit: Visit, snapshot: str) -> None:
    """Publish what waits, its losses seen and accepted."""
    await _publish(visit, snapshot, confirmed=True)


@for_keepers("corpus discard")
async def discard(visit: Visit, snapshot: str) -> None:
    """Discard what waits; the articles stay as they are."""
    if await waiting_proposal(visit, snapshot) is None:
        return
    said = "proposal-gone"
    if await with_editor(visit, lambda editor: editor.discard(snapshot)):
        await note_done(visit, "corpus discard", before=snapshot, after="")
        said = "proposal-discarded"
    await change(visit.interaction, render_notice(visit.phrases().say(said)))


@for_keepers("corpus rollback")
async def go_back(visit: Visit, to: str, before: str) -> None:
    """Go back to a kept snapshot, if what is published is still what the person was shown."""
    phrases = visit.phrases()
    active = await with_editor(visit, lambda editor: editor.publications().active)
    if (active or "") != before:
        await change(visit.interaction, render_notice(phrases.say("rollback-moved")))
        return
    there = await _swap(visit, to, lambda editor: editor.rollback(to))
    await note_done(visit, "corpus rollback", before=before, after=there)
    served = await _served(visit, there)
    lines = [phrases.say("rollback-done", index=short_id(there))]
    if there != to:
        lines.append(phrases.say("rollback-anew", index=short_id(to)))
    lines += [served, phrases.say("rollback-next")]
    await change(visit.interaction, render_notice("\n".join(filter(None, lines))))


@for_keepers("corpus history")
async def turn_history_page(visit: Visit, page: str) -> None:
    """Show another page of the history, in place."""
    await turn(visit, "hpage", page, await history_pages(visit))


@for_keepers("golden list")
async def turn_golden_page(visit: Visit, page: str) -> None:
    """Show another page of the golden questions, in place."""
    await turn(visit, "goldpage", page, await golden_pages(visit))


HANDLERS: Mapping[str, Callable[..., Awaitable[None]]] = {
    "calloff": call_off,
    "prop": show_proposal,
    "publish": publish,
    "inspite": publish_in_spite,
    "discard": discard,
    "goback": go_back,
    "hpage": turn_history_page,
    "goldpage": turn_golden_page,
}
QUIETLY: frozenset[str] = frozenset(HANDLERS)
PRIVATELY: frozenset[str] = frozenset()


async def _publish(visit: Visit, snapshot: str, *, confirmed: bool) -> None:
    waiting, phrases = await waiting_proposal(visit, snapshot), visit.phrases()
    if waiting is None:
        return
    if waiting.needs_second and not confirmed:
        anyway = Button(
            custom_id("inspite", snapshot), phrases.say("button-in-spite"), style="danger"
        )
        back = Button(custom_id("prop", snapshot, 0), phrases.say("button-back"))
        await change(visit.interaction, losses_card(waiting, phrases), ((anyway, back),))
        return

    def swap(editor: Editor) -> str:
        return editor.publish(snapshot, confirmed=confirmed).snapshot

    try:
        await _swap(visit, snapshot, swap)
    except UndoneError:
        # Another moderator may have been quicker, which is then said in place of the message.
        if await waiting_proposal(visit, snapshot) is not None:
            raise
        return
    await note_done(visit, "corpus publish", before=waiting.base or "", after=snapshot)
    served = await _served(visit, snapshot)
    lines = [phrases.say("published", index=short_id(snapshot))]
    if waiting.base:
        lines.append(phrases.say("published-instead", index=short_id(waiting.base)))
    lines += [served, phrases.say("published-back") if waiting.base else ""]
    await change(visit.interaction, render_notice("\n".join(filter(None, lines))))


async def _swap(visit: Visit, snapshot: str, swap: Callable[[Editor], str]) -> str:
    """Publish or go back; return what serves.  Raises UndoneError if that failed."""

    def work(editor: Editor) -> str:
        try:
            return swap(editor)
        except OSError:
            # Old snapshots are cleared behind the swap: failing at that undoes nothing.
            if editor.publications().active != snapshot:
                raise
            _log.warning("published %s, but something behind it failed", snapshot, exc_info=True)
            return snapshot

    return await with_editor(visit, work)


async def _served(visit: Visit, snapshot: str) -> str:
    """Serve what was published; return why this process can't, and empty where it does."""
    desk, phrases = visit.desk, visit.phrases()
    try:
        await desk.follow()
    except Exception as error:  # whatever it is, the index is published, which must be said
        _log.warning("%s is published and can't be served here", snapshot, exc_info=error)
        why = quoted(str(error))
        return f"{phrases.say('published-unserved', index=short_id(desk.snapshot))}\n{why}"
    if desk.snapshot != snapshot:
        return phrases.say("published-unserved", index=short_id(desk.snapshot))
    return ""
