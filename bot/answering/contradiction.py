"""The sentence beside a claim that denies it: both sides stand, or neither does."""

import re

from bot.answering.case import Case
from bot.answering.ground import Line

_DENIAL = re.compile(
    r"\b(?:den(?:y|ied|ies)|disput(?:e|es|ed)|reject(?:s|ed)|dismiss(?:es|ed|ing)|contradict\w*|"
    r"disagree[sd]?|had\s+been\s+none|not\s+true|no\s+such|untrue|false|however|insist(?:s|ed)|"
    r"a\s+lie|lies|no\s+one|nobody|hard\s+to\s+say|unclear|otherwise|different\s+account|"
    r"rebuff\w*|refut\w*|maintain(?:s|ed)|but\s+(?:he|she|they|it|the|a|an)\b)",
    re.I,
)
_STEPS = (1, 2, -1)
"""How far from the claim its denial is looked for, in sentences, the likeliest first."""


def contradicting(case: Case, line: Line) -> Line | None:
    """The sentence that denies what a line says, or None."""
    for step in _STEPS:
        other = case.neighbour(line, step)
        if other is None or other.sentence.kind == "heading":
            continue
        if _DENIAL.search(other.sentence.text) and _same_story(line, other):
            return other
    return None


def _same_story(line: Line, other: Line) -> bool:
    """Whether the other sentence names no place that the line is not about."""
    named = {s.place.id for s in other.reading.spots if s.written is not None and not s.aside}
    return not named or bool(named & (line.named | line.bound))
