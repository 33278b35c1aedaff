"""One article as it is now, found by what an option or a button says of it."""

from dataclasses import dataclass

from bot.discord_app.known_articles import is_named
from bot.discord_app.newsroom import SourceEntry
from bot.discord_app.visit import Visit
from corpus.article import Article, ArticleError
from corpus.copies import Copy
from index.editor import Editor
from index.held import HeldArticle


@dataclass(frozen=True, slots=True)
class Looked:
    """An article with all that hangs on it."""

    held: HeldArticle
    copy: Copy | None
    """What it is a near copy of, or what is one of it."""
    entry: SourceEntry | None
    """What was read from it, as far as it is published."""


async def look_at(visit: Visit, said: str) -> Looked | None:
    """Look at an article, also at one that is removed and still published; None if there is none.

    Raises ArticleError if the articles can't be read.
    """

    def look(editor: Editor) -> tuple[HeldArticle, Copy | None] | None:
        held = held_named(editor, said)
        if held is None:
            return None
        return held, None if held.standing == "removed" else editor.copy_of(held.article)

    found = await visit.desk.edit(look)
    if found is None:
        return None
    name = found[0].article.id
    entries = await visit.desk.articles()
    return Looked(*found, next((one for one in entries if one.article == name), None))


def held_named(editor: Editor, said: str) -> HeldArticle | None:
    """Return the article that an option or a custom id names, also one that is removed.

    Raises ArticleError if the articles can't be read.
    """
    everything = editor.articles().articles
    return next((one for one in everything if is_named(one.article.id, said)), None)


def article_named(editor: Editor, said: str) -> Article | None:
    """Return the article that an option or a custom id names; None if there is none.

    Quick where it is named by its id.  Raises ArticleError if the articles can't be read.
    """
    try:
        return editor.article(said.strip())
    except ArticleError:
        held = held_named(editor, said)
        return None if held is None or held.standing == "removed" else held.article
