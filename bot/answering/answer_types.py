"""Whether a sentence holds the type asked for: a date, a figure, a place, a person, a reason."""

import re
from itertools import pairwise

from bot.answering import measures
from bot.answering.asked_for import POPULATION
from bot.answering.ground import Ground, Line, is_calendar
from bot.answering.question import Question

_TO_COME = re.compile(
    r"\bwhen\s+(?:will|is|are)\b.*\b(?:be|to|due|expected|going)\b|\bwhen\s+will\b", re.I
)
_COMING = re.compile(r"\b(?:will|due\s+to|expect\w*|plan\w*|schedul\w*|soon|next)\b", re.I)
"""Words of things to come, which a question about what will be needs."""
_CAUSE = re.compile(
    r"\b(?:because|due\s+to|since\b(?!\s+\w+day)|owing|as\s+a\s+result|so\s+that|in\s+order\s+to|"
    r"therefore|meaning\s+that|after|given|giving|"
    r"reason|caused|to\s+(?:rally|check|help|avoid|prevent|protect|tell|coincide|support|stop|"
    r"save|meet|ensure|bring)|amid|deprived|would|"
    r"thanks\s+to|over|fear\w*|allow\w*|in\s+response|connecting|for\s+(?:fear|lack))\b",
    re.I,
)
_LOCATED = re.compile(
    r"\b(?:in|at|to|from|near|outside|inside|on|into|toward|towards|around|between|behind|"
    r"along)\s+(?:the\s+|a\s+|an\s+)?\w+",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:official|officials|spokes\w+|minister|president|commander|general|leader|envoy|"
    r"lawmaker|chief|chairman|ministry|organi[sz]ation|group|"
    r"residents|witnesses|forces|troops|army|police|government|figures|council|governor|agency|"
    r"taliban|militants|insurgents|fighters|consultant)\b",
    re.I,
)


def holds_type(
    question: Question, line: Line, ground: Ground
) -> tuple[tuple[measures.Measure, ...], bool]:
    """The figures of the sentence that fit the question, and whether it holds the type asked for.

    A question that asks for no figure gives none; one that asks for no type is met by any sentence.
    """
    text = line.sentence.text
    figures: tuple[measures.Measure, ...] = ()
    match question.kind:
        case "when" if re.search(r"\byear\b", question.text, re.I):
            return (), any(
                (s.first or s.last)
                and (s.precision in ("year", "decade") or re.search(r"\d{4}", s.text))
                for s in line.reading.spans
            )
        case "when" if _TO_COME.search(question.text):
            return (), bool(line.reading.spans) and _COMING.search(text) is not None
        case "when":
            return (), any(s.first or s.last for s in line.reading.spans)
        case "how_many":
            if re.search(r"\bhow\s+much\b", question.text, re.I) and (
                found := measures.money(text)
            ):
                figures = found
            elif question.noun is None:
                figures = measures.shares(text) or measures.counts(text, "")
            elif POPULATION.search(question.text):
                figures = measures.population(text)
            elif re.search(
                r"\b(?:share|fraction|percentage|proportion|part|percent)\b", question.text, re.I
            ):
                figures = measures.shares(text)
            else:
                figures = measures.counts(text, question.noun)
            figures = _of_the_country(question, text, figures, ground)
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
            return (), _names_somebody(question, line)
        case _:
            return (), True


def _names_another_place(question: Question, line: Line, ground: Ground) -> bool:
    asked = {p.id for p in question.places}
    others = [ground.gazetteer.place(i).kind for i in line.named if i not in asked]
    if question.place_asked is not None:
        return question.place_asked in others
    return bool(others) or _LOCATED.search(line.sentence.text) is not None


def _names_somebody(question: Question, line: Line) -> bool:
    """Whether a person or body stands there that the question does not name itself."""
    text = line.sentence.text
    asked = {t.stem for t in question.terms}
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


def _of_the_country(
    question: Question, text: str, figures: tuple[measures.Measure, ...], ground: Ground
) -> tuple[measures.Measure, ...]:
    """The figures nearest to the country asked about, where a sentence names several."""
    asked = {p.id for p in question.places if p.kind == "country"}
    named = [m for m in ground.gazetteer.mentions(text) if m.place.kind == "country"]
    if not asked or len({m.place.id for m in named}) < 2:
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
