"""Whether a sentence, or what stands around it, meets a word, a place or a relation asked for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.ground import Ground, Line
from bot.answering.question import Question
from bot.answering.surroundings import Surroundings
from bot.answering.terms import Term
from bot.answering.words import stem, synonyms_of
from corpus.gazetteer import Gazetteer, Place

_SYNONYM = 0.8
"""What a word is worth where only a synonym of it stands in the sentence."""


@dataclass(frozen=True, slots=True)
class Need:
    """A term with the stems that meet it, worked out once for all sentences."""

    term: Term
    own: frozenset[str]
    """Its stem and those it may mean by its spelling."""
    synonyms: frozenset[str]
    """None for a proper name."""

    @classmethod
    def of(cls, term: Term) -> "Need":
        """What meets a term."""
        others = frozenset[str]() if term.name else synonyms_of(term.stem)
        return cls(term, frozenset((term.stem, *term.also)), others)

    def met(self, stems: frozenset[str]) -> float:
        """How far some stems meet it: 1 by the word, less by a synonym, 0 not at all."""
        if not self.own.isdisjoint(stems):
            return 1.0
        return 0.0 if self.synonyms.isdisjoint(stems) else _SYNONYM

    def met_around(self, here: float, around: Surroundings) -> float:
        """The same for a sentence that meets it `here` by itself, with what stands around it."""
        best = here
        for worth, stems in around.names if self.term.name else around.words:
            if worth <= best:
                break  # nothing that follows is worth more
            best = max(best, worth * self.met(stems))
        return best


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
        return not ids.isdisjoint(ground.lent(line))


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
