"""The quotes of an answer, found again in the articles served now."""

from dataclasses import dataclass

from bot.answering.reply import Answer, Citation
from bot.discord_app.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class InContext:
    """A quote with what stands around it in its paragraph, verbatim."""

    citation: Citation
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A quote that the articles served now no longer prove."""

    citation: Citation


Source = InContext | Outdated


def find_sources(newsroom: Newsroom, answer: Answer) -> tuple[Source, ...]:
    """Return each citation of an answer in its context, in order of markers.

    A quote is shown in context only where the article's body still has it at its place.  Blocks;
    for a worker thread.
    """
    bodies = {article.id: article.body for article in newsroom.articles()}
    found: list[Source] = []
    for citation in answer.citations:
        body = bodies.get(citation.article)
        if body is None or body[citation.start : citation.end] != citation.quote:
            found.append(Outdated(citation))
            continue
        before, quote, after = newsroom.paragraph(citation).partition(citation.quote)
        found.append(InContext(citation, before, after) if quote else InContext(citation, "", ""))
    return tuple(found)
