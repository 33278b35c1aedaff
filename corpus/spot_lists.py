"""Places joined in a list: "Kunduz, Sar-e-Pul and Taloqan", with what stands between them."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.spot import Spot

LIST_GLUE = re.compile(
    r"^(?:['’]s)?\s*(?:(?:,|;|/|&|\band\b|\bas\s+well\s+as\b|\balong\s+with\b|\btogether\s+with\b|"
    r"\bplus\b|\bor\b|\(|\)|[–—-]|\bthen\b|\balso\b|\bboth\b|\bfinally\b|\blater\b|\bnor\b|"
    r"\bfollowed\s+by\b|\bnext\b|\byet\b|\balmost\b)\s*)+"
    r"(?:the\s+)?(?:(?:[\w-]+ern|[\w-]+ally|nearby|neighbou?ring|provincial|key|strategic)\s+)*"
    r"(?:(?:city|town|cities|towns|capital|province|district)\s+of\s+)?$",
    re.I,
)
DEFINITE_NOUNS = ("city", "town", "capital", "province", "district")
DEFINITE = re.compile(
    r"\b(?:the|that|this|its(?=\s+(?:provincial\s+)?capital))\s+(?:(?:strategic|key|northern|southern|eastern|western|north\w+|"
    r"south\w+|besieged|provincial|important|regional|restive|entire|whole|wider|same|border)\s+)"
    rf"{{0,3}}(?P<noun>{'|'.join(DEFINITE_NOUNS)})(?:['’]s)?\b"
    r"(?!\s+of\b|\s+(?:council|governor|official|capitals))",
    re.I,
)
_DATED = (
    r"\s+(?:(?:early|late|earlier|later)\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?(?=[\s,])|"
    r"\s+(?:on\s+)?(?:the\s+\d+\w+|\d+\s+(?:July|August|September)|(?:Aug|Jul|Sep)\w*\.?\s+\d+)"
    r"(?=[\s,])|"
    r"\s+(?:a\s+day|two\s+days|three\s+days|hours|the\s+(?:next|following|same)\s+(?:day|morning|"
    r"night|evening))(?:\s+later|\s+after(?:wards)?)?(?=[\s,])"
)
_PASSED_OVER = re.compile(
    r"^(?:['’]s)?,?\s*(?:the\s+)?(?:provincial\s+)?(?:capital|hub)[^,;–]*?(?=,|\band\b|$)|"
    r"^,\s+(?:the|its|an?|[A-Z][\w-]+['’]s)\s+[^,;–]{3,50}(?=,)|"
    r"^,\s+in\s+(?:the\s+)?[^,;]{3,40}(?=,)|"
    r"^,\s+of\s+(?=$)|"
    r"^\s+(?:province|city|town|district)s?\b|"
    r"^\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,2}province\s+of\s+the\s+same\s+name|"
    r"^\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:north|south|east|west)[\w-]*(?=[,\s])|" + _DATED,
    re.I,
)
_OTHER_CLAUSE = re.compile(r",\s+\w+ing\b|\bbetween\s+(?:the\s+)?$", re.I)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LONGEST_LIST = 60
_LONGEST_GLUE = 600
"""Characters between two members of a list, with what stands there in brackets."""


def coordinated(text: str, first: "Spot", spots: tuple["Spot", ...]) -> tuple["Spot", ...]:
    """The spots joined to `first` by commas and "and", itself included; appositions are skipped."""
    row = [first]
    end = first.end
    for spot in spots:
        if spot.start <= first.start or spot.start < end:
            continue
        between = text[end : spot.start]
        if spot.written is None and not DEFINITE.match(text[spot.start : spot.end]):
            continue
        locates = spot.aside or spot.place.id == row[-1].place.province
        if _OTHER_CLAUSE.search(between):
            break
        if spot.place.id == row[-1].place.id or (locates and len(between) < 60):
            end = spot.end
            continue
        if not joins(between):
            break
        row.append(spot)
        end = spot.end
    return tuple(row)


def joins(between: str) -> bool:
    """Whether the text between two places makes them members of one list."""
    if len(between) > _LONGEST_GLUE:
        return False
    plain = _IN_BRACKETS.sub("", between).lstrip(")")
    return LIST_GLUE.match(_PASSED_OVER.sub(" ", plain)) is not None


def before_in_list(text: str, last: "Spot", spots: tuple["Spot", ...]) -> tuple["Spot", ...]:
    """The spots joined by commas and "and" that end in `last`, itself included."""
    near = tuple(spot for spot in spots if spot.start <= last.start)[-_LONGEST_LIST:]
    for i, spot in enumerate(near):
        if spot.aside or spot.extent != last.extent:
            continue
        row = coordinated(text, spot, near[i:])
        if any(s.start == last.start for s in row):
            return tuple(s for s in row if s.start <= last.start)
    return (last,)
