"""What was asked: the kind of answer, the places, names, dates and words it must meet."""

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.asked_for import (
    PLACE_NOUNS,
    POPULATION,
    POPULATION_WORDS,
    asked_noun,
    events_asked,
    outlets_named,
    place_asked_for,
    relation_asked,
)
from bot.answering.deed import Deed, deed_asked
from bot.answering.ground import Ground
from bot.answering.kinds import Kind, kind_of
from bot.answering.terms import Term, balanced, terms_of
from bot.answering.when import WEEKDAYS
from corpus.dates import DateSpan, find_dates
from corpus.event import EventKind
from corpus.gazetteer import Place
from corpus.spelling import fold
from index.evidence.tokens import tokens

_COMMENT_WEIGHT = 0.8
_COMMENTED = re.compile(
    r"\b(?:has|have|did|had)\b.{3,50}\b(?:said?|comment\w*|respond\w*|repl(?:y|ied)|react\w*|"
    r"answered)\b",
    re.I,
)
_AIRPORT_OF = re.compile(r"\bair(?:port|field)\s+(?:of|in|at|near|outside)\s+(?:the\s+)?$", re.I)
_EXCEPT = re.compile(
    r"\b(?:apart\s+from|except(?:\s+for)?|besides|other\s+than|excluding|not\s+(?:counting|"
    r"including))\b[^,?]*"
    r"|\(\s*(?:not|without|except)\b[^)]*\)?",
    re.I,
)
_COUNT_NOUN = re.compile(r"\b(?:capitals?|cities|towns|provincial\s+cent\w+|provinces)\b", re.I)
_GONE = re.compile(
    r"\b(?:have|had|got|hold|held|gone|lost|taken|theirs|fallen|fell|fall|gone\s+over|"
    r"in\s+taliban\s+hands|under\s+(?:their|taliban)\s+control|completely\s+under|hold|holds|"
    r"controls?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, understood."""

    text: str
    kind: Kind
    places: tuple[Place, ...]
    terms: tuple[Term, ...]
    background: tuple[Term, ...]
    """Words from what was told before the question; they help and are not demanded."""
    events: tuple[EventKind, ...]
    dates: tuple[DateSpan, ...]
    weekday: int | None
    """Monday is 0; set where a weekday is asked for without a date."""
    noun: str | None
    """Stem of the noun that "how many" or "which" asks for."""
    place_asked: str | None
    """The kind of place, "country" or "city", that "which country" or "which town" asks for."""
    excluded: tuple[str, ...]
    """Ids of places left out by the question itself: "apart from Mazar"."""
    outlets: frozenset[str]
    """Ids of the articles of a publisher that the question names; empty where it names none."""
    counts_captures: bool
    """True for "how many capitals have fallen" and the like."""
    deed: Deed | None = None
    """What is asked to have been done, where it can be told."""
    relation: str | None = None
    """Stem of N in "what is the N of X": in the sentence, N must belong to X."""
    counts_noun: bool = False
    """True where capitals, cities or towns are asked for."""
    follows: bool = False
    """True where its subject was taken from the turns before."""

    @property
    def names(self) -> tuple[Term, ...]:
        """The proper names asked about."""
        return tuple(t for t in self.terms if t.name)


def understand(text: str, ground: Ground, as_of: date | None, background: str = "") -> Question:
    """Read one cleaned question against the words of a snapshot."""
    gazetteer = ground.gazetteer
    mentions = gazetteer.mentions_in_question(text, ground.snapshot.words)
    places: list[Place] = []
    out = [m.span() for m in _EXCEPT.finditer(text)]
    excluded = tuple(m.place.id for m in mentions if any(a <= m.start < b for a, b in out))
    for mention in mentions:
        place = mention.place
        if mention.fuzzy and fold(mention.text) in ground.folded_names:
            continue
        if place.id in excluded:
            continue
        if place.kind == "city" and _AIRPORT_OF.search(text[: mention.start]):
            place = next((p for p in gazetteer.places if p.serves == place.id), place)
        if place.id not in [p.id for p in places]:
            places.append(place)
    anchor = ground.last_day(as_of)
    dates = find_dates(text, anchor)
    kind = kind_of(text, bool(places))
    outlets, outlet_spans = outlets_named(text, ground)
    spans = [
        *(
            (m.start, m.end)
            for m in mentions
            if not (m.fuzzy and fold(m.text) in ground.folded_names)
        ),
        *((d.start, d.end) for d in dates if d.first or d.last),
        *outlet_spans,
        *out,
    ]
    words = [t for t in tokens(text) if not any(t.start < e and t.end > s for s, e in spans)]
    if POPULATION.search(text):
        words = [t for t in words if t.stem not in POPULATION_WORDS]
    asked_place = place_asked_for(text)
    if asked_place is not None:
        words = [t for t in words if t.stem not in PLACE_NOUNS]
    terms = balanced(terms_of(words, ground))
    weekday = next(
        (i for i, day in enumerate(WEEKDAYS) if re.search(rf"\b{day}s?\b", text, re.I)), None
    )
    events = events_asked(text)
    if _COMMENTED.search(text):
        word = tokens("comment")[0]
        terms = (*terms, Term(word.stem, word.text, _COMMENT_WEIGHT))
    alike = {t.text: frozenset((t.stem, *t.also)) for t in terms if t.name}
    deed = deed_asked(text, alike, [(m.start, m.end) for m in mentions] + outlet_spans, alike)
    return Question(
        text=text,
        kind=kind,
        places=tuple(p for p in places if p.kind != "country" or p.id != "afghanistan"),
        terms=terms,
        background=tuple(
            replace(t, weight=t.weight * 0.35, name=False)
            for t in terms_of(list(tokens(background)), ground)
            if not t.unknown
        ),
        events=events,
        dates=dates,
        weekday=weekday,
        noun=asked_noun(text),
        place_asked=asked_place,
        excluded=excluded,
        outlets=outlets,
        counts_captures=kind == "how_many"
        and _COUNT_NOUN.search(text) is not None
        and _GONE.search(text) is not None,
        deed=deed,
        relation=relation_asked(text),
        counts_noun=_COUNT_NOUN.search(text) is not None,
    )
