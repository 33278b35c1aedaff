"""What a follow-up takes from the turns before: its place, its subject, its kind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.question import Question
from bot.answering.terms import Term

_PRONOUN = re.compile(
    r"\b(?:it|its|there|he|him|his|she|her|they|them|their|that|those|this|these|one|then)\b", re.I
)
_COMPLETE = 6
"""Words; a question as long as this, without a pronoun, says itself what it is about."""
_PERSON = re.compile(r"\b(?:he|him|his|she|her)\b", re.I)
_AND_X = re.compile(
    r"^(?:and|what\s+about|how\s+about|and\s+what\s+about|or|same\s+for|&)\s+(?:for\s+|in\s+|"
    r"at\s+)?(?P<rest>.{1,60}?)\s*\??$",
    re.I,
)


def follow(question: Question, text: str, earlier: Sequence[Question]) -> Question:
    """Take from the turns before what a follow-up leaves out: its place, its subject, its kind."""
    if not earlier:
        return question
    last = earlier[-1]
    ellipsis = _AND_X.match(text)
    thin = not [t for t in question.terms if t.weight > 0.3]
    if ellipsis and thin and (question.places or question.dates):
        return replace(
            last,
            text=text,
            places=question.places or last.places,
            dates=question.dates or last.dates,
            follows=True,
        )
    refers = _PRONOUN.search(text) is not None
    named = bool(question.places) or bool(question.names)
    if named and not refers and not thin:
        return question
    complete = question.counts_captures or question.counts_noun or len(text.split()) >= _COMPLETE
    if complete and not refers and not ellipsis:
        return question
    if not named or thin or refers:
        if question.kind == "compare" and not question.places:
            several = {p.id: p for q in earlier for p in q.places}
            return replace(question, places=tuple(several.values())[-2:], follows=True)
        places = question.places or tuple(p for q in reversed(earlier) for p in q.places)[:1]
        inherited = tuple(
            replace(t, weight=t.weight * 0.5, unknown=False)
            for q in earlier
            for t in q.terms
            if not t.unknown and t.stem not in {x.stem for x in question.terms}
        )
        person = _PERSON.search(text) is not None and not question.names
        meant = tuple(t for t in _last_names(earlier) if person)
        names = tuple(
            replace(t, name=False) for t in inherited if t.stem not in {m.stem for m in meant}
        )
        return replace(
            question,
            places=() if meant and not question.places else places,
            terms=(*question.terms, *meant),
            background=(*question.background, *names),
            dates=question.dates or last.dates,
            events=question.events or (last.events if thin else ()),
            follows=True,
        )
    return question


def _last_names(earlier: Sequence[Question]) -> tuple[Term, ...]:
    """The names of the latest turn that has any: whom "he" and "she" mean."""
    return next((q.names for q in reversed(earlier) if q.names), ())
