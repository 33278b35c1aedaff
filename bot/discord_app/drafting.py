"""What moderators hand in: fetched, read, and shown as it waits for their yes."""

import discord

from bot.discord_app.attachments import AttachmentError, download
from bot.discord_app.authority import note_done
from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows
from bot.discord_app.delivery import show, show_notice
from bot.discord_app.draft_cards import (
    archive_card,
    archive_pages,
    archive_rows,
    draft_card,
    draft_rows,
    on_page,
)
from bot.discord_app.refusals import why_not
from bot.discord_app.visit import Visit
from bot.editing.drafts import Draft
from bot.editing.handing_in import Kept, hand_in, near_copies
from bot.editing.typed import changes, settled
from corpus.article import Article, ArticleError, ArticleId
from corpus.intake.submission import Limits, Received

_NOTED = 200
"""Characters of a title or publisher in the audit log."""


async def take_file(
    visit: Visit, file: discord.Attachment, instead_of: ArticleId | None = None
) -> None:
    """Fetch and read an attached file, and show it as it waits, or say why it is not taken."""
    try:
        received = await download(file, Limits().content_bytes)
    except (AttachmentError, ArticleError) as error:
        await show_notice(visit.interaction, why_not(error, file.filename, visit.phrases()))
        return
    await _take(visit, received, instead_of)


async def take_link(visit: Visit, link: str) -> None:
    """Fetch and read what stands at a link, where the server's moderators allow links."""
    if visit.settings is None or not visit.settings.links:
        await show_notice(visit.interaction, visit.phrases().say("links-off"))
        return
    try:
        received = await visit.desk.fetch(link)
    except ArticleError as error:
        await show_notice(visit.interaction, why_not(error, link, visit.phrases()))
        return
    await _take(visit, received)


async def draft_message(
    visit: Visit, draft: Draft, page: int = 0, note: str = ""
) -> tuple[Card, Rows]:
    """Lay out a draft as it waits, with its near copies; of an archive one page."""
    phrases = visit.phrases()
    page = min(page, archive_pages(draft) - 1)
    numbers = on_page(draft, page) if draft.is_archive else tuple(draft.waiting)
    articles = [settled(draft.waiting[number].submission) for number in numbers]
    copies = await visit.desk.edit(lambda editor: near_copies(editor, articles)) if articles else {}
    if draft.is_archive:
        card = archive_card(draft, page, copies, phrases, note)
        return card, archive_rows(draft, page, phrases)
    (number,) = numbers
    return draft_card(draft, number, copies, phrases, note), draft_rows(draft, number, phrases)


async def note_kept(visit: Visit, kept: Kept) -> None:
    """Note in the audit log what was added, or which facts of an article were changed."""
    after = kept.after
    if kept.before is None:
        await note_done(visit, "corpus add", before="", after=named(after))
        return
    changed = [f"{fact}: {old} → {new}" for fact, old, new in changes(kept.before, after)]
    if kept.before.body != after.body:
        changed.append("another text")
    await note_done(visit, "corpus edit", before=named(kept.before), after="; ".join(changed))


def named(article: Article) -> str:
    """Return what the audit log says of an article: its id, its publisher, its title."""
    known = (article.publisher, article.title)
    return ", ".join([article.id, *(one[:_NOTED] for one in known if one)])


async def _take(visit: Visit, received: Received, instead_of: ArticleId | None = None) -> None:
    desk = visit.desk
    try:
        draft = await desk.take_in(
            lambda editor: hand_in(editor, desk.drafts, received, desk.now(), instead_of)
        )
    except ArticleError as error:
        await show_notice(visit.interaction, why_not(error, received.name, visit.phrases()))
        return
    await show(visit.interaction, *await draft_message(visit, draft))
