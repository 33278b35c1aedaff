"""The words of a text as place names are looked for in them."""

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.spelling import plain

_LETTERS = r"[^\W\d_]"
_APOSTROPHE = "['’‘ʼʿʾ`]"
_WORD = re.compile(rf"{_LETTERS}+(?:{_APOSTROPHE}{_LETTERS}+)*")
_MARK = re.compile("[\u0300-\u036f]")
_MARKED = rf"(?:{_LETTERS}|{_MARK.pattern})+"
_MARKED_WORD = re.compile(rf"{_MARKED}(?:{_APOSTROPHE}{_MARKED})*")
"""The same with letters whose accents are characters of their own; three times as slow."""
_WITHIN_NAME = re.compile(r"[- \u00a0\u2010\u2011]{1,3}['’‘ʼ`]?|['’‘ʼ`]-")
_POSSESSIVE_ENDS = ("'s", "’s", "'S", "’S")


class Word(NamedTuple):
    """One word of a text; not a dataclass, since every word of every text is made one."""

    start: int
    end: int
    """Offset just behind its last letter, a possessive 's left out."""
    text: str
    plain: str
    """Its letters in lower case, without diacritics."""
    possessive: bool
    gap: str
    """What stands between it (with its 's) and the next word; the rest of the text at the end."""
    joins_next: bool
    """True where it and the next word may be parts of one name."""

    @property
    def capitalised(self) -> bool:
        """True where it begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=16384)
def _letters(word: str) -> str:
    return plain(word)


def split_words(text: str) -> tuple[Word, ...]:
    """List the words of `text` in order, with what stands between them."""
    pattern = _WORD if text.isascii() or not _MARK.search(text) else _MARKED_WORD
    spans = [match.span() for match in pattern.finditer(text)]
    if not spans:
        return ()
    size = len(text)
    words = []
    for (start, end), (following, behind) in zip(spans, (*spans[1:], (size, size)), strict=True):
        word, gap = text[start:end], text[end:following]
        possessive = word.endswith(_POSSESSIVE_ENDS)
        shown = word[:-2] if possessive else word
        joins = (
            behind > following
            and not possessive
            and (
                gap == " "
                or _WITHIN_NAME.fullmatch(gap) is not None
                or (gap == "." and end - start == behind - following == 1)
            )
        )
        words.append(
            Word(start, start + len(shown), shown, _letters(shown), possessive, gap, joins)
        )
    return tuple(words)
