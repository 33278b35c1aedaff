"""Sentences weighed by what a question needs: its place, its names, its words, the type asked for."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering import measures
from bot.answering.deed import done
from bot.answering.ground import Ground, Line
from bot.answering.question import Question, Term
from bot.answering.when import at_the_time
from bot.answering.words import stem, synonyms
from corpus.article import ArticleId
from corpus.gazetteer import Place

_SYNONYM, _HEADING, _BEFORE, _BEHIND, _TITLE = 0.8, 0.6, 0.55, 0.35, 0.3
"""What a word is worth where it does not stand in the sentence itself."""

_BESIDE = 5.0
"""What a point of nearness to the turns before adds to the odds: a follow-up says little itself."""
_THIN = 0.6
"""Weight below which a question's own words say too little to be met alone ("why?")."""

_LEANS = re.compile(
    r"^[“\"‘']?(?:he|she|it|they|his|her|its|their|this|these|that|those|such|there|the\s+(?:city|town|official|officials|group|statement|"
    r"envoy|president|minister|spokes\w+|afghan\s+leader|council\s+chief|capital|province|facilities|audio|video|letter|bloc|talks))\b|^[“\"‘]",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:because|due\s+to|since\b(?!\s+\w+day)|owing|as\s+a\s+result|so\s+that|in\s+order\s+to|therefore|meaning\s+that|after|given|giving|"
    r"reason|caused|to\s+(?:rally|check|help|avoid|prevent|protect|tell|coincide|support|stop|save|meet|ensure|bring)|amid|deprived|would|"
    r"thanks\s+to|over|fear\w*|allow\w*|in\s+response|connecting|for\s+(?:fear|lack))\b",
    re.I,
)
_LOCATED = re.compile(
    r"\b(?:in|at|to|from|near|outside|inside|on|into|toward|towards|around|between|behind|along)\s+(?:the\s+|a\s+|an\s+)?\w+",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:official|officials|spokes\w+|minister|president|commander|general|leader|envoy|lawmaker|chief|chairman|ministry|organi[sz]ation|group|"
    r"residents|witnesses|forces|troops|army|police|government|figures|council|governor|agency|taliban|militants|insurgents|fighters|consultant)\b",
    re.I,
)
_SPEECH_VERB = (
    r"(?:sa(?:id|ys?)|tells?|told|claim(?:s|ed)|warn(?:s|ed)|announce[sd]|tweet(?:s|ed)|add(?:s|ed)|state[sd]|"
    r"describe[sd]|urge[sd]?|ask(?:s|ed)|call(?:s|ed)|confirm(?:s|ed)|den(?:ies|ied)|promise[sd]|condemn(?:s|ed)|"
    r"suggest(?:s|ed)|repli(?:es|ed)|respond(?:s|ed)|order(?:s|ed)|accuse[sd]|insist(?:s|ed)|wr(?:ites|ote)|post(?:s|ed)|"
    r"vow(?:s|ed)|admit(?:s|ted)|quoted|plan(?:s|ned)|hope[sd]?|report(?:s|ed)|demand(?:s|ed)|recommend(?:s|ed)|believe[sd]|"
    r"thinks?|wants?|appeal(?:s|ed)|criticise[sd]|reject(?:s|ed)|predict(?:s|ed)|swears?|swore|expect(?:s|ed))"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence and how well it answers."""

    line: Line
    score: float
    coverage: float
    """Share of the question's weighed words that it meets, itself or through its surroundings."""
    similarity: float
    """Cosine of the question and the sentence."""
    typed: bool
    """Whether it holds the type of answer asked for."""
    met: frozenset[str]
    missing: tuple[Term, ...]
    own: frozenset[str] = frozenset()
    """Stems met in the sentence itself."""
    own_share: float = 0.0
    """Share of the question's weighed words that stand in the sentence itself."""
    told: bool | None = None
    """Whether the sentence tells of the deed asked about; None where none is asked."""
    figures: tuple[measures.Measure, ...] = ()
    confidence: float = 0.0
    """Estimated chance that the sentence answers, from `_CALIBRATED`."""


@dataclass(frozen=True, slots=True)
class _Calibration:
    """A logistic model of "this sentence answers the question"."""

    coverage: float
    similarity: float
    own_share: float
    deed_missing: float
    weight_missing: float
    weight_asked: float
    base: float


_CALIBRATED = _Calibration(0.52, 1.11, 2.11, -0.51, 0.12, 0.39, -2.62)
"""Fitted by logistic regression on SQuAD 2.0 dev, part A (1,380 sampled questions, half of them
unanswerable, against 14 paragraphs of their article each) and, weighted sixfold, on 129 questions
over articles about the offensive of 2021: not a held-out figure for those."""


def weigh(
    question: Question,
    lines: Iterable[Line],
    ground: Ground,
    similarity: Mapping[tuple[ArticleId, int], float],
    near: frozenset[tuple[ArticleId, int]] = frozenset(),
) -> tuple[Evidence, ...]:
    """The lines that can answer, best first.  `near` are the sentences the turns before were
    answered from; what stands beside them is what "it" and "he" mean.
    """
    found = []
    for line in lines:
        evidence = _weigh(question, line, ground, similarity.get(line.key, 0.0), near)
        if evidence is not None:
            found.append(evidence)
    return tuple(sorted(found, key=lambda e: (-e.score, e.line.key)))


def _weigh(
    question: Question,
    line: Line,
    ground: Ground,
    similarity: float,
    near: frozenset[tuple[ArticleId, int]],
) -> Evidence | None:
    if question.places and not all(place_met(p, line, ground) for p in question.places):
        return None
    total = met_weight = own_weight = 0.0
    met, own, missing = set(), set(), []
    for term in question.terms:
        value = _term_met(term, line, ground)
        total += term.weight
        met_weight += term.weight * value
        if here := _in(term, line.stems):
            own.add(term.stem)
            own_weight += term.weight * here
        if value >= 0.3:
            met.add(term.stem)
        else:
            missing.append(term)
    extra = sum(t.weight * _term_met(t, line, ground) for t in question.background)
    extra_total = sum(t.weight for t in question.background)
    own_share = met_weight / total if total >= _THIN else 0.0
    with_background = (
        (met_weight + extra) / (total + 0.6 * extra_total) if total + extra_total else 0.0
    )
    coverage = min(1.0, max(own_share, with_background))
    figures, typed = _typed(question, line, ground)
    closeness = max(0.0, min(1.0, (similarity - 0.1) / 0.65))
    score = 0.62 * coverage + 0.30 * closeness + (0.08 if typed else 0.0)
    beside = 0.0
    if near:
        gap = min(
            (abs(line.sentence.index - i) for a, i in near if a == line.article.id), default=99
        )
        beside = {0: 0.16, 1: 0.12, 2: 0.08, 3: 0.05}.get(gap, 0.0)
        score += beside
    if line.sentence.kind == "heading":
        score -= 0.06
    if question.place_asked is not None and question.kind == "where" and not typed:
        score -= 0.15
    if any(_place_named(p, line) for p in question.places):
        score += 0.04
    if not at_the_time(question.dates, line):
        score -= 0.2
    subjects = _subjects(line)
    if question.kind not in ("how_far", "where") and any(
        p.id in line.named and p.id not in subjects for p in question.places
    ):
        score -= 0.12
    told = (
        None
        if question.deed is None
        else done(
            question.deed, line.tokens, line.sentence.text, (e.kind for e in line.reading.events)
        )
    )
    own_share = own_weight / total if total else 0.0
    if total < _THIN and extra_total:
        held = sum(t.weight * _in(t, line.stems) for t in question.background)
        own_share = max(own_share, min(1.0, (own_weight + held) / (total + 0.6 * extra_total)))
    missing_most = max((t.weight for t in missing), default=0.0)
    c = _CALIBRATED
    odds = (
        c.base
        + c.coverage * coverage
        + c.similarity * similarity
        + c.own_share * own_share
        + c.deed_missing * (told is False and question.deed is not None and not question.deed.speech)
        + c.weight_missing * missing_most
        + c.weight_asked * min(total, 3.0) / 3.0
        + _BESIDE * beside
    )
    return Evidence(
        line,
        score,
        coverage,
        similarity,
        typed,
        frozenset(met),
        tuple(missing),
        frozenset(own),
        own_share,
        told,
        figures,
        1.0 / (1.0 + math.exp(-odds)),
    )


def _term_met(term: Term, line: Line, ground: Ground) -> float:
    best = _in(term, line.stems)
    if best == 1.0:
        return best
    heading = ground.heading(line)
    if heading is not None:
        best = max(best, _HEADING * _in(term, heading.stems))
    before = ground.neighbour(line, -1)
    if before is not None and before.sentence.kind != "heading":
        leans = (
            _LEANS.match(line.sentence.text) is not None
            or before.sentence.paragraph == line.sentence.paragraph
        )
        best = max(best, (_BEFORE if leans else 0.3) * _in(term, before.stems))
        further = ground.neighbour(before, -1)
        if leans and further is not None and further.sentence.kind == "prose":
            best = max(best, 0.3 * _in(term, further.stems))
    behind = ground.neighbour(line, 1)
    if (
        behind is not None
        and behind.sentence.kind == "prose"
        and (
            behind.sentence.paragraph == line.sentence.paragraph
            or _LEANS.match(behind.sentence.text)
        )
    ):
        best = max(best, _BEHIND * _in(term, behind.stems))
    return best


def _in(term: Term, stems: frozenset[str]) -> float:
    if term.stem in stems or any(other in stems for other in term.also):
        return 1.0
    if term.name:
        return 0.0
    return _SYNONYM if any(synonyms(term.stem, s) for s in stems) else 0.0


def _place_named(place: Place, line: Line) -> bool:
    return place.id in line.named


def place_met(place: Place, line: Line, ground: Ground) -> bool:
    """Whether a sentence is about a place: it names it, means it, or leans on one that does."""
    wanted = {place.id}
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
    if heading is not None and heading.sentence.index and wanted & _subjects(heading):
        return True
    before = ground.neighbour(line, -1)
    return (
        before is not None
        and bool(wanted & before.named)
        and _LEANS.match(line.sentence.text) is not None
    )


def _subjects(line: Line) -> frozenset[str]:
    return frozenset(s.place.id for s in line.reading.spots if not s.aside)


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
        return bool(words) and question.relation not in ("capit",)
    return any(
        abs(t.start - b) < 40 or abs(a - t.end) < 40
        for t in words
        for a, b in spots
        if not re.search(r"[.;,]|\bwith\b", line.sentence.text[min(b, t.end) : max(a, t.start)])
    )


def _typed(question: Question, line: Line, ground: Ground) -> tuple[tuple[measures.Measure, ...], bool]:
    text = line.sentence.text
    figures: tuple[measures.Measure, ...] = ()
    match question.kind:
        case "when":
            return (), any(s.first or s.last for s in line.reading.spans)
        case "how_many":
            if question.noun is None:
                figures = measures.shares(text) or measures.counts(text, "")
            elif re.search(r"\bpopulation\b|\bhow\s+(?:big|large)\b", question.text, re.I):
                figures = measures.population(text)
            elif re.search(
                r"\b(?:share|fraction|percentage|proportion|part|percent)\b", question.text, re.I
            ):
                figures = measures.shares(text)
            else:
                figures = measures.counts(text, question.noun)
            return figures, bool(figures)
        case "how_old":
            figures = measures.ages(text)
            return figures, bool(figures)
        case "how_far":
            figures = measures.distances(text)
            return figures, bool(figures)
        case "how_long":
            figures = measures.lengths(text)
            return figures, bool(figures)
        case "why":
            return (), _CAUSE.search(text) is not None
        case "where":
            return (), _names_another_place(question, line, ground)
        case "who":
            named = any(t.text[:1].isupper() and i for i, t in enumerate(line.tokens))
            return (), named or _AGENT.search(text) is not None
        case _:
            return (), True


def _names_another_place(question: Question, line: Line, ground: Ground) -> bool:
    asked = {p.id for p in question.places}
    others = [ground.gazetteer.place(i).kind for i in line.named if i not in asked]
    if question.place_asked is not None:
        return question.place_asked in others
    return bool(others) or _LOCATED.search(line.sentence.text) is not None


def has_cause(text: str) -> bool:
    """Whether the words of a reason stand in a sentence: "because", "due to", "so that"."""
    return _CAUSE.search(text) is not None


def speaks(name_stems: frozenset[str], line: Line, ground: Ground) -> bool:
    """Whether one of the names speaks in the sentence, or in one it leans on."""
    for other in (line, ground.neighbour(line, -1), ground.neighbour(line, 1)):
        if other is None:
            continue
        if other is not line and not (
            _LEANS.match(line.sentence.text)
            or "“" in line.sentence.text
            or "”" in line.sentence.text
        ):
            continue
        for token in other.tokens:
            if token.stem not in name_stems:
                continue
            behind = other.sentence.text[token.end : token.end + 90]
            front = other.sentence.text[max(0, token.start - 60) : token.start]
            if re.search(rf"^[^.;“”]{{0,80}}?\b{_SPEECH_VERB}\b", behind, re.I) and not re.search(
                r"\b(?:to|against|about|by|of|with)\s+(?:[A-Z]?[\w.]+\s+){0,3}$", front
            ):
                return True
            if re.search(
                rf"(?:according\s+to|{_SPEECH_VERB}|citing|quoting)\s+(?:[\w’'.,]+\s+){{0,6}}$",
                front,
                re.I,
            ):
                return True
    return False
