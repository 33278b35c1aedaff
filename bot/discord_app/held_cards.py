"""One article as moderators keep it: shown whole, about to be removed, changed."""

from bot.discord_app.article_facts import (
    copy_line,
    day_line,
    fact_lines,
    first_lines,
    shown,
    title_line,
    title_of,
)
from bot.discord_app.cards import Card, Text, joined, ruled
from bot.discord_app.controls import Button, Rows
from bot.discord_app.custom_id import custom_id
from bot.discord_app.held_articles import Looked
from bot.discord_app.held_list import standing_line
from bot.discord_app.known_articles import article_key
from bot.discord_app.render import NOTICE_COLOUR, SOURCES_COLOUR
from bot.editing.handing_in import Kept
from bot.editing.typed import changes
from bot.phrases.phrases import Phrases
from corpus.article import Article
from index.held import HeldArticle
from index.manifest import article_record


def held_card(found: Looked, phrases: Phrases) -> Card:
    """Show an article: its facts, how it stands, what is read from it, how it begins."""
    article = found.held.article
    about = [*fact_lines(article, phrases), day_line(article, phrases)]
    stands = [standing_line(found.held, phrases), *_beside(found, phrases)]
    head = Text(f"### {title_of(article, phrases)}\n-# {shown(article.id, 200)}")
    blocks = ([head, *joined(about)], joined(stands), joined([first_lines(article)]))
    return Card(SOURCES_COLOUR, ruled(*blocks))


def removal_card(found: Looked, phrases: Phrases) -> Card:
    """Show what is about to be removed, and what goes with it."""
    article = found.held.article
    about = [
        title_line(article, phrases),
        *fact_lines(article, phrases),
        day_line(article, phrases),
    ]
    goes = [standing_line(found.held, phrases), *_beside(found, phrases)]
    goes.append(_what_stays(found.held, phrases))
    head = Text(f"### {phrases.say('removal-title')}\n-# {shown(article.id, 200)}")
    return Card(NOTICE_COLOUR, ruled([head, *joined(about)], joined(goes)))


def removal_rows(article: Article, phrases: Phrases) -> Rows:
    """Return the button that removes an article, as long as it is the one that was shown."""
    asked = custom_id("article_drop", article_key(article.id), version_of(article))
    return ((Button(asked, phrases.say("button-remove"), "🗑️", "danger"),),)


def version_of(article: Article) -> str:
    """Return what tells an article from itself once it is changed."""
    return article_record(article).sha256[:16]


def removed_card(held: HeldArticle, phrases: Phrases) -> Card:
    """Tell that an article is removed, and until when it is still answered from."""
    title, name = title_of(held.article, phrases), shown(held.article.id, 200)
    until = "removed-unpublished" if held.standing == "new" else "removed-until"
    lines = [phrases.say("removed", title=title, article=name), phrases.say(until)]
    return Card(SOURCES_COLOUR, joined([*lines, _what_stays(held, phrases)]))


def changed_card(kept: Kept, phrases: Phrases) -> Card:
    """Show which facts were changed, before and after, and how they come to be answered from."""
    lines = [f"### {phrases.say('changed-title', article=shown(kept.after.id, 200))}"]
    for fact, old, new in changes(kept.before, kept.after) if kept.before else ():
        nothing = phrases.say("facts-nothing")
        before, after = shown(old, 150) or nothing, shown(new, 150) or nothing
        name = phrases.say(f"facts-{fact}")
        lines.append(phrases.say("changed-fact", fact=name, before=before, after=after))
    lines.append(phrases.say("not-yet-published"))
    return Card(SOURCES_COLOUR, joined(lines))


def _what_stays(held: HeldArticle, phrases: Phrases) -> str:
    if held.standing == "removed":
        return phrases.say("removal-gone")
    return phrases.say("removal-own" if held.own else "removal-corpus")


def _beside(found: Looked, phrases: Phrases) -> list[str]:
    """Say what was read from an article, and of which it is a copy."""
    lines = []
    if (entry := found.entry) is not None:
        counts = phrases.say("article-counts", sentences=entry.sentences, events=entry.events)
        lines.append(phrases.say("article-gives", counts=counts))
    if found.copy is not None:
        lines.append(copy_line(found.held.article.id, found.copy, phrases))
    return lines
