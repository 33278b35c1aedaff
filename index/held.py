"""The articles as they are now, held against those that are published."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.article import Article, ArticleId
from corpus.copies import find_copies
from corpus.holdings import Holdings
from corpus.shelf import Shelf
from index.library import Library
from index.manifest import article_record
from index.seal import SnapshotError
from index.snapshot import read_articles

if TYPE_CHECKING:
    from corpus.manifest import Skipped

Standing = Literal["published", "new", "changed", "removed"]
"""As published; not yet in the index; there in other words or with other facts; still answered
from until the next publication."""


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """One article, and how it stands to what is published."""

    article: Article
    standing: Standing
    own: bool
    """Whether it is kept by moderators, not in a folder of the corpus."""
    copy_of: ArticleId | None
    """The article that it is a near copy of."""


@dataclass(frozen=True, slots=True)
class HeldArticles:
    """All articles, by id, and the files that are none."""

    articles: tuple[HeldArticle, ...]
    skipped: "tuple[Skipped, ...]"

    @property
    def pending(self) -> int:
        """How many the next publication would add, change or remove."""
        return sum(one.standing != "published" for one in self.articles)

    def find(self, name: ArticleId) -> HeldArticle | None:
        """Return the article of that id; None if there is none."""
        return next((one for one in self.articles if one.article.id == name), None)


def is_held(library: Library, shelf: Shelf) -> bool:
    """Tell whether people decide what is published, so that nothing is on its own.

    They do once somebody has published, discarded or gone back, while a proposal waits, and as
    soon as anything stands on the shelf.  Raises PublicationsError.
    """
    return library.publications.held or library.proposal() is not None or not shelf.empty


def held_articles(holdings: Holdings, library: Library) -> HeldArticles:
    """Read the articles as they are and hold them against the active snapshot.

    Those removed since stand there as they were published.  Blocks on the disk.
    """
    corpus, own = holdings.read(), holdings.own()
    published = _published(library)
    records = {name: article_record(one).sha256 for name, one in published.items()}
    copies = {one.article: one.of for one in find_copies(corpus.articles)}

    def standing(article: Article) -> Standing:
        if article.id not in records:
            return "new"
        same = article_record(article).sha256 == records[article.id]
        return "published" if same else "changed"

    found = [
        HeldArticle(one, standing(one), one.id in own, copies.get(one.id))
        for one in corpus.articles
    ]
    there = {one.id for one in corpus.articles}
    found += [
        HeldArticle(one, "removed", False, None)
        for name, one in published.items()
        if name not in there
    ]
    return HeldArticles(tuple(sorted(found, key=lambda one: one.article.id)), corpus.skipped)


def _published(library: Library) -> dict[ArticleId, Article]:
    active = library.active()
    if active is None:
        return {}
    try:
        return {one.id: one for one in read_articles(active)}
    except SnapshotError:
        return {}
