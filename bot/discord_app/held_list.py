"""The articles as moderators keep them, found by words and laid out one page at a time."""

import re

from bot.discord_app.answer_rows import page_row
from bot.discord_app.article_facts import shown, title_line
from bot.discord_app.cards import Card, Text, joined, length
from bot.discord_app.controls import Rows
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import Phrases
from corpus.article import Article
from corpus.manifest import Skipped
from index.held import HeldArticle, HeldArticles

LONGEST_SEARCH = 40
"""UTF-16 units of a search, so that it fits a custom id."""
_A_PAGE = 8
"""So many fit one message whatever they are called."""
_NOT_WORDS = re.compile(r"[^\w.\-]+")


def folded(search: str) -> str:
    """Return a search as a custom id can carry it: its words in small letters, joined by "+"."""
    kept = _NOT_WORDS.sub(" ", search.casefold()).strip().replace(" ", "+")
    while length(kept) > LONGEST_SEARCH:
        kept = kept[:-1]
    return kept.strip("+")


def matching_articles(held: HeldArticles, search: str) -> tuple[HeldArticle, ...]:
    """Return the articles of which what is known holds every word of a folded search."""
    words = search.split("+")
    return tuple(one for one in held.articles if is_about(one.article, words))


def is_about(article: Article, words: list[str]) -> bool:
    """Whether what is known of an article holds every one of these words, in small letters."""
    day = article.published.isoformat() if article.published else ""
    known = (article.id, article.title, article.publisher, article.author, day)
    said = _NOT_WORDS.sub(" ", " ".join(filter(None, known)).casefold())
    return all(word in said for word in words)


def held_page(held: HeldArticles, search: str, page: int, phrases: Phrases) -> tuple[Card, Rows]:
    """Lay out a page of the articles that a folded search finds, and behind them what was skipped.

    A list that has shrunk meanwhile shows its last page.
    """
    found = matching_articles(held, search)
    skipped = () if search else held.skipped
    pages = max(1, -(-(len(found) + len(skipped)) // _A_PAGE))
    page = min(page, pages - 1)
    first, behind = page * _A_PAGE, (page + 1) * _A_PAGE
    lines = [_entry(one, phrases) for one in found[first:behind]]
    lines += [
        _skipped(one, phrases)
        for one in skipped[max(0, first - len(found)) : max(0, behind - len(found))]
    ]
    title = phrases.say("held-title", articles=len(held.articles))
    if search:
        words = shown(search.replace("+", " "))
        title = phrases.say("held-found", articles=len(found), search=words)
    foot = [Text(f"-# {phrases.say('held-pending', changes=held.pending)}")] if held.pending else []
    card = Card(SOURCES_COLOUR, (Text(f"### {title}"), *joined(lines), *foot))
    return card, page_row("held_page", (search,), phrases, page, pages)


def standing_line(held: HeldArticle, phrases: Phrases) -> str:
    """Say how an article stands to what is published, and who keeps it."""
    said = [phrases.say(f"standing-{held.standing}")]
    if held.standing != "removed":
        said.append(phrases.say("held-own" if held.own else "held-corpus"))
    if held.copy_of is not None:
        said.append(phrases.say("held-copy", other=shown(held.copy_of, 60)))
    return " · ".join(said)


def _entry(held: HeldArticle, phrases: Phrases) -> str:
    article = held.article
    day = phrases.day(article.published) if article.published else phrases.say("undated")
    lines = [
        title_line(article, phrases, 90),
        f"{shown(article.publisher, 60)} · {day} · {shown(article.id, 60)}",
        f"-# {standing_line(held, phrases)}",
    ]
    return "\n".join(lines)


def _skipped(one: Skipped, phrases: Phrases) -> str:
    reason = shown(one.reason, 200)
    return phrases.say("held-skipped", name=shown(one.name, 80), reason=reason)
