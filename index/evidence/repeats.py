"""What a copy says again: sentences that count where they stood first, and nowhere else."""

from collections.abc import Iterable, Mapping, Sequence

from corpus.article import Article, ArticleId
from corpus.copies import Copy, compared_words, published_order
from corpus.copy_sentences import repeated
from corpus.reading import Reading

Key = tuple[ArticleId, int]
"""(article, index of the sentence)."""


def said_before(
    copies: Sequence[Copy],
    articles: Mapping[ArticleId, Article],
    readings: Mapping[ArticleId, Sequence[Reading]],
) -> Mapping[Key, tuple[Key, ...]]:
    """For each sentence of a copy that repeats: where the articles of its source said it before.

    Whoever may use the copy may use those: they were published no later, and dated if it is.
    """
    found: dict[Key, tuple[Key, ...]] = {}
    for name, earlier in _earlier(copies, articles).items():
        own = readings[name]
        for other in earlier:
            theirs = readings[other]
            pairs = repeated([r.sentence for r in own], [r.sentence for r in theirs])
            for index, indexes in pairs.items():
                if _tells_the_same(own[index], [theirs[i] for i in indexes]):
                    keys = tuple((other, i) for i in indexes)
                    found[name, index] = (*found.get((name, index), ()), *keys)
    return found


def _earlier(
    copies: Sequence[Copy], articles: Mapping[ArticleId, Article]
) -> dict[ArticleId, list[ArticleId]]:
    """For each copy the articles of the same source that were published before it."""
    source: dict[ArticleId, set[ArticleId]] = {}
    for copy in copies:
        source.setdefault(copy.of, {copy.of}).add(copy.article)
    found: dict[ArticleId, list[ArticleId]] = {}
    for copy in copies:
        order = published_order(articles[copy.article])
        before = {one for one in source[copy.of] if published_order(articles[one]) < order}
        found[copy.article] = sorted(before.union(found.get(copy.article, ())))
    return found


def _tells_the_same(one: Reading, others: Sequence[Reading]) -> bool:
    """Whether an edited sentence tells of nothing that its original does not.

    One with the same words does, whatever is read into it: a later dateline gives its "Sunday"
    another day, and a cut its "city" another name.
    """
    if one.sentence.kind == "heading" or _words([one]) == _words(others):
        return True
    return {e.kind for e in one.events} <= {e.kind for other in others for e in other.events}


def _words(readings: Iterable[Reading]) -> tuple[str, ...]:
    return compared_words(" ".join(reading.sentence.text for reading in readings).casefold())
