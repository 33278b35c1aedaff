"""How an article writes its words: small or with a capital, in which forms, which side by side."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from corpus.passage import Sentence
from corpus.spelling import fold as fold_spelling
from index.evidence.tokens import Token
from index.terms import fold

TokenLine = tuple[Sentence, Sequence[Token], bool]
"""A sentence, its tokens, and whether it counts: what a copy says again does not."""


class Tally(BaseModel):
    """The tally of one article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    surfaces: dict[str, str] = {}
    """Folded words with their stems, in the order they come."""
    lower: dict[str, int] = {}
    """How often a stem is written small."""
    upper: dict[str, tuple[int, str]] = {}
    """How often within prose, not at its start, with a capital, and as what first."""
    joined: tuple[tuple[str, str, str], ...] = ()
    """Neighbours of which one has a capital: run together and folded, and their stems."""


def tally_of(lines: Iterable[TokenLine]) -> Tally:
    """Count the words of an article's sentences."""
    surfaces: dict[str, str] = {}
    lower: Counter[str] = Counter()
    upper: dict[str, tuple[int, str]] = {}
    joined: dict[tuple[str, str, str], None] = {}
    for sentence, tokens, counts in lines:
        for one, two in pairwise(tokens):
            if two.start - one.end <= 1 and not (one.text[0].islower() and two.text[0].islower()):
                joined[fold_spelling(one.text + two.text), one.stem, two.stem] = None
        if not counts:
            continue
        for i, token in enumerate(tokens):
            surfaces.setdefault(fold(token.text), token.stem)
            if token.text[:1].islower():
                lower[token.stem] += 1
            elif i and sentence.kind == "prose" and token.text[0].isalpha():
                often, shown = upper.get(token.stem, (0, token.text))
                upper[token.stem] = (often + 1, shown)
    return Tally(surfaces=surfaces, lower=dict(lower), upper=upper, joined=tuple(joined))


@dataclass(frozen=True, slots=True)
class Tallied:
    """The tallies of all articles together, the first in their order deciding."""

    surfaces: dict[str, str]
    names: dict[str, str]
    """Stems written with a capital more often than small, as first written."""
    joined: dict[str, tuple[tuple[str, str], ...]]
    """Stems of two such words in a row, by their spelling run together."""


def add_up(tallies: Iterable[Tally]) -> Tallied:
    """Add tallies up, in the order of their articles."""
    surfaces: dict[str, str] = {}
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    shown: dict[str, str] = {}
    joined: dict[tuple[str, str, str], None] = {}
    for tally in tallies:
        for surface, stem in tally.surfaces.items():
            surfaces.setdefault(surface, stem)
        lower.update(tally.lower)
        for stem, (often, word) in tally.upper.items():
            upper[stem] += often
            shown.setdefault(stem, word)
        joined.update(dict.fromkeys(tally.joined))
    names = {stem: shown[stem] for stem, often in upper.items() if often > lower[stem]}
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for spelling, one, two in joined:
        if one in names and two in names:
            pairs[spelling] = (*pairs.get(spelling, ()), (one, two))
    return Tallied(surfaces, names, pairs)
