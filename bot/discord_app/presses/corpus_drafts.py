"""Buttons and forms of what was handed in and waits: add it, state its facts, let go of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.discord_app.article_forms import typed_in
from bot.discord_app.authority import keepers_only
from bot.discord_app.delivery import change, show_notice
from bot.discord_app.draft_cards import archive_page_of, fault_line, kept_card, kept_lines
from bot.discord_app.drafting import draft_message, note_kept
from bot.discord_app.forms import chosen_values
from bot.discord_app.refusals import telling
from bot.discord_app.render import render_notice
from bot.discord_app.restating import open_draft_form, restate_facts, waiting_in
from bot.discord_app.visit import Visit
from bot.editing.drafts import Draft, Waiting
from bot.editing.handing_in import Kept, Refused, keep
from bot.editing.typed import FactError, Typed, stated
from index.editor import Editor


@telling
async def add_one(visit: Visit, key: str, number: str) -> None:
    """Put the one article of a draft on the shelf."""
    if await keepers_only(visit, "corpus add"):
        await _add(visit, key, number)


@telling
async def add_all(visit: Visit, key: str) -> None:
    """Put the articles of an archive on the shelf, those that lack nothing they need."""
    if await keepers_only(visit, "corpus add"):
        await _add(visit, key, None)


@telling
async def turn_draft_page(visit: Visit, key: str, page: str) -> None:
    """Show another page of an archive's articles, in place."""
    if not await keepers_only(visit, "corpus add"):
        return
    draft = await visit.desk.with_drafts(lambda drafts: drafts.read(key))
    number = int(page) if page.isascii() and page.isdigit() else 0
    await _show(visit, draft, number)


@telling
async def open_facts(visit: Visit, key: str, number: str) -> None:
    """Open the form for the facts of an article that waits."""
    if await keepers_only(visit, "corpus add"):
        await open_draft_form(visit, key, number)


@telling
async def open_chosen(visit: Visit, key: str) -> None:
    """Open it for the article of an archive that was chosen."""
    if await keepers_only(visit, "corpus add"):
        chosen = chosen_values(visit.interaction)
        await open_draft_form(visit, key, chosen[0] if chosen else "")


@telling
async def take_draft_form(visit: Visit, key: str, number: str) -> None:
    """State the facts of an article that waits; what can't be taken stays in the form."""
    if not await keepers_only(visit, "corpus add"):
        return
    typed = typed_in(visit.interaction)
    draft = await visit.desk.with_drafts(lambda drafts: drafts.read(key))
    waiting = waiting_in(draft, number)
    if draft is None or waiting is None:
        await _say_gone(visit)
        return
    if not draft.has_file and draft.instead_of is not None:
        await restate_facts(visit, draft.instead_of, typed, draft)
        return
    changed, note = _stated(visit, waiting, typed)
    there = await visit.desk.with_drafts(lambda drafts: drafts.change(key, int(number), changed))
    draft = await visit.desk.with_drafts(lambda drafts: drafts.read(key)) if there else None
    await _show(visit, draft, archive_page_of(draft, int(number)) if draft else 0, note)


@telling
async def drop_draft(visit: Visit, key: str) -> None:
    """Let go of a draft."""
    if not await keepers_only(visit, "corpus add"):
        return
    await visit.desk.with_drafts(lambda drafts: drafts.drop(key))
    await change(visit.interaction, render_notice(visit.phrases().say("draft-dropped")))


async def _add(visit: Visit, key: str, number: str | None) -> None:
    desk = visit.desk

    def work(editor: Editor) -> tuple[list[Kept | Refused], Draft | None] | None:
        draft = desk.drafts.read(key)
        if draft is None:
            return None
        wanted = [one for one in draft.ready if number in (None, str(one))]
        return keep(editor, desk.drafts, draft, wanted), desk.drafts.read(key)

    done = await desk.edit(work)
    if done is None:
        await _say_gone(visit)
        return
    became, left = done
    for one in became:
        if isinstance(one, Kept):
            await note_kept(visit, one)
    await _show_became(visit, became, left)


async def _show_became(visit: Visit, became: Sequence[Kept | Refused], left: Draft | None) -> None:
    """Tell what became of articles, in place of the draft or over what is left of it."""
    lines = kept_lines(became, visit.phrases())
    if left is None:
        await change(visit.interaction, kept_card(lines))
    else:
        await _show(visit, left, 0, "\n".join(lines))


def _stated(visit: Visit, waiting: Waiting, typed: Typed) -> tuple[Waiting, str]:
    """Return an article with the facts as typed, or what was typed with what is wrong of it."""
    try:
        return Waiting(submission=stated(waiting.submission, typed)), ""
    except FactError as fault:
        return waiting.model_copy(update={"typed": typed}), fault_line(fault, visit.phrases())


async def _show(visit: Visit, draft: Draft | None, page: int, note: str = "") -> None:
    if draft is None:
        await _say_gone(visit)
        return
    await change(visit.interaction, *await draft_message(visit, draft, page, note))


async def _say_gone(visit: Visit) -> None:
    await show_notice(visit.interaction, visit.phrases().say("draft-gone"))


HANDLERS: Mapping[str, Callable[..., Awaitable[None]]] = {
    "draft_add": add_one,
    "draft_all": add_all,
    "draft_page": turn_draft_page,
    "draft_facts": open_facts,
    "draft_pick": open_chosen,
    "draft_form": take_draft_form,
    "draft_drop": drop_draft,
}
QUIETLY = frozenset({"draft_add", "draft_all", "draft_page", "draft_form", "draft_drop"})
