"""Facts of an article stated anew, in a form."""

import asyncio

from bot.discord_app.article_forms import facts_form
from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows
from bot.discord_app.delivery import change, show, show_notice
from bot.discord_app.draft_cards import fault_line
from bot.discord_app.drafting import draft_message, note_kept
from bot.discord_app.held_articles import article_named
from bot.discord_app.held_cards import changed_card, version_of
from bot.discord_app.known_articles import article_key
from bot.discord_app.refusals import why_not
from bot.discord_app.render import render_notice
from bot.discord_app.visit import Visit
from bot.editing.drafts import Draft, Drafts, Waiting
from bot.editing.handing_in import Kept, as_submission, hold_facts, restate
from bot.editing.typed import FactError, Typed, changes, typed_of
from corpus.article import Article
from corpus.shelf import ShelfError
from index.editor import Editor

FORM_WITHIN_S = 1.8
"""How long a form, for which Discord waits 3 s, waits for a look at the articles."""


async def open_edit_form(visit: Visit, said: str) -> None:
    """Open the form with an article's facts, or say why it can't be opened.

    Raises ArticleError if the articles can't be read.
    """
    article = await _in_time(visit, said)
    if article is not None:
        form = facts_form(
            "edit_form",
            article_key(article.id),
            version_of(article),
            typed=typed_of(as_submission(article)),
            phrases=visit.phrases(),
        )
        await visit.interaction.response.send_modal(form)


async def open_draft_form(visit: Visit, key: str, number: str) -> None:
    """Open the form with the facts of an article that waits, as they were last typed."""
    try:
        async with asyncio.timeout(FORM_WITHIN_S):
            draft = await visit.desk.with_drafts(lambda drafts: drafts.read(key))
    except TimeoutError:
        await show_notice(visit.interaction, visit.phrases().say("articles-busy"))
        return
    waiting = waiting_in(draft, number)
    if waiting is None:
        await show_notice(visit.interaction, visit.phrases().say("draft-gone"))
        return
    typed = waiting.typed or typed_of(waiting.submission)
    form = facts_form("draft_form", key, number, typed=typed, phrases=visit.phrases())
    await visit.interaction.response.send_modal(form)


async def restate_facts(
    visit: Visit, said: str, typed: Typed, draft: Draft | None = None, version: str = ""
) -> None:
    """State an article's facts as they were typed, and show what changed.

    Where the article is no longer of the `version` that the form showed, that is said first: what
    was typed would undo what somebody else did.  What can't be taken goes on waiting, so that it
    need not be typed again; so it may have waited in a draft before.  Raises ArticleError for
    what the drafts refuse.
    """
    desk, phrases = visit.desk, visit.phrases()

    def work(editor: Editor) -> Kept | tuple[Draft, str] | None:
        article = article_named(editor, said)
        if article is None:
            return None
        if version and version != version_of(article):
            waits = _held_facts(desk.drafts, article, typed, draft)
            return waits, phrases.say("edit-changed-since")
        try:
            kept = restate(editor, article.id, typed)
        except FactError as fault:
            return _held_facts(desk.drafts, article, typed, draft), fault_line(fault, phrases)
        except ShelfError as error:
            reason = why_not(error, "", phrases)
            return _held_facts(desk.drafts, article, typed, draft), reason
        if draft is not None:
            desk.drafts.drop(draft.key)
        return kept

    done = await desk.edit(work)
    if done is None:
        await show_notice(visit.interaction, phrases.say("no-such-held-article"))
    elif isinstance(done, Kept):
        await _show_changed(visit, done, in_place=draft is not None)
    else:
        waits, reason = done
        message = await draft_message(visit, waits, note=reason)
        await _tell(visit, *message, in_place=draft is not None)


def waiting_in(draft: Draft | None, number: str) -> Waiting | None:
    """Return one article of a draft; None where neither is there any more."""
    if draft is None or not (number.isascii() and number.isdigit()):
        return None
    return draft.waiting.get(int(number))


async def _show_changed(visit: Visit, kept: Kept, *, in_place: bool) -> None:
    if kept.before is None or not changes(kept.before, kept.after):
        nothing = render_notice(visit.phrases().say("nothing-changed"))
        await _tell(visit, nothing, in_place=in_place)
        return
    await note_kept(visit, kept)
    await _tell(visit, changed_card(kept, visit.phrases()), in_place=in_place)


async def _tell(visit: Visit, card: Card, rows: Rows = (), *, in_place: bool) -> None:
    await (change if in_place else show)(visit.interaction, card, rows)


def _held_facts(drafts: Drafts, article: Article, typed: Typed, draft: Draft | None) -> Draft:
    held = hold_facts(drafts, article, typed)
    if draft is not None:
        drafts.drop(draft.key)
    return held


async def _in_time(visit: Visit, said: str) -> Article | None:
    """Return the article that is meant; None where that can't be told in time, which is said."""
    phrases = visit.phrases()
    try:
        async with asyncio.timeout(FORM_WITHIN_S):
            article = await visit.desk.edit(lambda editor: article_named(editor, said))
    except TimeoutError:
        await show_notice(visit.interaction, phrases.say("articles-busy"))
        return None
    if article is None:
        await show_notice(visit.interaction, phrases.say("no-such-held-article"))
    return article
