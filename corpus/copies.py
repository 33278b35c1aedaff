"""Near copies: articles that give another's text under another name, and so are one source."""

import re
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from corpus.article import Article, ArticleId
from corpus.sketches import SKETCH_BYTES, meetings, sketch_of

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


def signature_of(article: Article) -> bytes:
    """Return what `find_copies` picks the texts by that it compares, to be kept with the article.

    `SKETCH_BYTES` long, b"" for a body of fewer than `_RUN` words.  It is that of the body alone,
    and of `COPIES_VERSION`.
    """
    return sketch_of(_text(article).distinct)


def find_copies(
    articles: Sequence[Article], signatures: Mapping[ArticleId, bytes] | None = None
) -> tuple[Copy, ...]:
    """Return the articles that give another's text, by id; their order does not matter.

    A copy is of the one published first of those it shares its text with, directly or through
    others; a round-up of two dispatches is a copy of both.  Only pairs whose signatures meet are
    compared, so that the work grows with the articles, not with their pairs.

    `signatures` are those that are known, by id; where one is missing it is made.  One that was
    not made of the article's present body hides its copies.  Raises ValueError if one has another
    length than signatures have.
    """
    known = signatures or {}
    texts = _Texts(sorted(articles, key=published_order))
    sketches = [
        _checked(known[article.id], article) if article.id in known else texts.sketch(place)
        for place, article in enumerate(texts.articles)
    ]
    sources: list[tuple[int, ...]] = []
    """For each text those first published that it counts as one source with."""
    found: list[Copy] = []
    for place, pairs in enumerate(meetings(sketches)):
        before = [one for one in pairs if _is_copy(texts.read(place), texts.read(one))]
        roots = sorted({root for one in before for root in sources[one] or (one,)})
        sources.append(tuple(roots))
        for root in roots:
            runs = frozenset().union(
                *(texts.read(one).distinct for one in before if root in (one, *sources[one]))
            )
            text = texts.read(place)
            share = text.standing_in(runs) / text.words
            original = texts.articles[root].id
            found.append(Copy(article=text.article, of=original, share=round(share, 3)))
    return tuple(sorted(found, key=lambda copy: (copy.article, copy.of)))


class _Texts:
    """Articles in the order they were published in, each read when it is first asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._read: dict[int, _Text] = {}

    def read(self, place: int) -> _Text:
        if place not in self._read:
            self._read[place] = _text(self.articles[place])
        return self._read[place]

    def sketch(self, place: int) -> bytes:
        return sketch_of(self.read(place).distinct)


def _checked(signature: bytes, article: Article) -> bytes:
    if len(signature) not in (0, SKETCH_BYTES):
        raise ValueError(f"{article.id}: a signature of {len(signature)} bytes, not {SKETCH_BYTES}")
    return signature


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
    words = [word.encode() for word in compared_words(article.body.casefold())]
    line, ends, size = b" ".join(words), [], -1
    for word in words:
        size += 1 + len(word)
        ends.append(size)
    spans = zip((0, *(end + 1 for end in ends)), ends[_RUN - 1 :], strict=False)
    runs = tuple(zlib.crc32(line[start:end]) for start, end in spans)
    return _Text(article.id, runs, frozenset(runs))


def _is_copy(one: _Text, other: _Text) -> bool:
    """Whether half of the shorter stands in the longer: shortened and lengthened copies alike."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.runs))
    least = max(_FEWEST, _SHARE * shorter.words)
    # Each run brings `_RUN` words at most, and one that comes again is counted again.
    again = len(shorter.runs) - len(shorter.distinct)
    if _RUN * (len(shorter.distinct & longer.distinct) + again) < least:
        return False
    return shorter.standing_in(longer.distinct) >= least
