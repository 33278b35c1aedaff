"""What stands around a sentence, and how much a word met there is worth for it."""

import re
from dataclasses import dataclass
from operator import itemgetter

from bot.answering.line import Line

_HEADING = 0.6
_BEFORE = 0.55
_BEHIND = 0.35
_FURTHER = 0.3
"""What a word is worth in the headline, the sentence before, the one behind, and farther off."""
LEANS = re.compile(
    r"^[“\"‘']?(?:he|she|it|they|his|her|its|their|this|these|that|those|such|there|the\s+"
    r"(?:city|town|official|officials|group|statement|"
    r"envoy|president|minister|spokes\w+|afghan\s+leader|council\s+chief|capital|province|"
    r"facilities|audio|video|letter|bloc|talks))\b|^[“\"‘]",
    re.I,
)
"""How a sentence begins that leans on the one before."""
_PERSON = re.compile(r"\b(?:he|his|him|she|her)\b", re.I)

Worths = tuple[tuple[float, frozenset[str]], ...]
"""Stems with what a word met among them is worth, the most first."""
_worth = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a sentence, as far as it leans on them."""

    words: Worths
    names: Worths
    """The same for a proper name, which "he" and "she" point back to."""


def surroundings(
    line: Line, heading: Line | None, before: Line | None, further: Line | None, behind: Line | None
) -> Surroundings:
    """The words around a sentence: of its headline, of the two before it, of the one behind."""
    text, paragraph = line.sentence.text, line.sentence.paragraph
    fixed: list[tuple[float, frozenset[str]]] = []
    if heading is not None:
        fixed.append((_HEADING, heading.stems))
    if (
        behind is not None
        and behind.sentence.kind == "prose"
        and (behind.sentence.paragraph == paragraph or LEANS.match(behind.sentence.text))
    ):
        fixed.append((_BEHIND, behind.stems))
    if before is None or before.sentence.kind == "heading":
        return Surroundings(tuple(fixed), tuple(fixed))
    leaning = [*fixed, (_BEFORE, before.stems)]
    if further is not None and further.sentence.kind == "prose":
        leaning.append((_FURTHER, further.stems))
    leaning.sort(key=_worth, reverse=True)
    if before.sentence.paragraph == paragraph or LEANS.match(text):
        return Surroundings(tuple(leaning), tuple(leaning))
    apart = tuple(sorted((*fixed, (_FURTHER, before.stems)), key=_worth, reverse=True))
    return Surroundings(apart, tuple(leaning) if _PERSON.search(text) else apart)
