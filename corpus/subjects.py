"""The place that is the subject of a verb: not one that only says where or whose."""

import re
from collections.abc import Iterator, Sequence

from corpus.predicates import Predicate
from corpus.spot import Spot
from corpus.spot_extents import PEOPLE, names_people

BECAME = re.compile(r"it\s+(?:became|becomes|has\s+become|was|is)\s+the\b", re.I)
_PRONOUN_REACH = 30
"""In characters: how far before its verb "it" may stand."""
_NAMED = (
    r"(?:the\s+)?(?:(?:[\w-]+(?:ern|al|est|ic|ed|ing|ous|ty|by)|key|nine|ten|\d+)\s+){0,3}?"
    r"(?:(?:city|town|capital|province)\s+of\s+)?$"
)
_OBLIQUE = re.compile(
    r"""\b(?:in|at|near|from|to|around|outside|through|into|inside|towards?|across|over|for
    |by|on|off|beyond|against|between|like|than|about|via|among|unlike)\s+
    (?:(?:the|both|nearby|neighbou?ring|northern|southern|eastern|western|central)\s+)*
    (?:[\w-]+(?:ern|al|est|ic)\s+){0,2}
    (?:(?:city|town|capital|province)\s+of\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_OF = re.compile(rf"\b(?P<head>[\w’'-]+)\s+of\s+{_NAMED}", re.I)
_HEADS_OF = re.compile(
    r"""^(?:city|town|capital|cent(?:re|er)|hub|seat|control|most|much|all|parts?|half|rest|whole
    |province|loss|fall|capture|seizure|takeover|outskirts|heart|districts?|cities|capitals|towns
    |provinces|possession|hands)$""",
    re.IGNORECASE | re.VERBOSE,
)
_WHICH = re.compile(
    r"^(?:\s*\([^)]*\))?,?\s*(?:which|that)\b|^,\s+(?:the|an?)\s[^,;]{3,60}?\s(?:which|that)\b",
    re.I,
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_APPOSITION = re.compile(r",\s[^,;“”]*(?:\s*\([^()]*\))?[^,;“”]*,")
_PEOPLE_WORD = re.compile(
    rf"\b(?:{PEOPLE}|they|he|she|who|bodies|weapons|equipment|men|women)\b", re.I
)
_HELPERS = re.compile(
    r"""^[\s,–—]*(?:\b(?:has|have|had|would|could|may|might|will|should|was|were|is|are|be|been|to|not
    |yet|also|then|too|only|just|soon|quickly|finally|now|itself|later|next|still|either|ever|never
    |so|all|both|itself|reported|reportedly|said|thought|believed|and|even|eventually|n['’]t|hadn['’]t
    |hasn['’]t|did|does|do|didn['’]t|\w+ly|first|second|too
    |(?:among\s+)?the\s+(?:first|second|third|last|latest|next|\w+th)
     (?:\s+(?:provincial\s+)?(?:capital|city|town)s?)?)\b[\s,]*)*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACED = re.compile(
    r"""^\s*(?:\([^()]*\)\s*)?(?:city\b|province\b|(?:in|on|near)\s+(?:the\s+)?[\w\s-]{1,40}?)(?=\s|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def find_subject(text: str, p: Predicate, spots: Sequence[Spot], start: int) -> Spot | None:
    """The last place in `text[start : p.start]` that can be what the verb speaks of, or None."""
    for spot in _before(p, spots, start):
        gap = text[spot.end : p.start]
        if not gap:  # "its capture", "Kunduz's fall"
            return spot
        if spot.written is None and spot.aside:
            if len(gap) < _PRONOUN_REACH and not is_oblique(text, spot) and _fits(gap, p):
                return spot
            continue
        if _WHICH.match(gap) and _fits(_WHICH.sub("", gap, count=1), p):
            return spot
        if names_people(text, spot.end):
            return None
        if is_oblique(text, spot):
            continue
        return spot if _fits(gap, p) else None
    return None


def is_oblique(text: str, spot: Spot) -> bool:
    """Whether the place only says where, or whose: "in Herat", "the elders of Herat"."""
    head = text[max(0, spot.start - 70) : spot.start]
    of = _OF.search(head)
    if of is not None:
        return _HEADS_OF.match(of["head"]) is None or bool(
            re.search(
                r"\b(?:in|near|around|outside)\s+(?:the\s+)?(?:city|town|capital)\s+of\s", head
            )
            and _OBLIQUE.search(head)
        )
    return _OBLIQUE.search(head) is not None


def _before(p: Predicate, spots: Sequence[Spot], start: int) -> Iterator[Spot]:
    held = [s for s in spots if start <= s.start and s.end <= p.start]
    named = [s for s in held if s.written is not None or not s.aside]
    pronouns = [s for s in held if s.written is None and s.aside]
    near = [s for s in pronouns if p.start - s.end < _PRONOUN_REACH]
    yield from sorted((*named, *near), key=lambda s: -s.start)


def _fits(gap: str, p: Predicate) -> bool:
    """Whether no other subject stands between a place and its verb."""
    bare = _PARENTHESES.sub(" ", gap)
    if _APPOSITION.match(bare):
        bare = _APPOSITION.sub(" ", bare, count=1)
    if p.strict:
        return _HELPERS.match(bare) is not None or _HELPERS.match(_PLACED.sub("", bare)) is not None
    return _PEOPLE_WORD.search(bare) is None
