"""Spellings: the key under which the press's many spellings of one name fall together."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+(?:['’‘ʼʿʾ`](?:[^\W\d_]|[\u0300-\u036f])+)*")
_NOT_LETTER = re.compile(r"[\W\d_]+")
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_UNMARKED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th"}
)
_AS_ASCII = str.maketrans({"\u0131": "i", "\u0130": "i", "\u017f": "s", "\u212a": "k"})
"""What patterns take for an ASCII letter where they ignore case: dotless and dotted i, long s, and
the sign of Kelvin."""
_LETTERS = str.maketrans({"q": "k", "e": "i", "y": "i", "o": "u", "v": "w"})
_PAIR = re.compile(r"kh|gh|ai|[aeu]w|au|([a-z])\1")
_FOLDED = re.compile(r"[^bcdfjlmnprstxz]+")
_REPEATED = re.compile(r"(.)\1+")
_PAIRS = {"kh": "h", "gh": "g", "ai": "i", "aw": "u", "uw": "u", "ew": "u", "au": "u"}


def plain(text: str) -> str:
    """Keep the letters of `text` alone, in lower case and without diacritics."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNMARKED))
        text = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return _NOT_LETTER.sub("", text.casefold())


def as_ascii(text: str) -> str:
    """Return the text, as long as it is, with ASCII letters where a pattern finds them.

    That is one that ignores case: it takes the long s for an s.
    """
    return text if text.isascii() else text.translate(_AS_ASCII)


def lowered(text: str) -> str:
    """Return the text in lower case, ASCII letters as in `as_ascii`.

    Only to look words up in: it may be longer than the text.
    """
    return as_ascii(text).lower()


def words_of(text: str) -> tuple[str, ...]:
    """List the words of `text` in plain letters, each without a possessive 's.

    A word may hold apostrophes ("Qal'eh"); hyphens separate words; digits are left out.
    """
    found = (plain(_POSSESSIVE.sub("", match.group())) for match in _WORD.finditer(text))
    return tuple(word for word in found if word)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Give one key to all the usual transliterations of a name.

    The words run together.  q and k, e, i and y, o and u, v and w, kh and h, gh and g, doubled
    letters and the diphthongs of "Kowt" and "Faiz" fall together; nothing else does.  Folding a
    key again changes nothing; a text without letters gives "".
    """
    key = "".join(words_of(text)).translate(_LETTERS)
    while True:
        shorter = _PAIR.sub(_single, key)
        if shorter == key:
            return key
        key = shorter


def _single(pair: re.Match[str]) -> str:
    return _PAIRS.get(pair.group(), pair.group()[0])


@lru_cache(maxsize=16384)
def frame(letters: str) -> str:
    """Keep the letters that `fold` leaves as they are, each series of one letter being one.

    Of plain ASCII letters; a name and its folded form have the same.
    """
    return _REPEATED.sub(r"\1", _FOLDED.sub("", letters))


def slips_allowed(letters: int) -> int:
    """Say how many slips of the pen a name of so many folded letters may hold: 0, 1 or 2."""
    if letters < 5:
        return 0
    return 1 if letters < 9 else 2


def similar(one: str, other: str) -> bool:
    """Tell whether two names are one name but for a slip of the pen.

    Compares the folded forms by optimal string alignment (a letter put in, left out, changed, or
    two neighbours swapped count one); the shorter decides how many slips it may hold.
    """
    first, second = fold(one), fold(other)
    allowed = slips_allowed(min(len(first), len(second)))
    return bool(first) and OSA.distance(first, second, score_cutoff=allowed) <= allowed
