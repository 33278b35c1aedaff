"""Sentences weighed by what a question needs: its place, its names, its words, its type."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering import measures
from bot.answering.answer_types import type_asked
from bot.answering.deed import done
from bot.answering.ground import Ground, Line
from bot.answering.matching import PlaceAsked, meets, subject_places, surroundings, term_met
from bot.answering.question import Question
from bot.answering.terms import Term
from bot.answering.when import at_the_time
from corpus.article import ArticleId

_BOUND = 0.5
_LEANING = 0.6
"""A word that the sentence before holds counts for so much of itself where this one leans on it."""
_BESIDE = 5.0
"""What a point of nearness to the turns before adds to the odds: a follow-up says little itself."""
_NEARNESS = {0: 0.16, 1: 0.12, 2: 0.08, 3: 0.05}
"""What it adds to the score, by sentences in between."""
THIN = 0.6
"""Weight below which a question's own words say too little to be met alone ("why?")."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence and how well it answers."""

    line: Line
    score: float
    similarity: float
    """Cosine of the question and the sentence."""
    typed: bool
    """Whether it holds the type of answer asked for."""
    met: frozenset[str]
    """Stems of the words it meets, itself or through its surroundings."""
    missing: tuple[Term, ...]
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
    """The lines that can answer, best first.

    `near` are the sentences the turns before were answered from; what stands beside them is what
    "it" and "he" mean.
    """
    asked = _Weighing(question, ground, near)
    found = []
    for line in lines:
        evidence = asked.weigh(line, similarity.get(line.key, 0.0))
        if evidence is not None:
            found.append(evidence)
    return tuple(sorted(found, key=lambda e: (-e.score, e.line.key)))


class _Weighing:
    """What a question asks of each sentence, worked out once for all of them."""

    def __init__(
        self, question: Question, ground: Ground, near: frozenset[tuple[ArticleId, int]]
    ) -> None:
        self._question = question
        self._ground = ground
        self._near: dict[ArticleId, list[int]] = {}
        for article, i in near:
            self._near.setdefault(article, []).append(i)
        self._places = tuple(PlaceAsked.of(p, ground.gazetteer) for p in question.places)
        self._place_ids = frozenset(p.id for p in question.places)
        self._passing = question.kind not in ("how_far", "where")
        self._untyped_costs = question.place_asked is not None and question.kind == "where"
        self._held = type_asked(question, ground)
        total = 0.0
        for term in question.terms:
            total += term.weight
        self._total = total
        self._background = sum(t.weight for t in question.background)

    def weigh(self, line: Line, similarity: float) -> Evidence | None:
        """The line as evidence; None where it is not about the places asked about."""
        question, ground, total = self._question, self._ground, self._total
        if not all(place.met(line, ground) for place in self._places):
            return None
        around = surroundings(line, ground)
        met_weight = own_weight = 0.0
        met, missing = set(), []
        for term in question.terms:
            here = meets(term, line.stems)
            value = term_met(term, here, around)
            met_weight += term.weight * value
            if here:
                own_weight += term.weight * here
            elif value >= _BOUND:
                own_weight += term.weight * value * _LEANING
            if value >= 0.3:
                met.add(term.stem)
            else:
                missing.append(term)
        extra = held = 0.0
        for term in question.background:
            here = meets(term, line.stems)
            extra += term.weight * term_met(term, here, around)
            held += term.weight * here
        extra_total = self._background
        own_share = met_weight / total if total >= THIN else 0.0
        with_background = (
            (met_weight + extra) / (total + 0.6 * extra_total) if total + extra_total else 0.0
        )
        coverage = min(1.0, max(own_share, with_background))
        figures, typed = self._held(line)
        closeness = max(0.0, min(1.0, (similarity - 0.1) / 0.65))
        score = 0.62 * coverage + 0.30 * closeness + (0.08 if typed else 0.0)
        beside = self._beside(line)
        score += beside
        if line.sentence.kind == "heading":
            score -= 0.06
        if self._untyped_costs and not typed:
            score -= 0.15
        named = self._place_ids & line.named
        if named:
            score += 0.04
        if not at_the_time(question.dates, line):
            score -= 0.2
        if self._passing and named and not named <= subject_places(line):
            score -= 0.12
        told = (
            None
            if question.deed is None
            else done(
                question.deed,
                line.tokens,
                line.sentence.text,
                (e.kind for e in line.reading.events),
            )
        )
        own_share = own_weight / total if total else 0.0
        if total < THIN and extra_total:
            own_share = max(own_share, min(1.0, (own_weight + held) / (total + 0.6 * extra_total)))
        missing_most = max((t.weight for t in missing), default=0.0)
        c = _CALIBRATED
        odds = (
            c.base
            + c.coverage * coverage
            + c.similarity * similarity
            + c.own_share * own_share
            + c.deed_missing
            * (told is False and question.deed is not None and not question.deed.speech)
            + c.weight_missing * missing_most
            + c.weight_asked * min(total, 3.0) / 3.0
            + _BESIDE * beside
        )
        return Evidence(
            line=line,
            score=score,
            similarity=similarity,
            typed=typed,
            met=frozenset(met),
            missing=tuple(missing),
            told=told,
            figures=figures,
            confidence=1.0 / (1.0 + math.exp(-odds)),
        )

    def _beside(self, line: Line) -> float:
        """What a line gains by standing near those that answered the turns before."""
        answered = self._near.get(line.article.id)
        if answered is None:
            return 0.0
        gap = min(abs(line.sentence.index - i) for i in answered)
        return _NEARNESS.get(gap, 0.0)
