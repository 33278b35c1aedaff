"""What is known of an article, as lines of a card: inert, and none longer than a line should be."""

from bot.discord_app.cards import cut
from bot.discord_app.inert import escaped, link_host, one_line, safe_link
from bot.phrases.phrases import Phrases
from corpus.article import Article, ArticleId
from corpus.copies import Copy

_FIRST_LINES, _LINE = 3, 200
_TITLE, _NAME = 200, 100


def title_line(article: Article, phrases: Phrases, longest: int = _TITLE) -> str:
    """Return its title in bold."""
    return f"**{title_of(article, phrases, longest)}**"


def title_of(article: Article, phrases: Phrases, longest: int = _TITLE) -> str:
    """Return its title, or what is said where it has none."""
    return shown(article.title or "", longest) or phrases.say("article-untitled")


def fact_lines(article: Article, phrases: Phrases) -> list[str]:
    """Return who published and wrote it, its language, its length and its link, a fact a line."""
    lines = [phrases.say("article-publisher", publisher=shown(article.publisher, _NAME))]
    if article.author:
        lines.append(phrases.say("article-author", author=shown(article.author, _NAME)))
    lines.append(phrases.say("article-language", language=shown(article.language, 20)))
    lines.append(phrases.say("article-words", words=len(article.body.split())))
    link = safe_link(article.url)
    if link:
        lines.append(phrases.say("open-article", link=link, host=escaped(link_host(link))))
    return lines


def day_line(article: Article, phrases: Phrases) -> str:
    """Return its day, or what it costs that it has none."""
    if article.published is None:
        return phrases.say("article-undated")
    day = phrases.weekday(article.published)
    if article.published_how == "inferred":
        return phrases.say("article-day-inferred", day=day)
    return phrases.say("article-day", day=day)


def first_lines(article: Article) -> str:
    """Return how it begins, as a quote; nothing of it does anything."""
    lines = article.body.split("\n")[:_FIRST_LINES]
    return "\n".join(f"> {shown(line, _LINE)}" for line in lines)


def copy_line(article: ArticleId, copy: Copy, phrases: Phrases) -> str:
    """Say which article is a near copy of which."""
    percent = int(copy.share * 100)
    if copy.article == article:
        return phrases.say("article-copy", other=shown(copy.of, _NAME), percent=percent)
    return phrases.say("article-copied", other=shown(copy.article, _NAME), percent=percent)


def shown(text: str, longest: int = _NAME) -> str:
    """Return one line of somebody else's text, inert and cut to what it may take."""
    return escaped(cut(one_line(text), longest, escaped))
