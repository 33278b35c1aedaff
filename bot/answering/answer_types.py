"""Whether a sentence holds the type asked for: a date, a figure, a place, a person, a reason."""

import re
from collections.abc import Callable
from itertools import pairwise

from bot.answering import measures
from bot.answering.asked_for import POPULATION
from bot.answering.ground import Ground, Line, is_calendar
from bot.answering.question import Question
from corpus.patterns import deferred

_TO_COME = deferred(
    r"\bwhen\s+(?:will|is|are)\b.*\b(?:be|to|due|expected|going)\b|\bwhen\s+will\b", re.I
)
_COMING = deferred(r"\b(?:will|due\s+to|expect\w*|plan\w*|schedul\w*|soon|next)\b", re.I)
"""Words of things to come, which a question about what will be needs."""
_CAUSE = deferred(
    r"\b(?:because|due\s+to|since\b(?!\s+\w+day)|owing|as\s+a\s+result|so\s+that|in\s+order\s+to|"
    r"therefore|meaning\s+that|after|given|giving|"
    r"reason|caused|to\s+(?:rally|check|help|avoid|prevent|protect|tell|coincide|support|stop|"
    r"save|meet|ensure|bring)|amid|deprived|would|"
    r"thanks\s+to|over|fear\w*|allow\w*|in\s+response|connecting|for\s+(?:fear|lack))\b",
    re.I,
)
_LOCATED = deferred(
    r"\b(?:in|at|to|from|near|outside|inside|on|into|toward|towards|around|between|behind|"
    r"along)\s+(?:the\s+|a\s+|an\s+)?\w+",
    re.I,
)
_AGENT = deferred(
    r"\b(?:official|officials|spokes\w+|minister|president|commander|general|leader|envoy|"
    r"lawmaker|chief|chairman|ministry|organi[sz]ation|group|"
    r"residents|witnesses|forces|troops|army|police|government|figures|council|governor|agency|"
    r"taliban|militants|insurgents|fighters|consultant)\b",
    re.I,
)


_YEAR = deferred(r"\byear\b", re.I)
_MUCH = deferred(r"\bhow\s+much\b", re.I)
_PART_OF = deferred(r"\b(?:share|fraction|percentage|proportion|part|percent)\b", re.I)

Figures = tuple[measures.Measure, ...]
Held = tuple[Figures, bool]
"""The figures of a sentence that fit a question, and whether it holds the type asked for."""


def type_asked(question: Question, ground: Ground) -> Callable[[Line], Held]:
    """What tells of a sentence whether it holds the type asked for; the question is read once.

    A question that asks for no figure gives none; one that asks for no type is met by any sentence.
    """
    match question.kind:
        case "when":
            return _date_asked(question)
        case "how_many":
            return _figure_asked(question, ground)
        case "how_old":
            return _measured(measures.ages)
        case "how_far":
            return _measured(measures.distances)
        case "how_long":
            return _measured(measures.lengths)
        case "why":
            return lambda line: ((), has_cause(line.sentence.text))
        case "where":
            return lambda line: ((), _names_another_place(question, line, ground))
        case "who":
            stems = frozenset(t.stem for t in question.terms)
            return lambda line: ((), _names_somebody(stems, line))
        case _:
            return lambda line: ((), True)


def _date_asked(question: Question) -> Callable[[Line], Held]:
    def year(line: Line) -> Held:
        return (), any(
            (s.first or s.last)
            and (s.precision in ("year", "decade") or re.search(r"\d{4}", s.text))
            for s in line.reading.spans
        )

    def to_come(line: Line) -> Held:
        return (), bool(line.reading.spans) and _COMING.search(line.sentence.text) is not None

    def day(line: Line) -> Held:
        return (), any(s.first or s.last for s in line.reading.spans)

    if _YEAR.search(question.text):
        return year
    return to_come if _TO_COME.search(question.text) else day


def _figure_asked(question: Question, ground: Ground) -> Callable[[Line], Held]:
    text, noun = question.text, question.noun
    much = _MUCH.search(text) is not None
    population = POPULATION.search(text) is not None
    share = _PART_OF.search(text) is not None
    countries = frozenset(p.id for p in question.places if p.kind == "country")

    def told(line: Line) -> Figures:
        said = line.sentence.text
        if much and (sums := measures.money(said)):
            return sums
        if noun is None:
            return measures.shares(said) or measures.counts(said, "", line.tokens)
        if population:
            return measures.population(said)
        if share:
            return measures.shares(said)
        return measures.counts(said, noun, line.tokens)

    def held(line: Line) -> Held:
        figures = told(line)
        if figures and countries:
            figures = _of_the_country(countries, line, figures, ground)
        return figures, bool(figures)

    return held


def _measured(read: Callable[[str], Figures]) -> Callable[[Line], Held]:
    def held(line: Line) -> Held:
        figures = read(line.sentence.text)
        return figures, bool(figures)

    return held


def _names_another_place(question: Question, line: Line, ground: Ground) -> bool:
    asked = {p.id for p in question.places}
    others = [ground.gazetteer.place(i).kind for i in line.named if i not in asked]
    if question.place_asked is not None:
        return question.place_asked in others
    return bool(others) or _LOCATED.search(line.sentence.text) is not None


def _names_somebody(asked: frozenset[str], line: Line) -> bool:
    """Whether a person or body stands there that is not among the stems of the question."""
    text = line.sentence.text
    places = [(s.start, s.end) for s in line.reading.spots if s.written is not None]
    free = [
        t
        for t in line.tokens
        if t.text[:1].isupper()
        and t.stem not in asked
        and not any(a <= t.start < b for a, b in places)
        and not is_calendar(t.stem)
    ]
    for one, two in pairwise(free):
        if two.start - one.end == 1:
            return True
    return any(t.start > 0 for t in free) or _AGENT.search(text) is not None


def _of_the_country(asked: frozenset[str], line: Line, figures: Figures, ground: Ground) -> Figures:
    """The figures nearest to a country asked about, where a sentence names several."""
    if len(line.named) < 2:
        return figures
    text = line.sentence.text
    named = [m for m in ground.gazetteer.mentions(text) if m.place.kind == "country"]
    if len({m.place.id for m in named}) < 2:
        return figures
    kept = []
    for figure in figures:
        near = min(named, key=lambda m: min(abs(m.start - figure.end), abs(figure.start - m.end)))
        if near.place.id in asked:
            kept.append(figure)
    return tuple(kept)


def has_cause(text: str) -> bool:
    """Whether the words of a reason stand in a sentence: "because", "due to", "so that"."""
    return _CAUSE.search(text) is not None
