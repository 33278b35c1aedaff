"""Sentences weighed by what a question needs: its place, its names, its words, its type."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering import measures
from bot.answering.answer_types import type_asked
from bot.answering.deed import done
from bot.answering.ground import Ground, Line
from bot.answering.matching import Need, PlaceAsked
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
        self._type_is_needed = question.place_asked is not None and question.kind == "where"
        self._held = type_asked(question, ground)
        self._needs = tuple(map(Need.of, question.terms))
        self._helps = tuple(map(Need.of, question.background))
        self._total = sum((t.weight for t in question.terms), 0.0)
        self._background = sum((t.weight for t in question.background), 0.0)

    def weigh(self, line: Line, similarity: float) -> Evidence | None:
        """The line as evidence; None where it is not about the places asked about."""
        for place in self._places:
            if not place.met(line, self._ground):
                return None
        coverage, own_share, met, missing = self._words(line)
        figures, typed = self._held(line)
        closeness = max(0.0, min(1.0, (similarity - 0.1) / 0.65))
        beside = self._beside(line)
        score = 0.62 * coverage + 0.30 * closeness + (0.08 if typed else 0.0) + beside
        deed = self._question.deed
        told = None if deed is None else done(deed, line)
        c = _CALIBRATED
        odds = (
            c.base
            + c.coverage * coverage
            + c.similarity * similarity
            + c.own_share * own_share
            + c.deed_missing * (told is False and deed is not None and not deed.speech)
            + c.weight_missing * max((t.weight for t in missing), default=0.0)
            + c.weight_asked * min(self._total, 3.0) / 3.0
            + _BESIDE * beside
        )
        return Evidence(
            line=line,
            score=self._shifted(score, line, typed),
            similarity=similarity,
            typed=typed,
            met=frozenset(met),
            missing=tuple(missing),
            told=told,
            figures=figures,
            confidence=1.0 / (1.0 + math.exp(-odds)),
        )

    def _words(self, line: Line) -> tuple[float, float, set[str], list[Term]]:
        """(coverage, share met by the sentence itself, stems met, terms missing) of its words."""
        total, background = self._total, self._background
        around = self._ground.around(line)
        met_weight = own_weight = 0.0
        met, missing = set(), []
        for need in self._needs:
            term, here = need.term, need.met(line.stems)
            value = here if here == 1.0 else need.met_around(here, around)
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
        for need in self._helps:
            here = need.met(line.stems)
            extra += need.term.weight * need.met_around(here, around)
            held += need.term.weight * here
        everything = total + 0.6 * background
        with_background = (met_weight + extra) / everything if everything else 0.0
        share = met_weight / total if total >= THIN else 0.0
        own_share = own_weight / total if total else 0.0
        if total < THIN and background:
            own_share = max(own_share, min(1.0, (own_weight + held) / everything))
        return min(1.0, max(share, with_background)), own_share, met, missing

    def _shifted(self, score: float, line: Line, typed: bool) -> float:
        """The score with what else tells for the sentence, or against it."""
        if line.sentence.kind == "heading":
            score -= 0.06
        if self._type_is_needed and not typed:
            score -= 0.15
        named = self._place_ids & line.named
        if named:
            score += 0.04
        if not at_the_time(self._question.dates, line):
            score -= 0.2
        if self._passing and named and not named <= line.subjects:
            score -= 0.12
        return score

    def _beside(self, line: Line) -> float:
        """What a line gains by standing near those that answered the turns before."""
        answered = self._near.get(line.article.id)
        if answered is None:
            return 0.0
        gap = min(abs(line.sentence.index - i) for i in answered)
        return _NEARNESS.get(gap, 0.0)
