"""What the verbs and nouns of the coverage mean: "overran", "the fall of", "under siege" as kinds.

The vocabulary is general news English about who holds, attacks or leaves a place; another event
brings its own places, not its own verbs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from corpus.event import EventKind
from corpus.openings import Openings
from corpus.patterns import deferred
from corpus.predicate_captures import (
    CAPTURES,
    IN_CHARGE,
    POSSESSED,
    POSSESSED_PRONOUN,
    REPELLED,
    THAT_OF,
    Row,
)
from corpus.predicate_others import OTHERS, RETAKEN

Role = Literal["object", "subject", "of", "near"]
"""Where the place stands: behind the verb, before it, behind "of" (or before "'s"), or nearby."""

Sense = Literal["plain", "state", "follows", "denied", "repelled"]
"""How it tells of its event.

"state" tells what is so since then ("in Taliban hands since Friday"), "follows" tells of a capture
only beside another one, "denied" that there is none ("still in government hands"), and "repelled"
that there was an attack and no capture.
"""


@dataclass(frozen=True, slots=True)
class Predicate:
    """One verb or noun that tells of an event, as found in a text."""

    kind: EventKind
    role: Role
    start: int
    end: int
    strict: bool
    """True for words of many meanings ("took"), which need the place right beside them."""
    sense: Sense = "plain"


_Pattern = tuple[EventKind, Role, bool, Sense, re.Pattern[str]]


def _compiled(rows: tuple[Row, ...]) -> tuple[_Pattern, ...]:
    return tuple(
        (
            cast("EventKind", kind),
            cast("Role", role.rstrip("!")),
            role.endswith("!"),
            cast("Sense", sense),
            deferred(pattern, re.IGNORECASE),
        )
        for kind, role, sense, pattern in rows
    )


_POSSESSED_ROWS: tuple[Row, ...] = (
    ("captured", "subject!", "plain", POSSESSED),
    ("captured", "subject!", "plain", POSSESSED_PRONOUN),
)
_REPELLED_ROWS: tuple[Row, ...] = (("captured", "near", "repelled", REPELLED),)
TABLE = _compiled((*RETAKEN, *_POSSESSED_ROWS, *_REPELLED_ROWS, *CAPTURES, *OTHERS))
"""The order has the say: "took back" is not "took", nor "beaten back" a beating."""
_NEEDS = {
    IN_CHARGE: ("charge", "control"),
    THAT_OF: ("that",),
    POSSESSED_PRONOUN: ("its",),
}
"""By the pattern: letters that stand in its matches, which begin with no word."""
_SEARCH = Openings((pattern for *_, pattern in TABLE), _NEEDS)


@lru_cache(maxsize=512)
def find_predicates(text: str) -> tuple[Predicate, ...]:
    """The predicates of a sentence, in order of appearance.

    Where two patterns overlap, the one that stands earlier in the table has the say; a strict one
    leaves room for one of another kind, since only its place shows whether it holds.
    """
    found: list[Predicate] = []
    for number, start, end in _SEARCH.matches_in(text):
        kind, role, strict, sense, _ = TABLE[number]
        inside = [p for p in found if start < p.end and end > p.start]
        if all(p.strict and p.kind != kind for p in inside):
            found.append(Predicate(kind, role, start, end, strict, sense))
    return tuple(sorted(found, key=lambda p: (p.start, not p.strict)))
