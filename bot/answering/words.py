"""Words as evidence: stems, their synonyms, and which words of a question carry its meaning."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    start: int
    end: int
    text: str
    stem: str
    stop: bool


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text with their stems, in order."""
    stemmer = Stemmer.Stemmer("english")
    found = []
    for m in _WORD.finditer(text):
        plain = fold(m[0])
        shouted = m[0].isupper() and 1 < len(m[0]) <= 4
        stop = plain in STOP and not (shouted and plain in ("us", "who", "it", "un"))
        bare = (
            plain.removesuffix("'s").removesuffix("'").replace("'", "").replace(",", "").rstrip(".")
        )
        if "." in bare and not bare[0].isdigit():
            bare = bare.replace(".", "")
        found.append(Token(m.start(), m.end(), m[0], stemmer.stemWord(bare), stop))
    return tuple(found)


def is_hollow(token: Token) -> bool:
    """Whether a word asks rather than says: "what", "know", "exactly"."""
    return token.stop or fold(token.text).removesuffix("'s") in _HOLLOW


@cache
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
def is_identity(one: str) -> bool:
    """Whether a stem names a people, a state or a body: "Indian", "Russia", "UN"."""
    return any(named and one in stems for named, stems in _lines())


def synonyms(one: str, other: str) -> bool:
    """Whether two stems stand in one group of the thesaurus."""
    groups = _groups()
    mine = groups.get(one)
    return mine is not None and not mine.isdisjoint(groups.get(other, frozenset()))


@cache
def groups_of(one: str) -> frozenset[int]:
    """The thesaurus groups of a stem; none for a word it does not hold."""
    return _groups().get(one, frozenset())
