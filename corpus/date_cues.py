"""What the words around a date say of it: whether it is yet to come, and the words led by it."""

import re

from corpus.date_meaning import Tense
from corpus.patterns import deferred

_SENTENCE_END = deferred(r"[.!?]['\"”’)]*\s+(?=['\"“‘(]?[A-Z])|\n")
_CLAUSE_END = deferred(
    r"[,;:()–—“”\"]|\b(?:said|says|say|told|that|who|which|whose|but|after|when|while|because|as|"
    r"warned|announced|claimed|vowed|reported|reports|added|where|although|though)\b",
    re.IGNORECASE,
)
_FUTURE = deferred(
    r"\b(?:will|shall|won['’]t|must|(?:is|are|was|were)\s+(?:due|set|scheduled|expected|planned)"
    r"|(?:due|expected|scheduled|planned|slated)\s+(?:to|for|on|by)|plan(?:s|ning)?\s+(?:to|for)"
    r"|(?:is|are)\s+going\s+to|hopes?\s+to|intends?\s+to|upcoming|deadline|ultimatum"
    r"|(?:has|have)\s+until)\b|\b(?:they|he|she|we|it|I|you)['’]ll\b",
    re.IGNORECASE,
)
_ON = (
    r"(?:\s+(?:it|them|him|her|there|back|over|off|out|up|down))?"
    r"(?:\s+(?:on|in|at|late|early|earlier|late\s+on|early\s+on|earlier\s+on))?\s*$"
)
_SAID = deferred(
    r"\b(?:said|told(?:\s+\w+){1,2}|warned|announced|claimed|vowed|reported|added)" + _ON,
    re.IGNORECASE,
)
_PAST = deferred(
    r"\b(?!due\b|scheduled\b|expected\b|planned\b|united\b)(?:\w+(?<!e)ed|took|fell|saw|met|held|began"
    r"|came|went|left|made|seen|taken|fallen|won|lost|fled|broke|stood|died)" + _ON,
    re.IGNORECASE,
)
_SINCE = deferred(r"\bsince(?:\s+[\w'’-]+){1,8}\s+$", re.IGNORECASE)
_TODAY = deferred(r"\b(?:today|this\s+(?:morning|afternoon|evening))\b", re.IGNORECASE)


_REACH = 600
"""How many characters either side of a date a sentence is looked for."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence that `text[start:end]` stands in."""
    begin, stop = max(0, start - _REACH), min(len(text), end + _REACH)
    for mark in _SENTENCE_END.finditer(text, begin, start):
        begin = mark.end()
    following = _SENTENCE_END.search(text, end, stop)
    return begin, following.start() if following else stop


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """Whether the clause around the date `text[start:end]` tells what was, or what is to come.

    Conservative: a cue of the future ("will", "is due to") must stand in the same clause, and a
    past verb just before the date ("said on Sunday they will ...") settles it as past. A clause
    that is only the date ("On Friday, ...") takes the one behind it. None where neither shows.
    """
    begin, stop = sentence_around(text, start, end)
    if _SAID.search(text, begin, start):
        return "past"
    for mark in _CLAUSE_END.finditer(text, begin, start):
        begin = mark.end()
    following = _CLAUSE_END.search(text, end, stop)
    if following and following[0] == "," and not text[begin:start].strip():
        behind = _CLAUSE_END.search(text, following.end(), stop)
        stop = behind.start() if behind else stop
    elif following:
        stop = following.start()
    past = _PAST.search(text, begin, start)
    if _FUTURE.search(text, begin, start) or (not past and _FUTURE.search(text, end, stop)):
        return "future"
    return "past" if past else None


def follows_since(text: str, floor: int, start: int) -> bool:
    """Whether "since" leads to the date through a few words: "since launching raids in May"."""
    return _SINCE.search(text, max(floor, start - 90), start) is not None


def says_today(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a date says "today" or "this morning"."""
    return _TODAY.search(text, *sentence_around(text, start, end)) is not None
