"""The articles as they were some seconds ago, to be suggested while somebody types."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256

from corpus.article import Article, ArticleError, ArticleId
from index.held import HeldArticle, HeldArticles, Standing
from index.publications import LibraryError

_log = logging.getLogger(__name__)

FRESH_S = 5.0
WITHIN_S = 1.5
"""How long suggestions, for which Discord waits 3 s, wait for a look at the articles."""
_LONGEST_VALUE = 100
"""Characters of what an option can carry."""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What is suggested of an article."""

    article: Article
    """Without its words."""
    standing: Standing


class KnownArticles:
    """Looks at the articles at most every `FRESH_S`, once for all who type.  For one event loop."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._known: tuple[KnownArticle, ...] = ()
        self._fresh_until = float("-inf")
        self._looking: asyncio.Task[None] | None = None

    async def all(self, look: Callable[[], Awaitable[HeldArticles]]) -> tuple[KnownArticle, ...]:
        """Return the articles, by id; those last seen where a look takes too long or fails."""
        if self._monotonic() >= self._fresh_until and self._looking is None:
            self._looking = asyncio.create_task(self._refresh(look))
        if self._looking is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(WITHIN_S):
                    await asyncio.shield(self._looking)
        return self._known

    async def _refresh(self, look: Callable[[], Awaitable[HeldArticles]]) -> None:
        try:
            held = await look()
            self._known = tuple(_without_words(one) for one in held.articles)
            self._fresh_until = self._monotonic() + FRESH_S
        except (ArticleError, LibraryError, OSError) as error:
            _log.warning("no articles to suggest: %s", error)
        finally:
            self._looking = None


def article_key(name: ArticleId) -> str:
    """Return what stands for an article's id in a custom id, where it may be too long itself."""
    return sha256(name.encode()).hexdigest()[:16]


def option_of(name: ArticleId) -> str:
    """Return what stands for an article's id in a command's option."""
    return name if len(name) <= _LONGEST_VALUE else article_key(name)


def is_named(name: ArticleId, said: str) -> bool:
    """Whether an article of that id is meant by an option or a custom id."""
    return said.strip() in (name, article_key(name))


def _without_words(held: HeldArticle) -> KnownArticle:
    article = held.article.model_copy(update={"body": "", "asides": ()})
    return KnownArticle(article, held.standing)
