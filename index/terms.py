"""The terms that the lexical side counts: places by their identity, other words by their stem."""

import re
import unicodedata
from collections.abc import Sequence

import Stemmer

from corpus.gazetteer import Gazetteer
from corpus.place import Mention

TERMS_VERSION = 1
"""Changes when the same text would give other terms."""

PLACE_PREFIX = "place:"
"""Before the gazetteer id in the term of a place; no word's term contains a colon."""

_TOKEN = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?:(?:st|nd|rd|th)\b)?"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)",
    re.IGNORECASE,
)

_STOP_TEXT = """
a about after all also am an and any are as at be because been before being both but by can could
did do does doing during each either else ever for from had has have having he her here hers him
his how i if in into is it its itself just like may me might mine more most much must my neither
no nor not of off on once one only or other our out over own per please quite rather said same say
says she should since so some such tell than that the their theirs them then there these they this
those through thus to too until up upon us very was we were what when where whether which while who
whom whose why will with within without would yet you your
aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't shouldn't wasn't weren't
won't wouldn't
"""
_STOP_WORDS = frozenset(_STOP_TEXT.split())


def terms(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """List the terms of an article's text, in order, repeats kept.

    A place gives two terms, its identity (`place:…`) and its name, so that any spelling meets any
    other and a city still meets the province of its name.  Other words are lower-cased, stripped
    of accents and possessives and stemmed (Snowball English); stop words are left out.  Numbers
    are kept whole: "400,000" gives "400000", "10th" gives "10".
    """
    return _terms(text, gazetteer.mentions(text))


def question_terms(text: str, gazetteer: Gazetteer, known_words: frozenset[str]) -> tuple[str, ...]:
    """List the terms of a question, each once, its places read with misspellings allowed.

    `known_words` are lower-cased words that are words of the articles, hence not misspelt places.
    """
    found = _terms(text, gazetteer.mentions_in_question(text, known_words))
    return tuple(dict.fromkeys(found))


def words(text: str) -> frozenset[str]:
    """Collect the lower-cased words of a text, unfolded and unstemmed, for `known_words`."""
    return frozenset(
        match["word"].casefold().removesuffix("'s")
        for match in _TOKEN.finditer(text.replace("’", "'"))
        if match["word"]
    )


def fold(text: str) -> str:
    """Lower the case and take accents off: "Kūndūz" gives "kunduz"."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def _terms(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    stemmer = Stemmer.Stemmer("english", 0)  # a stemmer must not be shared between threads
    shouted = text.isupper()
    found: list[str] = []
    behind = 0
    for mention in mentions:
        found += _plain(text[behind : mention.start], stemmer, shouted)
        found += [PLACE_PREFIX + mention.place.id, _name_term(mention.place.name)]
        behind = mention.end
    found += _plain(text[behind:], stemmer, shouted)
    return tuple(found)


def _name_term(name: str) -> str:
    return "".join(sign for sign in fold(name) if sign.isalnum())


def _plain(text: str, stemmer: Stemmer.Stemmer, shouted: bool) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(text.replace("’", "'").replace("ʼ", "'")):
        word = match["word"]
        if match["initials"]:
            found.append(fold(match["initials"]).replace(".", ""))
        elif match["number"]:
            found.append(match["number"].replace(",", ""))
        elif word.isupper() and len(word) > 1 and not shouted:
            found.append(fold(word))  # "US" and "WHO" are names, "us" and "who" are not
        elif (plain := fold(word)) not in _STOP_WORDS:
            plain = plain.removesuffix("'s").replace("'", "")
            if plain and plain not in _STOP_WORDS:
                found.append(stemmer.stemWord(plain))
    return found
