"""What else a question names: its noun, its relation, its publisher, its events."""

import re

from bot.answering.ground import Ground
from bot.answering.words import is_hollow
from corpus.event import EventKind
from corpus.predicates import find_predicates
from index.evidence.tokens import tokens

_WHICH_PLACE = re.compile(
    r"\b(?:which|what)\s+(?:\w+\s+)?(country|nation|state|city|town|province|capital|district)\b",
    re.I,
)
POPULATION = re.compile(
    r"\bpopulation\b|\bhow\s+(?:big|large|populous)\b|\b(?:people|inhabitants)\s+(?:live|"
    r"are\s+living)\b",
    re.I,
)
"""How the number of a town's inhabitants is asked for."""
POPULATION_WORDS = frozenset(
    t.stem for t in tokens("people inhabitants live living population big")
)
PLACE_NOUNS = frozenset(
    t.stem for t in tokens("country nation state city town province capital district")
)
"""Stems of the nouns of "which country", which no answer repeats."""
_EVENT_PATTERNS: tuple[tuple[str, EventKind], ...] = (
    (r"\bsieges?\b", "besieged"),
    (r"\b(?:fall|capture|loss|seizure|conquest|takeover)\b", "captured"),
    (
        r"\b(?:gone|captured|seized|overrun|taken|conquered|fallen|fell|lost|theirs|took|seize|capture|"
        r"take|conquer|overran)\b",
        "captured",
    ),
    (
        r"\b(?:storm\w*|assaults?|attack\w*|offensive|air\s?strikes?|bomb\w*|shell\w*|rockets?)\b",
        "attacked",
    ),
    (r"\b(?:fighting|clash\w*|battles?|fought)\b", "contested"),
    (r"\b(?:enter\w*|swept|arriv\w+|flag)\b", "entered"),
    (r"\b(?:surrender\w*|gave\s+(?:themselves\s+)?up)\b", "surrendered"),
    (r"\b(?:retak\w+|retook|recaptur\w*|took\s+back)\b", "retaken"),
)
_EVENT_NOUNS = tuple((re.compile(p, re.I), kind) for p, kind in _EVENT_PATTERNS)
_RELATION = re.compile(
    r"\b(?:what|which|who)(?:\s+(?:is|was|are|were)|'s|s)\s+(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?P<n>\w+)\s+(?:of|in|for)\s+\w|\b(?:what|who)(?:\s+(?:is|was)|'s)\s+\w+'s\s+(?P<m>\w+)",
    re.I,
)


_TAKING = frozenset(
    t.stem
    for t in tokens(
        "fall fell fallen capture captured seize seized take took taken overrun overran conquer "
        "conquered takeover"
    )
)
_TAKERS = frozenset(t.stem for t in tokens("taliban insurgents militants rebels fighters"))
_POINTED_AT = re.compile(r"\b(?:it|this|that|there)\b", re.I)


def leaves_its_place_out(text: str) -> bool:
    """Whether it is asked of a capture, and not of which place: "when did it fall?".

    "When did the Taliban take over?" asks of a country; "who was captured?" of somebody.
    """
    words = {t.stem for t in tokens(text) if not t.stop}
    if not words & _TAKING or not words <= _TAKING | _TAKERS:
        return False
    if _POINTED_AT.search(text):
        return True
    return words <= _TAKING and not re.search(r"\bwh(?:o|om|at|ich|ere)\b", text, re.I)


def relation_asked(text: str) -> str | None:
    """The stem of N in "what is the N of X"; None for any other form."""
    m = _RELATION.search(text)
    if m is None:
        return None
    word = tokens(m["n"] or m["m"])
    return word[0].stem if word and not is_hollow(word[0]) else None


def outlets_named(text: str, ground: Ground) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """The articles of the publishers named in the question, and where they are named."""
    words = tokens(text)
    found: set[str] = set()
    spans: list[tuple[int, int]] = []
    stems = tuple(t.stem for t in words)
    for i, first in enumerate(stems):
        for name, publisher in ground.outlets.get(first, ()):
            for size in (len(name), 2) if len(name) > 2 else (len(name),):
                if stems[i : i + size] == name[:size]:
                    found.update(ground.published_by(publisher))
                    spans.append((words[i].start, words[i + size - 1].end))
    return frozenset(found), spans


def place_asked_for(text: str) -> str | None:
    """The kind of place that "which town" asks for; a nation is a country, a town a city."""
    m = _WHICH_PLACE.search(text)
    if m is None:
        return None
    noun = m[1].lower()
    return (
        "country"
        if noun in ("country", "nation", "state")
        else "city"
        if noun in ("city", "town", "capital")
        else noun
    )


def events_asked(text: str) -> tuple[EventKind, ...]:
    """The kinds of event a question speaks of, each once: verbs first, then nouns."""
    found: list[EventKind] = [p.kind for p in find_predicates(text) if not p.strict]
    for pattern, kind in _EVENT_NOUNS:
        if pattern.search(text) and kind not in found:
            found.append(kind)
    return tuple(dict.fromkeys(found))


_NOUN = (
    re.compile(
        r"\bhow\s+many\s+(?:of\s+the\s+|other\s+|more\s+|different\s+|ex-)?(?P<noun>[\w'-]+"
        r"(?:\s+[\w'-]+){0,2})",
        re.I,
    ),
    re.compile(r"\bhow\s+much\s+(?P<noun>\w+)", re.I),
    re.compile(
        r"\b(?:number|share|fraction|percentage|proportion|part)\s+of\s+(?:the\s+)?"
        r"(?P<noun>[\w'-]+(?:\s+[\w'-]+){0,2})",
        re.I,
    ),
    re.compile(r"\b(?:which|what)\s+(?P<noun>[\w'-]+(?:\s+[\w'-]+)?)", re.I),
)
_VERB_LIKE = re.compile(r"(?<!wound)(?<!injur)(?<!displac)(?<!arm)(?:ed|ing)$", re.I)
"""The look of a verb behind the noun: "aircraft crossed"; "wounded" and "displaced" are nouns."""
_NOUN_END = re.compile(
    r"\b(?:are|were|was|is|have|has|had|did|do|does|died|die|got|get|in|at|on|of|to|from|been|"
    r"will|would|"
    r"the|say|said|they|it|that|who|stayed|gave|with|by|for|into|came|come|went|go|going|carr\w+|"
    r"flew|fled|"
    r"escaped|left|leave|took|take|fell|fall|lost|remain\w*|r|still|surrendered|joined|per|after|"
    r"before|when)\b",
    re.I,
)


def asked_noun(text: str) -> str | None:
    """The stem of the noun that is counted or chosen from: "how many N", "which N"."""
    for pattern in _NOUN:
        if m := pattern.search(text):
            phrase = _NOUN_END.split(m["noun"])[0].strip()
            words = [t for t in tokens(phrase) if not t.stop]
            nouns = [t for t in words if not _VERB_LIKE.search(t.text)] or words
            if nouns:
                return nouns[-1].stem
    return None
