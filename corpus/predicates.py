"""What the verbs and nouns of the coverage mean: "overran", "the fall of" and "under siege" as kinds.

The vocabulary is general news English about who holds, attacks or leaves a place; another event
brings its own places, not its own verbs.
"""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.event import EventKind

Role = Literal["object", "subject", "of", "near"]
"""Where the place stands: behind the verb, before it, behind "of" (or before "'s"), or nearby."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """One verb or noun that tells of an event, as found in a text."""

    kind: EventKind
    role: Role
    start: int
    end: int
    strict: bool
    """True for words of many meanings ("took"), which need the place right behind them."""


_BE = r"\b(?:was|were|is|are|been|being|be|got|gets|get|becomes?|became)\s+(?:(?:\w+ly|also|now|then|not|all|soon)\s+)*"
_WHO = r"(?:the\s+)?(?:taliban|insurgents?|militants?|rebels?|fighters?|islamists?|(?:armed\s+|militant\s+)?group)"
_S = r"(?:['’]s?)?"
_OFF = r"(?!\s+(?:back|short|apart|ill|asleep|behind|out|on\s+(?!\w+day|\d|early|late|the\s+(?:same|night))|under|silent|victim|into\s+(?!the\s+hands|taliban)))"

_TABLE: tuple[tuple[EventKind, Role, bool, str], ...] = (
    # retaken stands first: "took back" is not "took"
    ("retaken", "subject", False, _BE + r"(?:retaken|recaptured)"),
    (
        "retaken",
        "object",
        False,
        r"\b(?:re(?:take[ns]?|taking|took)|recaptur\w+|(?:take[ns]?|took|taking|w[io]n|get|got)\s+back(?:\s+control\s+(?:of|over))?|regain\w*(?:\s+control\s+(?:of|over))?)",
    ),
    (
        "retaken",
        "near",
        False,
        r"\b(?:push|drove|driv|threw|forc|flush)\w*\s+(?:the\s+)?(?:militants|insurgents|taliban|them|fighters)\s+out\b(?:\s+of)?",
    ),
    (
        "captured",
        "of",
        False,
        r"\b(?:captur(?:e|ing)|seizure|fall|loss|takeover|conquest|overrunning)\s+of\b",
    ),
    (
        "captured",
        "subject",
        False,
        _BE
        + r"(?:captured|seized|overrun|conquered|taken(?!\s+(?:place|up|part|to|by\s+surprise))|occupied|lost|handed\s+over|wrested)",
    ),
    (
        "captured",
        "subject",
        False,
        r"\b(?:capitals?|cit(?:y|ies)|towns?|districts?|provinces?)\s+(?:\w+ly\s+)?(?:captured|seized|overrun|taken)\b",
    ),
    (
        "captured",
        "object",
        False,
        r"\b(?:take[ns]?|took|taking|gain(?:s|ed|ing)?|seiz(?:e|es|ed|ing)|wrest(?:s|ed|ing)?|assum(?:e|es|ed|ing)|establish(?:ed|es|ing)?|claim(?:s|ed|ing)?|ha(?:s|d|ve|ving)|(?:is|are|was|were)(?:\s+now)?\s+in|in)\s+(?:now\s+)?(?:full\s+|complete\s+|total\s+|effective\s+)?(?:control|hold|possession|charge)\s+(?:of|over)\b",
    ),
    (
        "captured",
        "object",
        False,
        r"\b(?<!no\s)(?:captur(?:es?|ed|ing)|seiz(?:e|es|ed|ing)|overr(?:un|uns|an|unning)|conquer(?:s|ed|ing)?)\b",
    ),
    (
        "captured",
        "subject",
        False,
        r"\b(?:under|in)\s+(?:the\s+)?(?:full\s+|complete\s+|total\s+)?(?:control\s+of\s+"
        + _WHO
        + r"|"
        + _WHO
        + _S
        + r"\s+(?:control|hands|grip|rule))",
    ),
    (
        "captured",
        "subject",
        False,
        r"\b(?:fully|completely|now|entirely)\s+under\s+" + _WHO + _S + r"\s+control",
    ),
    (
        "captured",
        "subject",
        False,
        r"\b(?:in|into)\s+the\s+(?:hands|grip)\s+of\b|\bin\s+the\s+(?:\w+\s+){0,2}group"
        + _S
        + r"\s+hands\b",
    ),
    ("captured", "subject", False, r"\b(?:fell|falls|fallen|fall|falling)\b" + _OFF),
    ("captured", "object", True, r"\b(?:take|takes|took|taken|taking)\s+over\b"),
    (
        "captured",
        "object",
        True,
        r"\b(?:take|takes|took|taken|taking)\b(?!\s+(?:place|part|to|up|off|down|note|advantage|refuge|shelter|aim|responsib))",
    ),
    (
        "captured",
        "object",
        True,
        r"\b(?:controls?|controlled|controlling|holds?|holding)\b(?!\s+(?:of|over|talks|a\b))",
    ),
    (
        "captured",
        "object",
        True,
        r"\b(?:claim|claims|claimed|claiming)\b(?!\s+(?:that|to|responsib|they|it|he|the\s+situation))",
    ),
    ("captured", "object", True, r"\b(?:lost|loses|losing)\b(?:\s+(?:control\s+)?(?:of|over))?"),
    ("captured", "subject", True, r"\b(?:collapsed|capitulated|changed\s+hands)\b"),
    (
        "besieged",
        "subject",
        False,
        r"\bunder\s+(?:\w+\s+)?siege\b|" + _BE + r"(?:besieged|surrounded|encircled|cut\s+off)",
    ),
    ("besieged", "of", False, r"\bsiege\s+of\b|\bencirclement\s+of\b"),
    (
        "besieged",
        "object",
        False,
        r"\b(?:besieg(?:e|es|ed|ing)|surround(?:s|ed|ing)?|encircl(?:e|es|ed|ing))\b",
    ),
    (
        "attacked",
        "near",
        False,
        r"\b(?:launch|beg[ai]n|start|mount|stag|carr|press)\w*\s+(?:\w+\s+){0,4}?(?:assault|attack|offensive|ambush|raid)\w*(?:\s+(?:on|against|in))?",
    ),
    (
        "attacked",
        "object",
        False,
        r"\b(?:storm(?:s|ed|ing)|attack(?:ed|ing)|assault(?:ed|ing)|shell(?:ed|ing)|bombard(?:ed|ing)|bomb(?:ed|ing)|raid(?:ed|ing))\b",
    ),
    (
        "attacked",
        "near",
        False,
        r"\b(?:(?:air\s?-?strikes?|bombings?|shelling|assault|attacks?|ambush|offensive|rockets?|bombardment)(?:\s+(?:on|against|in|into|at|hit|struck))?)\b",
    ),
    (
        "contested",
        "near",
        False,
        r"\b(?:fighting|clash(?:es|ed|ing)?|battl(?:e|es|ed|ing)|combat|fought|gun\s?-?battles?|gunfire)\b(?:\s+(?:on\s+)?for(?:\s+(?:the\s+)?control\s+of)?)?",
    ),
    (
        "entered",
        "object",
        False,
        r"\b(?:forces|fighters|taliban|militants|insurgents|troops|gunmen)[”\"’']?\s+(?:had\s+|have\s+)?arrived\s+(?:in|at)\b",
    ),
    (
        "entered",
        "object",
        False,
        r"\b(?:enter(?:s|ed|ing)?|(?:swe(?:pt|ep\w*)|push(?:ed|es|ing)?|pour(?:ed|ing)?|march(?:ed|ing)?|mov(?:ed|ing)|stream(?:ed|ing)?|rolled|drove)\s+into|broke\s+into|advanced\s+into)\b",
    ),
    (
        "entered",
        "near",
        False,
        r"\b(?:plant|rais|hoist)\w*\s+(?:\w+\s+){1,3}flags?\b|\bbroke\s+through\s+the\s+(?:front|defen[cs]\w+)\s*(?:lines?)?|\b(?:flag|fighters|insurgents|militants)\b[^.,;]{0,40}\b(?:inside|outside|standing\s+in\s+front\s+of|standing\s+outside)\b",
    ),
    (
        "threatened",
        "object",
        False,
        r"\b(?:threaten(?:s|ed|ing)?|clos(?:e|es|ed|ing)\s+in\s+on|inch(?:es|ed|ing)?\s+closer\s+to|advanc(?:e|es|ed|ing)\s+(?:on|towards?)|approach(?:es|ed|ing)?)\b",
    ),
    (
        "surrendered",
        "near",
        False,
        r"\b(?:surrender(?:s|ed|ing)?|laid\s+down\s+(?:their\s+)?arms|gave\s+(?:themselves\s+)?up|switched\s+sides|changed\s+sides|defect(?:s|ed|ing)?)\b",
    ),
    (
        "visited",
        "object",
        False,
        r"\b(?:fl(?:ew|ies|y|own|ying)\s+(?:in)?to|travel(?:s|led|ed|ling|ing)?\s+to|visit(?:s|ed|ing)?|arriv(?:es?|ed|ing)\s+(?:in|at))\b",
    ),
    (
        "displaced",
        "near",
        False,
        r"\b(?:fle(?:d|e|es|eing)|displac(?:ed|ing|ement)|evacuat(?:ed|ing|ion))\b",
    ),
    (
        "withdrawn",
        "near",
        False,
        r"\b(?:withdr(?:ew|awn|aw|awing|awal)|retreat(?:s|ed|ing)?|pull(?:ed|ing)?\s+(?:out|back)|abandon(?:s|ed|ing)?)\b(?:\s+from)?",
    ),
    ("threatened", "near", False, r"\bcut\s+off\b"),
)

_POSSESSIVE = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:capture|fall|loss|seizure|takeover)\b", re.I)
_COMPILED = tuple((kind, role, strict, re.compile(p, re.I)) for kind, role, strict, p in _TABLE)


def find_predicates(text: str) -> tuple[Predicate, ...]:
    """The predicates of a sentence, in order of appearance, none inside another.

    Where two patterns overlap, the one that stands earlier in the table has the say.
    """
    found: list[Predicate] = [
        Predicate("captured", "subject", m.start(), m.end(), strict=False)
        for m in _POSSESSIVE.finditer(text)
    ]
    for kind, role, strict, pattern in _COMPILED:
        for m in pattern.finditer(text):
            if all(m.end() <= p.start or m.start() >= p.end for p in found):
                found.append(Predicate(kind, role, m.start(), m.end(), strict))
    return tuple(sorted(found, key=lambda p: p.start))
