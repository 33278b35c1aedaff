"""The words of a text as place names are looked for in them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.spelling import plain

_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+(?:['’‘ʼʿʾ`](?:[^\W\d_]|[\u0300-\u036f])+)*")
_WITHIN_NAME = re.compile(r"[- \u00a0\u2010\u2011]{1,3}['’‘ʼ`]?|['’‘ʼ`]-")
_POSSESSIVE_ENDS = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

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
    matches = list(_WORD.finditer(text))
    words = []
    for index, match in enumerate(matches):
        word = match.group()
        possessive = word.endswith(_POSSESSIVE_ENDS)
        shown = word[:-2] if possessive else word
        following = matches[index + 1] if index + 1 < len(matches) else None
        gap = text[match.end() : following.start() if following else len(text)]
        joins = (
            following is not None
            and not possessive
            and (
                _WITHIN_NAME.fullmatch(gap) is not None
                or (gap == "." and len(word) == 1 and len(following.group()) == 1)
            )
        )
        words.append(
            Word(
                start=match.start(),
                end=match.start() + len(shown),
                text=shown,
                plain=_letters(shown),
                possessive=possessive,
                gap=gap,
                joins_next=joins,
            )
        )
    return tuple(words)
