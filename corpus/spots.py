"""Where a sentence's events can be: places named, capitals meant, and "the city" bound to one."""

import re
from dataclasses import dataclass

from corpus.event import Extent
from corpus.gazetteer import Gazetteer, Mention, Place


@dataclass(frozen=True, slots=True)
class Spot:
    """One place a sentence speaks of."""

    start: int
    end: int
    place: Place
    written: str | None
    """The spelling in the sentence; None for a pronoun or a definite noun."""
    extent: Extent
    aside: bool = False
    """True for a place that only locates another: "north of Kabul", "in the province of Takhar"."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What "the city", "the province" and "there" mean at this point of an article."""

    city: Place | None = None
    province: Place | None = None
    age: int = 0
    """How many sentences ago it was last named."""


_HUB = r"(?:provincial\s+)?(?:capitals?|hub|cent(?:re|er)s?|seat|city)(?:\s+city)?"
_CAPITAL_BEFORE = re.compile(
    rf"\b{_HUB}\s+(?:of|in)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:province\s+of\s+)?(?:the\s+)?$",
    re.I,
)
_CAPITAL_AFTER = re.compile(
    r"^(?:['’]s?)?(?:\s+province)?(?:['’]s?)?\s+(?:provincial\s+)?(?:capital|hub)\b", re.I
)
_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:north|south|east|west|miles|km|kilomet\w+|outside|near|from|to|toward|towards|between|border\s+with|"
    r"borders?\s+(?:with|on)|connect\w+|link\w+|road\s+to|close\s+to|government\s+in|embassy\s+in|mission\s+in|"
    r"reporting\s+from|reports\s+from|talks\s+in|within)\s+)(?:of\s+)?(?:the\s+)?(?:capital,?\s+)?$",
    re.I,
)
_IN_PROVINCE = re.compile(
    r"(?:,|\bin|\bof)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:province\s+of\s+)?$", re.I
)
_DEFINITE = re.compile(
    r"\b(?:the|that|this)\s+(?:(?:strategic|key|northern|southern|eastern|western|north\w+|south\w+|besieged|"
    r"provincial|important|regional|restive|entire|whole|wider|same)\s+){0,3}"
    r"(?P<noun>city|town|capital|province|district)(?:['’]s)?\b(?!\s+of\b|\s+(?:council|governor|official|capitals))",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:it|there)\b", re.I)
_AIRPORT = re.compile(
    r"\bthe\s+(?:provincial\s+|nearby\s+|city['’]s\s+|local\s+)?(?P<noun>airport|airbase|air\s+base|airfield)\b",
    re.I,
)
_LIST_GLUE = re.compile(
    r"^(?:['’]s)?\s*(?:(?:,|;|\band\b|\bas well as\b|\balong with\b|\btogether with\b|\bplus\b|\bor\b|\(|\)|[–—-]|\bthen\b|\balso\b|\bboth\b)\s*)+"
    r"(?:the\s+)?(?:(?:[\w-]+ern|nearby|neighbou?ring|provincial|key|strategic)\s+)*"
    r"(?:(?:city|town|cities|towns|capital|province|district)\s+of\s+)?$",
    re.I,
)
_BORDER = re.compile(r"\bcontrol\s+of\s+(?:[\w’']+\s+){0,3}borders?\s+(?:with|to)\s+", re.I)
_PASSED_OVER = re.compile(
    r"^(?:['’]s)?,?\s*(?:the\s+)?(?:capital|hub)[^,;–]*?(?=,|\band\b|$)|^\s+(?:province|city|town|district)s?\b|"
    r"^\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,2}province\s+of\s+the\s+same\s+name|"
    r"\s+(?:early\s+|late\s+|earlier\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?(?=[\s,])",
    re.I,
)
_PARTIAL = re.compile(
    r"\b(?:most|much|parts?|some|half|large\s+parts|swathes|areas?|two-thirds)\s+of\s+(?:\w+\s+){0,4}$",
    re.I,
)
_CENTRE = re.compile(r"\bcent(?:re|er)\s+of\s+(?:the\s+)?(?:city\s+of\s+)?$|\bheart\s+of\s+$", re.I)
_CENTRE_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:city\s+)?cent(?:re|er)\b|^(?:['’]s)?\s+main\s+square", re.I
)
_OUTSKIRTS = re.compile(
    r"\b(?:outskirts|edges?|gates|suburbs)\s+of\s+(?:[\w-]+\s+){0,4}(?:\w+\s+and\s+)?$", re.I
)
_DISTRICTS = re.compile(r"\bdistricts\s+(?:of|in)\s+(?:the\s+)?(?:\w+\s+)?$", re.I)


def find_spots(text: str, gazetteer: Gazetteer, focus: Focus) -> tuple[Spot, ...]:
    """Every place of a sentence, named or bound, in order of appearance."""
    mentions = tuple(
        m for m in gazetteer.mentions(text) if m.place.kind not in ("country", "region")
    )
    spots: list[Spot] = []
    for i, mention in enumerate(mentions):
        before = mentions[i - 1] if i else None
        spots.append(_named(text, mention, before, spots[-1] if spots else None, gazetteer))
    spots += _borders(text, gazetteer)
    for m in _DEFINITE.finditer(text):
        bound = _bind(m["noun"].lower(), m.start(), spots, focus, gazetteer)
        if bound and not _overlaps(m.start(), m.end(), spots):
            extent: Extent = "province" if bound.kind == "province" else "city"
            spots.append(
                Spot(m.start(), m.end(), bound, None, _part(text, m.start(), m.end(), extent))
            )
    for m in _AIRPORT.finditer(text):
        near = max(
            (s for s in spots if s.start < m.start() and not s.aside),
            key=lambda s: s.start,
            default=None,
        )
        behind = next((s for s in spots if 0 <= s.start - m.end() < 15), None)
        beside = behind or near
        city = beside.place if beside else focus.city
        if city and not _overlaps(m.start(), m.end(), spots):
            spots.append(Spot(m.start(), m.end(), city, None, "airport"))
    for m in _PRONOUN.finditer(text):
        if focus.city and not _overlaps(m.start(), m.end(), spots):
            spots.append(Spot(m.start(), m.end(), focus.city, None, "city", aside=True))
    return tuple(sorted(spots, key=lambda s: s.start))


def _borders(text: str, gazetteer: Gazetteer) -> list[Spot]:
    opening = _BORDER.search(text)
    if opening is None:
        return []
    return [
        Spot(m.start, m.end, m.place, text[m.start : m.end], "border")
        for m in gazetteer.mentions(text)
        if m.place.kind == "country" and 0 <= m.start - opening.end() < 40
    ]


def coordinated(text: str, first: Spot, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The spots joined to `first` by commas and "and", itself included; appositions are passed over."""
    row = [first]
    end = first.end
    for spot in spots:
        if spot.start <= first.start or spot.start < end:
            continue
        between = text[end : spot.start]
        if spot.written is None and not _DEFINITE.match(text[spot.start : spot.end]):
            continue
        if spot.place.id == row[-1].place.id or (spot.aside and len(between) < 60):
            end = spot.end
            continue
        if not _LIST_GLUE.match(_PASSED_OVER.sub(" ", between)):
            break
        row.append(spot)
        end = spot.end
    return tuple(row)


def before_in_list(text: str, last: Spot, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The spots joined by commas and "and" that end in `last`, itself included."""
    for i, spot in enumerate(spots):
        if spot.start > last.start:
            break
        if spot.aside or spot.extent != last.extent:
            continue
        row = coordinated(text, spot, spots[i:])
        if any(s.start == last.start for s in row):
            return tuple(s for s in row if s.start <= last.start)
    return (last,)


def _named(
    text: str, mention: Mention, before: Mention | None, left: Spot | None, gazetteer: Gazetteer
) -> Spot:
    head, tail = text[: mention.start], text[mention.end :]
    place, written = mention.place, text[mention.start : mention.end]
    if place.kind in ("airport", "airbase"):
        city = _city_of(place, mention, gazetteer)
        return Spot(
            mention.start, mention.end, city or place, written, "airport" if city else "airbase"
        )
    capital = gazetteer.capital_of(place.id) if place.kind == "province" else None
    in_list = (
        before is not None
        and left is not None
        and left.extent == "city"
        and before.place.kind == "province"
        and _LIST_GLUE.match(text[before.end : mention.start]) is not None
    )
    if capital and (_CAPITAL_BEFORE.search(head) or _CAPITAL_AFTER.match(tail) or in_list):
        aside = left is not None and left.place.id == capital.id
        return Spot(
            mention.start,
            mention.end,
            capital,
            written,
            _part(text, mention.start, mention.end, "city"),
            aside,
        )
    if place.kind == "province":
        aside = (
            left is not None and left.place.province == place.id and mention.start - left.end < 45
        )
        if _DISTRICTS.search(head):
            return Spot(mention.start, mention.end, place, written, "province_partial", aside)
        return Spot(mention.start, mention.end, place, written, "province", aside)
    extent: Extent = {"district": "district", "border crossing": "border"}.get(place.kind, "city")  # type: ignore[assignment]
    if re.search(r"\b(?:the\s+)?capital,?\s+$", head) and "kabul" in place.id:
        return Spot(
            mention.start, mention.end, place, written, extent, bool(_ASIDE_BEFORE.search(head))
        )
    if re.match(r"^\s+(?:government|embassy|administration|regime|international)\b", tail):
        return Spot(mention.start, mention.end, place, written, extent, aside=True)
    if re.search(r"\bairport\s+(?:outside|in|at|near|of)\s+(?:the\s+city\s+of\s+)?$", head):
        return Spot(mention.start, mention.end, place, written, "airport")
    if re.match(r"^(?:['’]s)?\s+airport\b", tail):
        return Spot(mention.start, mention.end, place, written, "airport")
    return Spot(
        mention.start,
        mention.end,
        place,
        written,
        _part(text, mention.start, mention.end, extent),
        aside=bool(_ASIDE_BEFORE.search(head)),
    )


def _city_of(place: Place, mention: Mention, gazetteer: Gazetteer) -> Place | None:
    stem = place.id.removesuffix("-airport")
    return next((p for p in (*mention.others, *gazetteer.capitals()) if p.id == stem), None)


def _part(text: str, start: int, end: int, whole: Extent) -> Extent:
    head, tail = text[:start], text[end:]
    if _CENTRE.search(head) or _CENTRE_AFTER.match(tail):
        return "centre"
    if _OUTSKIRTS.search(head):
        return "outskirts"
    if _PARTIAL.search(head):
        return "province_partial" if whole == "province" else "partial"
    return whole


def _bind(
    noun: str, at: int, spots: list[Spot], focus: Focus, gazetteer: Gazetteer
) -> Place | None:
    def fits(place: Place) -> bool:
        return (
            place.kind == "province" if noun == "province" else place.kind in ("city", "district")
        )

    here = [
        s.place
        for s in spots
        if s.end <= at and (fits(s.place) or noun == "province") and not (s.aside and s.written)
    ]
    place = here[-1] if here else (focus.province if noun == "province" else focus.city)
    if noun == "province" and place is not None and place.kind != "province":
        place = gazetteer.province_of(place)
    if noun == "district" and place is not None and place.kind != "district":
        return None
    return place


def _overlaps(start: int, end: int, spots: list[Spot]) -> bool:
    return any(start < s.end and end > s.start for s in spots)
