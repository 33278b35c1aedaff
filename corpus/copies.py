"""Near copies: articles that give another's text under another name, and so are one source."""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from corpus.article import Article, ArticleId

COPIES_VERSION = 1
"""Raised with every change that finds other copies in the same articles."""

_RUN = 4
"""Words in a row that are compared: three are often the language's, four mostly a text's own."""
_SHARE = 0.5
"""Share of the shorter text's words that stand in the longer one, in runs of `_RUN`, from which
on it is a copy.

Of a report edited throughout, with a new headline, its first paragraph rewritten, cut to a half
or with paragraphs put around it, 0.88 to 1.00 stand in the other; of reports of their own on the
same event, that quote one statement alike, at most 0.17, and of the shipped digests 0.05.  Half
lies well off both.
"""
_FEWEST = 15
"""Words that must be shared: two desks may well write the same one-line flash by themselves."""
_PERMUTATIONS, _BANDS = 128, 64
"""Of the sketches: a pair with a third of its runs in common, which is half of two texts of one
length or all of a text in one three times as long, is looked at with a chance over 0.999."""
_SEED = 1


class Copy(BaseModel):
    """An article that gives the text of another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: ArticleId
    of: ArticleId
    """The one published first, with which it counts as one source; never itself a copy."""
    share: float = Field(ge=0, le=1)
    """Of its words, those that stand in what was published before it of the same source."""


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as it is compared."""

    article: ArticleId
    runs: tuple[int, ...]
    """The checksum of the `_RUN` words that begin at each word."""
    distinct: frozenset[int]

    @property
    def words(self) -> int:
        """How many words it has; those of a text without a run are not told."""
        return len(self.runs) + _RUN - 1 if self.runs else 0

    def standing_in(self, runs: frozenset[int]) -> int:
        """How many of its words stand in a text of these runs."""
        count, end = 0, 0
        for start, run in enumerate(self.runs):
            if run in runs:
                count += start + _RUN - max(start, end)
                end = start + _RUN
        return count


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Return the articles that give another's text, by id; their order does not matter.

    A copy is of the one published first of those it shares its text with, directly or through
    others; a round-up of two dispatches is a copy of both.  Only pairs whose MinHash sketches
    meet are compared, so that the work grows with the articles, not with their pairs.
    """
    texts = [_text(article) for article in sorted(articles, key=published_order)]
    sources: list[tuple[int, ...]] = []
    """For each text those first published that it counts as one source with."""
    found: list[Copy] = []
    for place, pairs in enumerate(_candidates(texts)):
        text = texts[place]
        before = [one for one in pairs if _is_copy(text, texts[one])]
        roots = sorted({root for one in before for root in sources[one] or (one,)})
        sources.append(tuple(roots))
        for root in roots:
            runs = frozenset().union(
                *(texts[one].distinct for one in before if root in (one, *sources[one]))
            )
            share = text.standing_in(runs) / text.words
            found.append(Copy(article=text.article, of=texts[root].article, share=round(share, 3)))
    return tuple(sorted(found, key=lambda copy: (copy.article, copy.of)))


def published_order(article: Article) -> tuple[bool, date, ArticleId]:
    """Sort by what was published first: dated articles before undated ones, then by id."""
    return (article.published is None, article.published or date.max, article.id)


def compared_words(text: str) -> tuple[str, ...]:
    """List the words and figures of a text, as written, without what does not show."""
    return tuple(_WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFKC", text))))


_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, and signs of no width that a page may put between any two letters."""


def _text(article: Article) -> _Text:
    words = compared_words(article.body.casefold())
    runs = tuple(
        zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)
    )
    return _Text(article.id, runs, frozenset(runs))


def _is_copy(one: _Text, other: _Text) -> bool:
    """Whether half of the shorter stands in the longer: shortened and lengthened copies alike."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.runs))
    shared = shorter.standing_in(longer.distinct)
    return shared >= _FEWEST and shared >= _SHARE * shorter.words


def _candidates(texts: Sequence[_Text]) -> list[list[int]]:
    """For each text those before it that are worth comparing with it."""
    if len(texts) < 2:
        return [[] for _ in texts]
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 (slow: it brings scipy)

    index = MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _PERMUTATIONS // _BANDS))
    blank = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=lambda run: run)
    found: list[list[int]] = []
    for place, text in enumerate(texts):
        if not text.runs:
            found.append([])
            continue
        sketch = blank.copy()
        sketch.update_batch(text.distinct)
        found.append(sorted(index.query(sketch)))
        index.insert(place, sketch)
    return found
