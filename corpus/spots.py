"""Where a sentence's events can be: places named, capitals meant, and "the city" bound to one."""

import re
from dataclasses import replace

from corpus.event import Extent
from corpus.gazetteer import Gazetteer, Mention, Place
from corpus.spelling import lowered
from corpus.spot import Focus, Spot
from corpus.spot_extents import extent_at
from corpus.spot_lists import DEFINITE, DEFINITE_NOUNS, LIST_GLUE

_ROAD_AFTER = re.compile(
    r"^[-–](?:to[-–])?[A-Z][\w-]+\s+(?:road|highway|border|motorway)\b|^\s+(?:road|highway)\b"
)
_ROAD_BEFORE = re.compile(r"[A-Z][\w]+[-–](?:to[-–])?$")
_HUB = r"(?:provincial\s+)?(?:capitals?|hub|cent(?:re|er)s?|seat|city)(?:\s+city)?"
_CAPITAL_BEFORE = re.compile(
    rf"\b{_HUB}\s+(?:of|in)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:province\s+of\s+)?(?:the\s+)?$",
    re.I,
)
_CAPITAL_AFTER = re.compile(
    r"^(?:['’]s?)?(?:\s+province)?(?:['’]s?)?\s+(?:provincial\s+)?(?:capital|hub)\b", re.I
)
_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:north|south|east|west|miles|km|kilomet\w+|outside|near|from|to|toward|towards|between|"
    r"border\s+with|borders?\s+(?:with|on)|connect\w+|link\w+|road\s+to|close\s+to|within|"
    r"reporting\s+from|reports\s+from|reporters?\s+in|(?:said|told\s+\w+|announced)\s+in|"
    r"(?:government|embassy|mission|talks|spokes\w+|diplomats|officials|bureau)\s+in)\s+)"
    r"(?:of\s+)?(?:the\s+)?(?:capital,?\s+)?$",
    re.I,
)
_IN_PROVINCE = re.compile(
    r"(?:,|\bin|\bof)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:province\s+of\s+)?$", re.I
)
_IN = re.compile(r"\b(?:in|into|inside|(?<!km )(?<!miles )from)\s+$", re.I)
_PRONOUN = re.compile(
    r"\bit\b|\bthere\b(?!\s+(?:is|are|was|were|has|had|have|will|would|could|may|might)\b)|"
    r"\bits(?=\s+(?:[\w-]+\s+)?(?:capture|fall|loss|seizure|takeover|collapse|surrender)\b)",
    re.I,
)
_AIRPORT = re.compile(
    r"\bthe\s+(?:provincial\s+|nearby\s+|city['’]s\s+|local\s+)?(?P<noun>airport|airbase|air\s+base|airfield)\b",
    re.I,
)
_BORDER = re.compile(r"\bcontrol\s+of\s+(?:[\w’']+\s+){0,3}borders?\s+(?:with|to)\s+", re.I)
_REACH = 200
"""Characters before a name in which the words that lead to it are looked for."""
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
    plain = lowered(text)
    if "border" in plain:
        spots += _borders(text, gazetteer)
    for m in DEFINITE.finditer(text) if any(noun in plain for noun in DEFINITE_NOUNS) else ():
        if m["noun"].lower() != "province" and _is_named_next(m.end(), spots, text):
            continue
        local = focus.by_province or "provincial" in m[0].lower() or m[0].lower()[:3] == "its"
        bound = _bind(text, m, spots, replace(focus, by_province=local), gazetteer)
        if bound and not _overlaps(m.start(), m.end(), spots):
            extent: Extent = "province" if bound.kind == "province" else "city"
            spots.append(
                Spot(m.start(), m.end(), bound, None, extent_at(text, m.start(), m.end(), extent))
            )
    for m in _AIRPORT.finditer(text) if "air" in plain else ():
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
    pronouns = _PRONOUN.finditer(text) if "it" in plain or "there" in plain else ()
    for m in pronouns:
        meant = _meant(m.start(), spots) or focus.city
        if meant and not _overlaps(m.start(), m.end(), spots):
            spots.append(Spot(m.start(), m.end(), meant, None, "city", aside=True))
    return _with_asides(text, sorted(spots, key=lambda s: s.start))


def _with_asides(text: str, spots: list[Spot]) -> tuple[Spot, ...]:
    """Mark roads named by their ends, and what is joined to an aside: "from Kunduz and Baghlan"."""
    marked: list[Spot] = []
    for spot in spots:
        aside = spot.aside
        if spot.written is not None:
            aside = aside or _ROAD_AFTER.match(text[spot.end :]) is not None
            # Looked for only behind a dash: the pattern runs through all that stands before.
            dash = text[spot.start - 1 : spot.start] in ("-", "–")
            aside = aside or (dash and _ROAD_BEFORE.search(text[: spot.start]) is not None)
            if marked and marked[-1].aside and marked[-1].written is not None:
                aside = aside or text[marked[-1].end : spot.start].strip() in ("and", "or")
        marked.append(spot if aside == spot.aside else replace(spot, aside=aside))
    return tuple(marked)


def _borders(text: str, gazetteer: Gazetteer) -> list[Spot]:
    opening = _BORDER.search(text)
    if opening is None:
        return []
    return [
        Spot(m.start, m.end, m.place, text[m.start : m.end], "border")
        for m in gazetteer.mentions(text)
        if m.place.kind == "country" and 0 <= m.start - opening.end() < 40
    ]


def _named(
    text: str, mention: Mention, before: Mention | None, left: Spot | None, gazetteer: Gazetteer
) -> Spot:
    start, tail = mention.start, text[mention.end :]
    head = max(0, start - _REACH)
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
        and LIST_GLUE.match(text[before.end : mention.start]) is not None
    )
    if capital and (
        _CAPITAL_BEFORE.search(text, head, start) or _CAPITAL_AFTER.match(tail) or in_list
    ):
        aside = left is not None and left.place.id == capital.id
        return Spot(
            mention.start,
            mention.end,
            capital,
            written,
            extent_at(text, mention.start, mention.end, "city"),
            aside,
        )
    if place.kind == "province":
        aside = (
            left is not None and left.place.province == place.id and mention.start - left.end < 45
        )
        part = extent_at(text, mention.start, mention.end, "province")
        if _DISTRICTS.search(text, head, start) or part == "partial":
            part = "province_partial"
        whole: Extent = "province_partial" if part == "province_partial" else "province"
        return Spot(mention.start, mention.end, place, written, whole, aside)
    extent: Extent = {"district": "district", "border crossing": "border"}.get(place.kind, "city")  # type: ignore[assignment]
    if re.match(r"^\s+(?:government|embassy|administration|regime|international)\b", tail):
        return Spot(mention.start, mention.end, place, written, extent, aside=True)
    part = extent_at(text, mention.start, mention.end, extent)
    aside = part != "airport" and _ASIDE_BEFORE.search(text, head, start) is not None
    return Spot(mention.start, mention.end, place, written, part, aside)


def _city_of(place: Place, mention: Mention, gazetteer: Gazetteer) -> Place | None:
    stem = place.id.removesuffix("-airport")
    return next((p for p in (*mention.others, *gazetteer.capitals()) if p.id == stem), None)


def _bind(
    text: str, m: re.Match[str], spots: list[Spot], focus: Focus, gazetteer: Gazetteer
) -> Place | None:
    """The place that "the city" means: one named before it in the sentence, or the focus."""
    noun, at = m["noun"].lower(), m.start()

    def fits(place: Place) -> bool:
        return (
            place.kind == "province" if noun == "province" else place.kind in ("city", "district")
        )

    here = [
        s.place
        for s in spots
        if s.end <= at
        and (fits(s.place) or noun == "province")
        and not (s.aside and s.written and not _IN.search(text[: s.start]))
    ]
    place = here[-1] if here else (focus.province if noun == "province" else focus.city)
    if noun in ("city", "town") and not here:
        around = [s.place for s in spots if s.end <= at and s.place.kind == "province"]
        namesake = gazetteer.capital_of(around[-1].id) if around else None
        if namesake is not None and namesake.name == around[-1].name:
            place = namesake
    if noun == "capital" and not here:
        around = [s.place for s in spots if s.end <= at and s.place.kind == "province"]
        if around:
            place = gazetteer.capital_of(around[-1].id) or place
        elif not focus.by_province:
            country = place.country if place else next((s.place.country for s in spots), None)
            place = (gazetteer.capital_of(country) if country else None) or place
    if noun == "province" and place is not None and place.kind != "province":
        place = gazetteer.province_of(place)
    if noun == "district" and place is not None and place.kind != "district":
        return None
    return place


def _is_named_next(end: int, spots: list[Spot], text: str) -> bool:
    """Whether the name itself stands behind "the capital": "the capital, Tarin Kot"."""
    return any(
        re.fullmatch(r",?\s+(?:of\s+)?", text[end : s.start]) for s in spots if s.start >= end
    )


def _meant(at: int, spots: list[Spot]) -> Place | None:
    """The town named last before a pronoun in its own sentence, if any."""
    towns = [
        s
        for s in spots
        if s.end <= at and s.written and not s.aside and s.place.kind in ("city", "district")
    ]
    return max(towns, key=lambda s: s.start).place if towns else None


def _overlaps(start: int, end: int, spots: list[Spot]) -> bool:
    return any(start < s.end and end > s.start for s in spots)
