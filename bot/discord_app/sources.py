"""What was told once, held to the articles served now: its quotes, and whether it may be shown."""

from collections.abc import Container
from dataclasses import dataclass

from bot.answering.reply import Answer, Citation, Reply
from bot.discord_app.newsroom import Newsroom
from corpus.article import ArticleId


@dataclass(frozen=True, slots=True)
class InContext:
    """A quote with what stands around it in its paragraph, verbatim."""

    citation: Citation
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A quote that its article, as it is served now, no longer proves."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Removed:
    """A quote of an article that is served no longer: its words are shown to nobody."""

    citation: Citation


Source = InContext | Outdated | Removed


def find_sources(newsroom: Newsroom, answer: Answer) -> tuple[Source, ...]:
    """Return each citation of an answer in its context, in order of markers.

    A quote is shown in context only where the article's body still has it at its place.  All are
    looked up in the articles of one moment.  Blocks; for a worker thread.
    """
    articles = newsroom.articles()
    found = (articles.get(citation.article) for citation in answer.citations)
    return tuple(
        _source(citation, article.body if article else None)
        for citation, article in zip(answer.citations, found, strict=True)
    )


def as_served(reply: Reply, served: Container[ArticleId], snapshot: str) -> Reply | None:
    """Return what may be shown of a reply while these articles are served, by that snapshot.

    That is nothing, None, of an answer which cites another article.  A refusal is shown without
    the sentences of articles that are gone; one from another snapshot without what that covered.
    """
    if isinstance(reply, Answer):
        return reply if all(one.article in served for one in reply.citations) else None
    return reply.model_copy(
        update={
            "nearest": tuple(near for near in reply.nearest if near.article in served),
            "covered": reply.covered if reply.snapshot == snapshot else "",
        },
    )


def _source(citation: Citation, body: str | None) -> Source:
    if body is None:
        return Removed(citation)
    if body[citation.start : citation.end] != citation.quote:
        return Outdated(citation)
    first = body.rfind("\n", 0, citation.start) + 1
    last = body.find("\n", citation.end)
    after = body[citation.end : last if last >= 0 else None]
    return InContext(citation, body[first : citation.start], after)
