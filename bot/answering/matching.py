"""Whether a sentence, or what stands around it, meets a word, a place or a relation asked for."""

import re

from bot.answering.ground import Ground, Line
from bot.answering.question import Question
from bot.answering.terms import Term
from bot.answering.words import stem, synonyms
from corpus.gazetteer import Place

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


def term_met(term: Term, line: Line, ground: Ground) -> float:
    """How far a sentence meets a term, 0 to 1, by itself or through what stands around it."""
    best = meets(term, line.stems)
    if best == 1.0:
        return best
    heading = ground.heading(line)
    if heading is not None:
        best = max(best, _HEADING * meets(term, heading.stems))
    before = ground.neighbour(line, -1)
    if before is not None and before.sentence.kind != "heading":
        leans = (
            (term.name and _PERSON.search(line.sentence.text) is not None)
            or LEANS.match(line.sentence.text) is not None
            or before.sentence.paragraph == line.sentence.paragraph
        )
        best = max(best, (_BEFORE if leans else _FURTHER) * meets(term, before.stems))
        further = ground.neighbour(before, -1)
        if leans and further is not None and further.sentence.kind == "prose":
            best = max(best, _FURTHER * meets(term, further.stems))
    behind = ground.neighbour(line, 1)
    if (
        behind is not None
        and behind.sentence.kind == "prose"
        and (
            behind.sentence.paragraph == line.sentence.paragraph
            or LEANS.match(behind.sentence.text)
        )
    ):
        best = max(best, _BEHIND * meets(term, behind.stems))
    return best


def meets(term: Term, stems: frozenset[str]) -> float:
    """How far some stems meet a term: 1 by the word, less by a synonym, 0 not at all."""
    if term.stem in stems or any(other in stems for other in term.also):
        return 1.0
    if term.name:
        return 0.0
    return _SYNONYM if any(synonyms(term.stem, s) for s in stems) else 0.0


def names_place(place: Place, line: Line) -> bool:
    """Whether a sentence names the place itself."""
    return place.id in line.named


def _seats(place: Place, ground: Ground) -> tuple[str, ...]:
    """What a government abroad goes by: London for Britain, and Britain for London."""
    if place.kind == "city":
        states = [p for p in place.capital_of if not p.endswith("-province")]
        return tuple(p for p in states if not ground.gazetteer.capitals() or p != _home(ground))
    if place.kind == "country" and place.id != _home(ground):
        seat = ground.gazetteer.capital_of(place.id)
        return (seat.id,) if seat else ()
    return ()


def _home(ground: Ground) -> str | None:
    """The country of the event: the one whose provinces the gazetteer holds."""
    return next((p.country for p in ground.gazetteer.capitals()), None)


def place_met(place: Place, line: Line, ground: Ground) -> bool:
    """Whether a sentence is about a place: it names it, means it, or leans on one that does."""
    wanted = {place.id, *_seats(place, ground)}
    if place.kind == "province":
        capital = ground.gazetteer.capital_of(place.id)
        wanted |= {capital.id} if capital else set()
    elif place.kind == "city" and place.province is not None:
        province = ground.gazetteer.place(place.province)
        if (
            place.id in [c.id for c in ground.gazetteer.capitals()]
            and province.name.split()[0] == place.name.split()[0]
        ):
            wanted.add(province.id)
    if place.serves is not None and any(
        s.extent == "airport" and s.place.id == place.serves for s in line.reading.spots
    ):
        return True
    if wanted & (line.named | line.bound):
        return True
    if place.kind in ("country", "region"):
        names = {stem(word) for spelling in place.spellings for word in spelling.split()}
        return any(s in names or any(synonyms(s, n) for n in names) for s in line.stems)
    heading = ground.heading(line)
    if heading is not None and heading.sentence.index and wanted & subject_places(heading):
        return True
    before = ground.neighbour(line, -1)
    return (
        before is not None
        and bool(wanted & before.named)
        and LEANS.match(line.sentence.text) is not None
    )


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
    words = [
        t for t in line.tokens if t.stem == question.relation or synonyms(t.stem, question.relation)
    ]
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
