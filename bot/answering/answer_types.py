"""Whether a sentence holds the type of answer asked for: a date, a figure, a place, a person, a reason."""

import re

from bot.answering import measures
from bot.answering.ground import Ground, Line
from bot.answering.question import Question

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


def holds_type(
    question: Question, line: Line, ground: Ground
) -> tuple[tuple[measures.Measure, ...], bool]:
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
