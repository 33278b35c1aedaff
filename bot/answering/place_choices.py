"""The places somebody may ask for, found by the first letters typed, without the model."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.ground import Ground
from corpus.gazetteer import Place, PlaceKind
from corpus.spelling import plain

_TWO_SLIPS_FROM = 7
_ONE_SLIP_FROM = 4
"""Letters typed from which a letter or two may be wrong."""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One place of the gazetteer, as a choice."""

    id: str
    name: str
    """As it is shown; no two choices share one."""
    spellings: tuple[str, ...]
    kind: PlaceKind
    mentions: int
    """Sentences of the articles that name it."""
    keys: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Its name and spellings in plain letters."""

    def __post_init__(self) -> None:
        keys = dict.fromkeys(plain(one) for one in (self.name, *self.spellings))
        object.__setattr__(self, "keys", tuple(key for key in keys if key))


def place_choices(ground: Ground) -> tuple[PlaceChoice, ...]:
    """Every place of the gazetteer, the most mentioned first, then by name."""
    choices = [
        PlaceChoice(
            place.id,
            shown_name(place),
            place.spellings,
            place.kind,
            len(ground.rows_naming(place.id)),
        )
        for place in ground.gazetteer.places
    ]
    return tuple(sorted(choices, key=lambda one: (-one.mentions, one.name, one.id)))


def shown_name(place: Place) -> str:
    """The name by which a place is told from others: "Kunduz", "Kunduz province"."""
    if place.kind == "province" and not plain(place.name).endswith("province"):
        return f"{place.name} province"
    return place.name


def matching(choices: Sequence[PlaceChoice], typed: str, most: int = 25) -> tuple[PlaceChoice, ...]:
    """At most `most` choices whose spelling begins with what was typed, then that hold it.

    Where there is neither, those that it is a slip or two from, the nearest first.  Otherwise the
    order of the choices is kept; nothing typed gives the first of them.
    """
    letters = plain(typed)
    if not letters:
        return tuple(choices[:most]) if not typed.strip() else ()
    begun = [one for one in choices if any(key.startswith(letters) for key in one.keys)]
    held = [one for one in choices if one not in begun and any(letters in key for key in one.keys)]
    return tuple([*begun, *held][:most]) or _near(choices, letters)[:most]


def _near(choices: Sequence[PlaceChoice], letters: str) -> tuple[PlaceChoice, ...]:
    """The choices with a spelling, or the beginning of one, that is a slip or two away."""
    slips = (len(letters) >= _ONE_SLIP_FROM) + (len(letters) >= _TWO_SLIPS_FROM)
    if not slips:
        return ()
    owners, beginnings = [], []
    for number, one in enumerate(choices):
        for key in one.keys:
            owners += [number, number]
            beginnings += [key, key[: len(letters)]]
    found = process.extract(
        letters, beginnings, scorer=OSA.distance, score_cutoff=slips, limit=None
    )
    nearest: dict[int, float] = {}
    for _, distance, index in found:
        number = owners[index]
        nearest[number] = min(distance, nearest.get(number, distance))
    return tuple(choices[number] for number in sorted(nearest, key=lambda n: (nearest[n], n)))
