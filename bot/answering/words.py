"""Words as evidence: stems, their synonyms, and which words of a question carry its meaning."""

from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

from index.evidence.tokens import Token
from index.terms import fold

_HOLLOW = frozenset(
    """simply meant supposed money please pls tell know hear heard guess wonder wondering thing
    things stuff happen happened
    happening happens exactly really actually especially anything something everything anyone
    someone anybody everybody somebody according article articles report reports source
    sources text mention mentioned information info news detail details day date time year
    month week hour moment o'clock number amount figure kind sort type name named called give
    given list many far long old often big going get got put make made way ways much question
    answer honest honestly thanks thank hi hello hey guys say said says let lets want need
    also besides apart except certain true false sure whole currently right today wat wot plz
    ok okay did do does done doing show shown showing able use used using however yet ever
    already exact precise precisely specifically latest last first second earlier later before
    after next previous recent recently soon ago since until between go goes went come comes
    came few little so meanwhile meantime instead anyway anyhow involved concerning regarding
    related explain describe summarize summarise overview update situation status state person
    people guy""".split()
)
"""Words that ask rather than say; they are weighed only where nothing else is left."""


def is_hollow(token: Token) -> bool:
    """Whether a word asks rather than says: "what", "know", "exactly"."""
    return token.stop or fold(token.text).removesuffix("'s") in _HOLLOW


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball English stem of one word, folded."""
    return str(Stemmer.Stemmer("english").stemWord(fold(word)))


@cache
def _rows() -> tuple[tuple[bool, tuple[str, ...]], ...]:
    text = files("bot.answering").joinpath("thesaurus.txt").read_text(encoding="utf-8")
    rows = (line for line in text.split("\n") if line and not line.startswith("#"))
    return tuple((row.startswith("="), tuple(row.lstrip("=").split())) for row in rows)


@cache
def _lines() -> tuple[tuple[bool, tuple[str, ...]], ...]:
    return tuple((named, tuple(map(stem, words))) for named, words in _rows())


def thesaurus_words() -> tuple[str, ...]:
    """Every word of the thesaurus, unstemmed, each once."""
    return tuple(dict.fromkeys(word for _, words in _rows() for word in words))


@cache
def _groups() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, (_, stems) in enumerate(_lines()):
        for one in stems:
            table.setdefault(one, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@cache
def _beside() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for _, stems in _lines():
        for one in stems:
            table.setdefault(one, set()).update(stems)
    return {one: frozenset(stems) for one, stems in table.items()}


@cache
def _identities() -> frozenset[str]:
    return frozenset(one for named, stems in _lines() if named for one in stems)


def is_identity(one: str) -> bool:
    """Whether a stem names a people, a state or a body: "Indian", "Russia", "UN"."""
    return one in _identities()


def synonyms(one: str, other: str) -> bool:
    """Whether two stems stand in one group of the thesaurus."""
    return other in synonyms_of(one)


def synonyms_of(one: str) -> frozenset[str]:
    """The stems that stand in a group of the thesaurus with a stem, itself among them.

    None for a stem that the thesaurus does not hold.
    """
    return _beside().get(one, _NO_STEMS)


def groups_of(one: str) -> frozenset[int]:
    """The thesaurus groups of a stem; none for a word it does not hold."""
    return _groups().get(one, _NO_GROUPS)


_NO_STEMS: frozenset[str] = frozenset()
_NO_GROUPS: frozenset[int] = frozenset()
