"""The words of a question that evidence should meet, spelling allowed for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answering.ground import Ground
from bot.answering.words import groups_of, is_hollow, stem
from corpus.spelling import fold
from index.evidence.tokens import Token
from index.terms import fold as fold_word

_NAMES_WEIGH = 0.4
"""Of the terms of a question, what all its names weigh together."""
_ROLES = frozenset(
    stem(w)
    for w in (
        "general president minister prime commander governor spokesman envoy ambassador "
        "secretary mullah sir mr mrs ms dr "
        "marshal colonel taliban afghan army air force police council government ministry"
    ).split()
)
_KIND_WORDS = frozenset("who whom whose what which when where why how".split())


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question that evidence should meet."""

    stem: str
    text: str
    weight: float
    name: bool = False
    """True for a proper name that is no place."""
    also: tuple[str, ...] = ()
    """Other stems of the articles that the word may mean, where its spelling fits several."""
    unknown: bool = False
    """True where neither the articles nor the thesaurus hold anything like it."""


def terms_of(words: Sequence[Token], ground: Ground) -> tuple[Term, ...]:
    """The terms of a question's words, each once, stop words and question words left out."""
    terms: dict[str, Term] = {}
    phrases = _capitalised_phrases(words)
    for token in words:
        if token.stop or is_question_word(token) or not re.search(r"\w", token.stem):
            continue
        joined = (
            ground.joined_names.get(fold(token.text)) if token.stem not in ground.names else None
        )
        if joined is not None:
            for one in joined:
                terms.setdefault(one, Term(one, token.text, ground.weight(one), name=True))
            continue
        stems, name = _known_stems(token, ground)
        known = bool(stems) or bool(ground.kin(token.stem))
        key = stems[0] if stems else token.stem
        hollow = is_hollow(token)
        noise = not known and len(token.text) <= 3 and not token.text[0].isupper()
        weight = ground.weight(key) * (0.15 if hollow or noise else 1.0)
        if key not in terms:
            terms[key] = Term(
                key,
                token.text,
                weight,
                name=(name or token.start in phrases) and not hollow,
                also=stems[1:],
                unknown=not known and not hollow and not noise,
            )
    return tuple(terms.values())


def _capitalised_phrases(words: Sequence[Token]) -> frozenset[int]:
    """Where the words of names of several words start: "Doctors Without Borders".

    A question in capitals, or one that writes every word with one, has no names to show.
    """
    capital = [t for t in words if t.text[:1].isupper() and not t.text.isupper()]
    if len(capital) > 0.7 * len(words) and len(words) > 3:
        return frozenset()
    found: set[int] = set()
    for one, two in pairwise(words):
        gap = two.start - one.end
        named = all(t.text[:1].isupper() and not t.text[1:].isupper() for t in (one, two))
        if named and gap == 1 and one.start > 0:
            found |= {t.start for t in (one, two) if not t.stop and t.stem not in _ROLES}
    return frozenset(found)


def balanced(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Names are demanded anyway: together they weigh no more than one other telling word."""
    names = sum(t.weight for t in terms if t.name)
    others = [t for t in terms if not t.name and t.weight > 0.25]
    if not names or not others:
        return terms
    scale = min(1.0, _NAMES_WEIGH / names)
    return tuple(replace(t, weight=t.weight * scale) if t.name else t for t in terms)


def is_question_word(token: Token) -> bool:
    """Whether a word is a question word."""
    return token.text.lower() in _KIND_WORDS


def _known_stems(token: Token, ground: Ground) -> tuple[tuple[str, ...], bool]:
    """The stems a word may mean, spelling allowed for, and whether they are names."""
    if ground.knows(token.stem):
        name = token.stem in ground.names
        if not name:
            return (token.stem,), False
        spelt = ground.near_names.spelt_like(token.text)
        return (token.stem, *(s for _, s in spelt if s != token.stem)), True
    capital = token.text[:1].isupper()
    if len(token.stem) >= 3 and not groups_of(token.stem) and not token.text.isdigit():
        found = tuple(s for _, s in ground.near_names.like(token.text))
        if found:
            return found, True
        word = fold_word(token.text)
        if len(word) >= 5:
            near = (s for w, s in ground.near_surfaces.like(word) if w[0] == word[0])
            meant = next(near, None)
            if meant is not None:
                return (meant,), False
    return (), capital and not groups_of(token.stem) and not token.text.isupper()
