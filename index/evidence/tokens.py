"""The words of a sentence: where they stand, their stems, and which say nothing by themselves."""

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from index.terms import fold

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")

STOP = frozenset(
    """a about after again all also am an and any are as at be because been before being both but
    by can could did do does doing done during each either else ever every for from had has
    have having he her here hers him his how i if in into is it its itself just like may me
    might mine more most much must my neither no nor not now of off on once one only or other
    our out over own per quite rather same she should since so some still such than that the
    their theirs them then there these they this those through thus to too until up upon us
    very was we were what when where whether which while who whom whose why will with within
    without would yet you your yours didn't doesn't don't isn't aren't wasn't weren't hasn't
    haven't hadn't won't can't couldn't wouldn't shouldn't what's who's that's it's where's
    when's how's whats whos wheres hows behind near around against among amid along across
    beyond toward towards inside outside via under between despite except instead onto
    according accordingly""".split()
)


class Token(NamedTuple):
    """One word of a text: as many are made as the articles have words, so a light kind."""

    start: int
    end: int
    text: str
    stem: str
    stop: bool


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text with their stems, in order."""
    return tuple(Token(m.start(), m.end(), m[0], *_read(m[0])) for m in _WORD.finditer(text))


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, bool]:
    """(stem, whether it is a stop word) of one word as written."""
    plain = fold(word)
    shouted = word.isupper() and 1 < len(word) <= 4
    stop = plain in STOP and not (shouted and plain in ("us", "who", "it", "un"))
    bare = plain.removesuffix("'s").removesuffix("'").replace("'", "").replace(",", "").rstrip(".")
    if "." in bare and not bare[0].isdigit():
        bare = bare.replace(".", "")
    # A sign of one letter may fold into several words ("ﷺ"): they stay one.
    return Stemmer.Stemmer("english").stemWord("".join(bare.split())), stop
