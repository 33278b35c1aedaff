"""The list of articles, laid out one page at a time: there may be thousands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from bot.discord_app.cards import Card, Part, Text, cut, joined, lay_out
from bot.discord_app.controls import Button, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.inert import escaped, link_host, one_line, safe_link
from bot.discord_app.newsroom import SourceEntry
from bot.discord_app.render import SOURCES_COLOUR
from bot.phrases.phrases import Phrases

ARTICLES_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of the list, and where the pages beside it begin.  Articles count from 0."""

    card: Card
    back: int
    """First article of the page before."""
    first: int
    behind: int
    """First article of the page behind."""
    articles: int
    """In the whole list."""

    def rows(self, phrases: Phrases) -> Rows:
        """Return the row that turns the list; no row where this page is all of it."""
        if self.behind - self.first == self.articles:
            return ()
        shown = phrases.say(
            "articles-shown", first=self.first + 1, last=self.behind, articles=self.articles
        )
        back, further = phrases.say("button-back"), phrases.say("button-next")
        at_end = self.behind == self.articles
        return (
            (
                Button(custom_id("apage", self.back), back, "◀️", disabled=self.first == 0),
                # Its id is never pressed, but no two of a message may be the same.
                Button(custom_id("shown", self.first), shown, disabled=True),
                Button(custom_id("apage", self.behind), further, "▶️", disabled=at_end),
            ),
        )


def article_page(
    entries: Sequence[SourceEntry], first: int, snapshot: str, phrases: Phrases
) -> ArticlePage:
    """Lay out articles from `first` on: whose, of which day, with the link.

    Ten of them, or as many as fit one message.  A list that has shrunk meanwhile shows its end.
    No more than the page and the one before it are looked at.
    """
    frame = _Frame(
        (Text(f"### {phrases.say('articles-title', articles=len(entries))}"),),
        (Text(f"-# {phrases.say('index-foot', index=one_line(snapshot)[:8])}"),),
    )
    if first >= len(entries):
        first = frame.back(entries, len(entries), phrases)
    shown = [_article(entry, phrases) for entry in entries[first : first + ARTICLES_A_PAGE]]
    fitting = next(n for n in range(len(shown), -1, -1) if n <= 1 or frame.holds(shown[:n]))
    (card, *_) = frame.cards(shown[:fitting])
    back = frame.back(entries, first, phrases)
    return ArticlePage(card, back, first, first + fitting, len(entries))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands over and under the articles of every page."""

    head: tuple[Part, ...]
    foot: tuple[Part, ...]

    def cards(self, articles: Sequence[Sequence[Part]]) -> tuple[Card, ...]:
        return lay_out(SOURCES_COLOUR, self.head, tuple(chain(*articles)), self.foot)

    def holds(self, articles: Sequence[Sequence[Part]]) -> bool:
        """Whether articles fit one message."""
        return len(self.cards(articles)) == 1

    def back(self, entries: Sequence[SourceEntry], first: int, phrases: Phrases) -> int:
        """Where the page begins that ends before an article: none is left out between the two."""
        before = entries[max(0, first - ARTICLES_A_PAGE) : first]
        articles = [_article(entry, phrases) for entry in before]
        fitting = next(
            n for n in range(len(articles), -1, -1) if n <= 1 or self.holds(articles[-n:])
        )
        return first - fitting


def _article(entry: SourceEntry, phrases: Phrases) -> tuple[Part, ...]:
    day = phrases.day(entry.published) if entry.published else phrases.say("undated")
    name, bracket, rest = cut(one_line(entry.credit_in(phrases)), 100).partition(" (")
    lines = [f"**{escaped(name)}**{escaped(bracket + rest)}, {day}"]
    if entry.title:
        lines.append(escaped(cut(one_line(entry.title), 200, escaped)))
    link = safe_link(entry.url)
    if link:
        lines.append(phrases.say("open-article", link=link, host=escaped(link_host(link))))
    lines.append(
        f"-# {phrases.say('article-counts', sentences=entry.sentences, events=entry.events)}"
    )
    return joined(lines)
