"""Turning pages: of an answer, of its quotes, of the list of articles."""

import discord

from bot.discord_app.answer_rows import answer_rows, page_row
from bot.discord_app.article_list import article_page
from bot.discord_app.cards import Card
from bot.discord_app.controls import Rows
from bot.discord_app.delivery import change, show, show_notice
from bot.discord_app.inquiry import Outcome
from bot.discord_app.presses.sources import reply_now, source_cards
from bot.discord_app.read_back import question_shown, turns_shown
from bot.discord_app.render import render, render_removed
from bot.discord_app.visit import Visit
from bot.phrases.phrases import language_of, phrases_in


async def turn_page(visit: Visit, key: str, language: str, page: str) -> None:
    """Show another page of an answer: in place for its asker, privately to anybody else.

    One that cites a removed article is shown no more; in place, it goes.
    """
    message = visit.interaction.message
    told = await visit.desk.with_state(lambda state: state.answers.find(key))
    if told is None or message is None:
        await show_notice(visit.interaction, visit.phrases().say("forgotten"))
        return
    phrases = phrases_in(language_of([language]))
    question, earlier = question_shown(message.components), turns_shown(message.components)[:-1]
    now = await reply_now(visit, told)
    # A picture is sent with the first page alone: turning in place would take it away.
    pictured = bool(message.attachments)
    if now is None:
        cards: tuple[Card, ...] = (render_removed(question, phrases, earlier),)
    else:
        reply = now.model_copy(update={"question": question})
        cards = render(reply, phrases, earlier, quotes=not pictured)
    number = within(page, cards)
    own = visit.is_asker_of(told)
    alone = own or _is_own(visit)
    offer = "delete" if alone and not told.private else visit.offer if own and now else "nothing"
    rows = answer_rows(Outcome(key, told.reply, earlier, offer), phrases, number, len(cards))
    if alone and not pictured:
        await change(visit.interaction, cards[number], rows)
    else:
        await show(visit.interaction, cards[number], rows)


async def turn_sources_page(visit: Visit, key: str, page: str) -> None:
    """Show another page of an answer's quotes, in place."""
    cards = await source_cards(visit, key)
    if not cards:
        await show_notice(visit.interaction, visit.phrases().say("forgotten"))
        return
    number = within(page, cards)
    rows = page_row("spage", (key,), visit.phrases(), number, len(cards))
    await change(visit.interaction, cards[number], rows)


async def turn_articles_page(visit: Visit, first: str) -> None:
    """Show the list of articles from another one on: in place where the person sees it alone."""
    phrases = visit.phrases(private=_is_own(visit))
    entries = await visit.desk.articles()
    page = article_page(entries, _number(first), visit.desk.snapshot, phrases)
    await _put(visit, page.card, page.rows(phrases))


async def turn(visit: Visit, verb: str, page: str, cards: tuple[Card, ...]) -> None:
    """Show another page of what was laid out anew, in place."""
    number = within(page, cards)
    rows = page_row(verb, (), visit.phrases(), number, len(cards))
    await change(visit.interaction, cards[number], rows)


async def _put(visit: Visit, card: Card, rows: Rows) -> None:
    if _is_own(visit):
        await change(visit.interaction, card, rows)
    else:
        await show(visit.interaction, card, rows)


def _is_own(visit: Visit) -> bool:
    """Whether only the person sees the message: it was shown privately, or is between two."""
    message = visit.interaction.message
    if message is None:
        return False
    return message.flags.ephemeral or isinstance(visit.interaction.channel, discord.DMChannel)


def within(page: str, cards: tuple[Card, ...]) -> int:
    """Return the number of a page that is there: what has shrunk meanwhile has fewer."""
    return min(_number(page), len(cards) - 1)


def _number(text: str) -> int:
    """A number as one of our ids has it; 0 of what is none."""
    return int(text) if text.isascii() and text.isdigit() else 0
