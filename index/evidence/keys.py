"""What a sentence is found by: its stems, the places it names, and those it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.gazetteer import Gazetteer
from corpus.reading import Reading
from index.evidence.tokens import Token

_LOCAL = re.compile(
    r"^[“\"‘'(]*(?:he|she|they|it|its|his|her|their|there|the\s+(?:provincial\s+|city['’]s\s+|"
    r"local\s+|city\s+)?(?:governor|mayor|"
    r"police|police\s+chief|airport|airfield|prison|jail|hospital|city|town|council|market|"
    r"bazaar|garrison|governor['’]s\s+\w+))\b",
    re.I,
)
"""How a sentence begins that is still about the place of the one before, whatever else it names."""


_EMPTY = frozenset({""})


@dataclass(frozen=True, slots=True)
class LineKeys:
    """What one sentence is found by."""

    stems: frozenset[str]
    """Of its words but those that say nothing by themselves."""
    named: frozenset[str]
    """Gazetteer ids of the places named in it, capitals meant included."""
    bound: frozenset[str]
    """Ids of the places it is about without naming them: "the city", "there", or the place the
    sentences before are about."""

    def as_line(self) -> bytes:
        """Write the three, apart by tabs, each sorted and apart by blanks."""
        parts = (self.stems, self.named, self.bound)
        return "\t".join(" ".join(sorted(part)) for part in parts).encode()


def keys_of_line(line: bytes) -> LineKeys:
    """Read what `LineKeys.as_line` wrote."""
    return LineKeys(*(frozenset(part.split(" ")) - _EMPTY for part in line.decode().split("\t")))


def keys_of(reading: Reading, words: Sequence[Token], gazetteer: Gazetteer) -> LineKeys:
    """Find what a sentence that was read is found by; `words` are its tokens."""
    named = {s.place.id for s in reading.spots if s.written is not None}
    named |= {
        m.place.id for m in gazetteer.mentions(reading.sentence.text) if m.place.kind == "country"
    }
    bound = {s.place.id for s in reading.spots if s.written is None}
    others: set[str] = set()
    aside, last = False, 0
    for i, spot in enumerate(s for s in reading.spots if s.written is not None):
        gap = reading.sentence.text[last : spot.start] if i else ""
        aside = spot.aside or (aside and gap.strip() in ("and", ",", "or"))
        if not aside:
            others.add(spot.place.id)
        last = spot.end
    if reading.focus.city is not None and (not others or _LOCAL.match(reading.sentence.text)):
        bound.add(reading.focus.city.id)
        if reading.focus.province is not None:
            bound.add(reading.focus.province.id)
    return LineKeys(
        stems=frozenset(t.stem for t in words if not t.stop and t.stem),
        named=frozenset(named),
        bound=frozenset(bound - named),
    )
