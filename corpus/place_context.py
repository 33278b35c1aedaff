"""City or province: the words around a place's name say which of its namesakes is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.place_words import Word

Sense = Literal["city", "named city", "province", "district", "unknown"]
"""What the words ask for; "named city" where the name and the word "city" make one name."""

_PROVINCE = frozenset({"province", "provinces", "provincial"})
_CITY = frozenset({"city", "town", "cities", "towns", "municipality"})
_DISTRICT = frozenset({"district", "districts"})
_CAPITAL = frozenset({"capital", "capitals"})
_GOVERNOR = frozenset({"governor", "governors", "governorate"})
_PLURAL = frozenset({"provinces", "cities", "towns", "capitals"})
_PART_OF_CITY = frozenset(
    [
        "streets",
        "centre",
        "center",
        "outskirts",
        "gates",
        "suburbs",
        "mayor",
        "heart",
        "neighbourhoods",
        "residents",
    ]
)
_ADJECTIVES = frozenset(
    [
        "the",
        "a",
        "an",
        "another",
        "central",
        "neighbouring",
        "neighboring",
        "nearby",
        "remote",
        "restive",
        "strategic",
        "key",
        "besieged",
        "whole",
        "entire",
        "populous",
        "rural",
        "mountainous",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north",
        "south",
        "east",
        "west",
        "north-eastern",
        "vital",
        "main",
        "major",
        "important",
        "fallen",
        "embattled",
        "volatile",
        "large",
        "larger",
        "small",
        "provincial",
        "regional",
    ]
)
_BEING = frozenset({"is", "was", "are", "were", "being", "became", "becomes", "remains"})
_JOINING = frozenset({"and", "or", "as", "well", "plus"})
_BREAKS = frozenset('.!?;:\n"“”')
_FAR_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Hint:
    """What the words around one name say of it."""

    sense: Sense = "unknown"
    certain: bool = False
    from_left: bool = False
    """True where the words before it say so."""
    plural: bool = False
    """True where they speak of several places, so that its neighbours in a list are meant too."""


def hints(words: Sequence[Word], spots: Sequence[tuple[int, int]]) -> tuple[Hint, ...]:
    """Read the words around each spot, a range (first, behind last) of `words`; spots ascend."""
    found = [_hint(words, first, behind) for first, behind in spots]
    for index in range(len(spots) - 1, 0, -1):
        hint = found[index]
        if hint.plural and not hint.from_left and _listed(words, spots[index - 1], spots[index]):
            found[index - 1] = _lent(found[index - 1], hint)
    for index in range(1, len(spots)):
        hint = found[index - 1]
        if hint.plural and hint.from_left and _listed(words, spots[index - 1], spots[index]):
            found[index] = _lent(found[index], hint)
    return tuple(found)


def _lent(own: Hint, hint: Hint) -> Hint:
    return hint if own.sense == "unknown" else replace(own, plural=True, from_left=hint.from_left)


def _listed(words: Sequence[Word], one: tuple[int, int], other: tuple[int, int]) -> bool:
    between = words[one[1] : other[0]]
    if any(word.plain not in _JOINING for word in between):
        return False
    gaps = [word.gap.strip() for word in words[one[1] - 1 : other[0]]]
    return all(gap in ("", ",", "&", "/") for gap in gaps) and bool(between or any(gaps))


def _hint(words: Sequence[Word], first: int, behind: int) -> Hint:
    right = _directly_behind(words, behind)
    left = _before(words, first)
    if right.certain or left.sense == "unknown":
        for hint in (right, left if left.certain else _apposition(words, behind)):
            if hint.sense != "unknown":
                return hint
    return left


def _directly_behind(words: Sequence[Word], behind: int) -> Hint:
    if behind >= len(words) or not _open(words[behind - 1].gap):
        return Hint()
    word = words[behind].plain
    following = words[behind + 1].plain if behind + 1 < len(words) else ""
    if word == "provincial" and following in _CAPITAL:
        return Hint("province", certain=words[behind - 1].possessive)
    if word in _PROVINCE:
        return Hint("province", certain=True, plural=word in _PLURAL)
    if word in _CAPITAL:
        return Hint("province", certain=True)
    if word in _CITY:
        return Hint("named city", certain=True, plural=word in _PLURAL)
    if word in _DISTRICT:
        return Hint("district", certain=True)
    if word in _GOVERNOR:
        return Hint("province")
    return Hint("city", certain=True) if word in _PART_OF_CITY else Hint()


def _before(words: Sequence[Word], first: int) -> Hint:
    index = first - 1
    while index >= 0 and _is_adjective(words[index].plain) and _open(words[index].gap):
        index -= 1
    if index < 0:
        return Hint()
    word, gap = words[index].plain, words[index].gap.strip()
    direct = index == first - 1
    if word == "of" and gap == "" and index > 0 and _open(words[index - 1].gap):
        return _of(words[index - 1].plain)
    if direct and gap in ("", ",", "–", "—") and not words[index].possessive:
        if word in _CITY and (gap == "" or word in ("city", "town")):
            return Hint("city", certain=True, from_left=True, plural=word in _PLURAL)
        if word in _CAPITAL:
            return Hint("city", certain=True, from_left=True, plural=word in _PLURAL)
        if word in ("province", "provinces") and gap == "":
            return Hint("province", certain=True, from_left=True, plural=word in _PLURAL)
    return Hint()


def _of(word: str) -> Hint:
    plural = word in _PLURAL
    if word in _PROVINCE or word in _CAPITAL:
        return Hint("province", certain=True, from_left=True, plural=plural)
    if word in _CITY:
        return Hint("named city", certain=True, from_left=True, plural=plural)
    if word in _DISTRICT:
        return Hint("district", certain=word == "district", from_left=True)
    if word in _GOVERNOR:
        return Hint("province", from_left=True)
    if word in _PART_OF_CITY:
        return Hint("city", certain=True, from_left=True)
    return Hint()


def _apposition(words: Sequence[Word], behind: int) -> Hint:
    """Read "…, the capital of", "… is a northern province", "… in the northern province"."""
    if behind >= len(words):
        return Hint()
    gap = words[behind - 1].gap.strip()
    index = behind
    within = gap == "" and words[behind].plain == "in"
    if within or (gap == "" and words[behind].plain in _BEING):
        index += 1
    elif gap not in (",", "–", "—", "(", "-"):
        return Hint()
    for word in words[index : index + _FAR_ENOUGH]:
        if not within and (word.plain in _CAPITAL or word.plain in ("city", "town")):
            return Hint("city", certain=True)
        if word.plain == "province":
            return Hint("city" if within else "province", certain=True)
        if not _is_adjective(word.plain) or not _open(word.gap):
            return Hint()
    return Hint()


def _is_adjective(word: str) -> bool:
    return word in _ADJECTIVES or word.endswith("ern")


def _open(gap: str) -> bool:
    """Tell whether nothing but space and hyphens stands in the gap."""
    return gap.strip(" \t\u00a0-‐‑") == "" and "\n" not in gap
