"""Whether a sentence, or what stands around it, meets a word, a place or a relation asked for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from bot.answering.ground import Ground, Line
from bot.answering.question import Question
from bot.answering.terms import Term
from bot.answering.words import stem, synonyms_of
from corpus.gazetteer import Gazetteer, Place

_SYNONYM = 0.8
"""What a word is worth where only a synonym of it stands in the sentence."""
_HEADING = 0.6
_BEFORE = 0.55
_BEHIND = 0.35
_FURTHER = 0.3
"""What it is worth in the headline, the sentence before, the one behind, and farther off."""
LEANS = re.compile(
    r"^[“\"‘']?(?:he|she|it|they|his|her|its|their|this|these|that|those|such|there|the\s+"
    r"(?:city|town|official|officials|group|statement|"
    r"envoy|president|minister|spokes\w+|afghan\s+leader|council\s+chief|capital|province|"
    r"facilities|audio|video|letter|bloc|talks))\b|^[“\"‘]",
    re.I,
)
_PERSON = re.compile(r"\b(?:he|his|him|she|her)\b", re.I)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a sentence: stems, with what a word met there is worth, the most first."""

    stems: tuple[tuple[float, frozenset[str]], ...]
    of_names: tuple[tuple[float, frozenset[str]], ...]
    """The same for a proper name, which "he" and "she" point back to."""


def surroundings(line: Line, ground: Ground) -> Surroundings:
    """The headline, the sentences before and the one behind a sentence, as far as it leans."""
    text, here = line.sentence.text, line.sentence
    fixed: list[tuple[float, frozenset[str]]] = []
    heading = ground.heading(line)
    if heading is not None:
        fixed.append((_HEADING, heading.stems))
    behind = ground.neighbour(line, 1)
    if (
        behind is not None
        and behind.sentence.kind == "prose"
        and (behind.sentence.paragraph == here.paragraph or LEANS.match(behind.sentence.text))
    ):
        fixed.append((_BEHIND, behind.stems))
    before = ground.neighbour(line, -1)
    if before is None or before.sentence.kind == "heading":
        only = tuple(fixed)
        return Surroundings(only, only)
    further = ground.neighbour(before, -1)
    leaning = [*fixed, (_BEFORE, before.stems)]
    if further is not None and further.sentence.kind == "prose":
        leaning.append((_FURTHER, further.stems))
    leaning.sort(key=_worth, reverse=True)
    if before.sentence.paragraph == here.paragraph or LEANS.match(text) is not None:
        return Surroundings(tuple(leaning), tuple(leaning))
    apart = tuple(sorted((*fixed, (_FURTHER, before.stems)), key=_worth, reverse=True))
    return Surroundings(apart, tuple(leaning) if _PERSON.search(text) else apart)


_worth = itemgetter(0)


def term_met(term: Term, here: float, around: Surroundings) -> float:
    """How far a sentence meets a term, 0 to 1: `here` by itself, or through what stands around."""
    best = here
    for worth, stems in around.of_names if term.name else around.stems:
        if worth <= best:
            break  # nothing that follows is worth more
        best = max(best, worth * meets(term, stems))
    return best


def meets(term: Term, stems: frozenset[str]) -> float:
    """How far some stems meet a term: 1 by the word, less by a synonym, 0 not at all."""
    if term.stem in stems or (term.also and not stems.isdisjoint(term.also)):
        return 1.0
    if term.name or stems.isdisjoint(synonyms_of(term.stem)):
        return 0.0
    return _SYNONYM


def names_place(place: Place, line: Line) -> bool:
    """Whether a sentence names the place itself."""
    return place.id in line.named


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A place with all that a sentence about it may name instead, worked out once."""

    ids: frozenset[str]
    """Its gazetteer id and those it goes by: its capital, its province, its government's seat."""
    serves: str | None
    """The id of the city whose airport it is."""
    words: frozenset[str] | None
    """Stems that mean a country or region, synonyms included; None for another place."""

    @classmethod
    def of(cls, place: Place, gazetteer: Gazetteer) -> "PlaceAsked":
        """What to look for where a place is asked about."""
        return _place_asked(place.id, gazetteer)

    def met(self, line: Line, ground: Ground) -> bool:
        """Whether a sentence is about it: it names it, means it, or leans on one that does."""
        ids = self.ids
        if not (ids.isdisjoint(line.named) and ids.isdisjoint(line.bound)):
            return True
        if self.serves is not None and any(
            s.extent == "airport" and s.place.id == self.serves for s in line.reading.spots
        ):
            return True
        if self.words is not None:
            return not self.words.isdisjoint(line.stems)
        heading = ground.heading(line)
        if (
            heading is not None
            and heading.sentence.index
            and not ids.isdisjoint(subject_places(heading))
        ):
            return True
        before = ground.neighbour(line, -1)
        return (
            before is not None
            and not ids.isdisjoint(before.named)
            and LEANS.match(line.sentence.text) is not None
        )


# Few, for each holds its gazetteer; a server asks of the same places again and again.
@lru_cache(maxsize=64)
def _place_asked(place_id: str, gazetteer: Gazetteer) -> PlaceAsked:
    place = gazetteer.place(place_id)
    capitals = gazetteer.capitals()
    home = capitals[0].country if capitals else None
    ids = {place.id}
    if place.kind == "city":
        states = (p for p in place.capital_of if not p.endswith("-province"))
        ids.update(p for p in states if not capitals or p != home)
    if place.kind == "province" or (place.kind == "country" and place.id != home):
        capital = gazetteer.capital_of(place.id)
        ids |= {capital.id} if capital else set()
    elif place.kind == "city" and place.province is not None:
        province = gazetteer.place(place.province)
        alike = province.name.split()[0] == place.name.split()[0]
        if alike and place.id in {c.id for c in capitals}:
            ids.add(province.id)
    words = None
    if place.kind in ("country", "region"):
        own = {stem(word) for spelling in place.spellings for word in spelling.split()}
        words = frozenset(own.union(*map(synonyms_of, own)))
    return PlaceAsked(frozenset(ids), place.serves, words)


def place_met(place: Place, line: Line, ground: Ground) -> bool:
    """Whether a sentence is about a place: it names it, means it, or leans on one that does."""
    return PlaceAsked.of(place, ground.gazetteer).met(line, ground)


def subject_places(line: Line) -> frozenset[str]:
    """The ids of the places a sentence is about, without those named in passing."""
    return frozenset(s.place.id for s in line.reading.spots if not s.aside)


_APART = re.compile(r"[.;]|,\s.{12,}|\bwith\b")


def related(question: Question, line: Line) -> bool:
    """Whether N belongs to X in the sentence, for "what is the N of X"."""
    if question.relation is None:
        return True
    spots = [
        (s.start, s.end)
        for s in line.reading.spots
        if s.place.id in {p.id for p in question.places}
    ]
    names = {t.stem for t in question.names}
    spots += [(t.start, t.end) for t in line.tokens if t.stem in names]
    meant = {question.relation, *synonyms_of(question.relation)}
    words = [t for t in line.tokens if t.stem in meant]
    if not (question.places or names):
        return True
    if not spots:
        return bool(words) and question.relation != "capit"
    return any(
        abs(t.start - b) < 40 or abs(a - t.end) < 40
        for t in words
        for a, b in spots
        if not _APART.search(line.sentence.text[min(b, t.end) : max(a, t.start)])
    )
