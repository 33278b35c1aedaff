"""Which place a spelling stands for where it stands: the city, its province or its airport."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.place import Mention, Place
from corpus.place_context import Hint, hints
from corpus.place_words import Word

_AIRPORT = frozenset({"airport", "airfield"})
_BEFORE_AIRPORT = frozenset({"international", "provincial", "city", "military", "civil", "main"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A run of words that spells places; none where it is a name that holds a place's."""

    first: int
    """Index of its first word."""
    behind: int
    """Index just behind its last word."""
    places: tuple[Place, ...]
    """The places spelt so, the one to take in doubt first."""
    slips: int = 0
    """Slips of the pen between it and the spelling."""

    def overlaps(self, other: "Spot") -> bool:
        """Tell whether the two share a word."""
        return self.first < other.behind and other.first < self.behind


class Readings:
    """Chooses among the namesakes at a spot by the words around it."""

    def __init__(self, capitals: Mapping[str, Place], airports: Mapping[str, Place]) -> None:
        self._capitals = capitals
        self._airports = airports

    def mentions(
        self, text: str, words: Sequence[Word], spots: Sequence[Spot]
    ) -> tuple[Mention, ...]:
        """Give one mention a spot, in order; one before "airport" takes that word in."""
        around = hints(words, [(spot.first, spot.behind) for spot in spots])
        return tuple(
            self._mention(text, words, spot, hint) for spot, hint in zip(spots, around, strict=True)
        )

    def _mention(self, text: str, words: Sequence[Word], spot: Spot, hint: Hint) -> Mention:
        behind, airport = self._airport(words, spot)
        start, end = words[spot.first].start, words[behind - 1].end
        fuzzy = spot.slips > 0
        if airport is not None:
            return Mention(start, end, text[start:end], airport, fuzzy=fuzzy)
        place, certain = self._choose(spot.places, hint)
        others = tuple(other for other in spot.places if other != place)
        return Mention(start, end, text[start:end], place, others, certain, fuzzy)

    def _airport(self, words: Sequence[Word], spot: Spot) -> tuple[int, Place | None]:
        city = next((place for place in spot.places if place.kind == "city"), None)
        if city is None and spot.places[0].kind == "province":
            city = self._capitals.get(spot.places[0].id)
        index = spot.behind
        while city is not None and index < len(words) and words[index - 1].gap.isspace():
            if words[index].plain in _AIRPORT and city.id in self._airports:
                return index + 1, self._airports[city.id]
            if words[index].plain not in _BEFORE_AIRPORT:
                break
            index += 1
        return spot.behind, None

    def _choose(self, places: tuple[Place, ...], hint: Hint) -> tuple[Place, bool]:
        by_kind = {place.kind: place for place in reversed(places)}
        if hint.sense in ("province", "district") and hint.sense in by_kind:
            return by_kind[hint.sense], hint.certain or len(places) == 1
        if hint.sense in ("city", "named city") and "city" in by_kind:
            return by_kind["city"], True
        if hint.sense == "named city" and "province" in by_kind:
            named = by_kind.get("district") or self._capitals.get(by_kind["province"].id)
            if named is not None:
                return named, True
        return places[0], len(places) == 1
