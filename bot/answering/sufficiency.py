"""Whether a sentence may stand as an answer at all, or the honest thing is to refuse."""

from bot.answering.case import Case
from bot.answering.evidence import Evidence
from bot.answering.ground import Ground
from bot.answering.matching import related
from bot.answering.speaking import speaks
from bot.answering.when import at_the_time
from bot.answering.words import is_identity

LEAST_CONFIDENCE = 0.33
"""Below it a sentence is no answer.  Chosen on the questions that `evidence._CALIBRATED` names."""
LEAST_WITHOUT_DEED = 0.65
"""The same for a sentence that does not tell of the very thing asked to have been done."""
_HOLLOW = 0.3
"""Weight under which a question has no words of its own beside its places ("how far is X")."""
_LEAST_SIMILARITY = 0.4
"""Cosine that such a question asks of a sentence instead."""


def enough(case: Case, evidence: Evidence, ground: Ground) -> bool:
    """Whether a sentence may stand as an answer: its names, words, type and speaker are there."""
    question = case.question
    if not evidence.typed and question.kind in (
        "when",
        "how_many",
        "how_old",
        "how_far",
        "how_long",
    ):
        return False
    missing = {t.stem for t in evidence.missing}
    if any(t.stem in missing for t in question.names):
        return False
    if any(t.unknown and t.name for t in question.terms):
        return False
    if question.kind in _COUNTED and any(
        is_identity(t.stem) and not t.name for t in evidence.missing
    ):
        return False
    deed = question.deed
    if deed is not None and deed.speech and deed.subject:
        own_voice = question.outlets and not question.names
        if not own_voice and not speaks(deed.subject, evidence.line, ground):
            return False
    if question.place_asked is not None and question.kind == "where" and not evidence.typed:
        return False
    if question.kind != "when" and not at_the_time(question.dates, evidence.line):
        return False
    if not related(question, evidence.line):
        return False
    if deed is not None and not (deed.speech and deed.subject) and evidence.told is False:
        return evidence.confidence >= LEAST_WITHOUT_DEED
    if question.places and evidence.typed and sum(t.weight for t in question.terms) < _HOLLOW:
        return evidence.similarity >= _LEAST_SIMILARITY
    return evidence.confidence >= LEAST_CONFIDENCE


_COUNTED = frozenset({"how_many", "who", "list", "where"})
"""Kinds in which "Indian", "Russian" and the like qualify the very thing asked for."""
