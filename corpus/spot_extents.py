"""How much of a place a mention speaks of: the whole, its centre, its prison, its airport."""

import re

from corpus.event import Extent

BUILDINGS = (
    r"(?:prisons?|jails?|police\s+(?:headquarters|station)s?|headquarters|compounds?|palace|"
    r"governor['’]s\s+(?:office|compound|house|residence)|barracks|garrison|bases?|corps|brigade|"
    r"checkpoints?|outposts?|hospital|university|bazaar|market|bridge|dam|roads?|highway|"
    r"police\s+districts?|quarters?|neighbou?rhoods?|suburbs?|radio\s+station|stadium|citadel|"
    r"customs\s+(?:house|posts?)|consulate|embassy|roundabout|square|mosque|gates?|side|area)"
)
PEOPLE = (
    r"(?:governors?|mayor|chiefs?|council\w*|lawmakers?|MPs?|residents?|officials?|spokes\w+|"
    r"police(?:men)?|commanders?|elders?|journalists?|reporters?|natives?|forces|troops|soldiers|"
    r"fighters|guards?|army|civilians|families|people|prisoners|inmates|traders|shopkeepers?|"
    r"authorities|administration|government|ministers?|senators?|representatives?|doctors?)"
)
_TITLES = r"(?:(?:provincial|deputy|acting|former|district|local|city|main|central|old)\s+)*"
_WIDE = r"(?:the\s+)?(?:[\w-]+\s+){0,4}"
_CENTRE = re.compile(r"\bcent(?:re|er)\s+of\s+(?:the\s+)?(?:city\s+of\s+)?$|\bheart\s+of\s+$", re.I)
_CENTRE_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:city\s+)?cent(?:re|er)\b|^(?:['’]s)?\s+main\s+square", re.I
)
_OUTSKIRTS = re.compile(
    r"\b(?:outskirts|edges?|gates|doorstep|suburbs|fringes?)\s+of\s+(?:[\w-]+\s+){0,4}"
    r"(?:\w+\s+and\s+)?$",
    re.I,
)
_PARTIAL = re.compile(
    rf"\b(?<!no\s)(?:most|much|(?:nearly|almost)\s+(?:all|the\s+whole|the\s+entire)|parts?|some|half|swathes|areas?|two-thirds|nine-tenths|section|"
    rf"outlying\s+parts|sections|corners?)\s+of\s+{_WIDE}$|"
    rf"\b(?:districts|neighbou?rhoods|quarters|areas|streets)\s+(?:of|in|around)\s+{_WIDE}$|"
    rf"\b(?:\w+|\d+)\s+of\s+(?:the\s+)?(?:\w+|\d+)\s+(?:police\s+)?districts\s+(?:of|in)\s+{_WIDE}$",
    re.I,
)
_BUILDING_BEFORE = re.compile(
    rf"\b{BUILDINGS}\s+(?:of|in|at|inside|outside|near)\s+(?:the\s+)?(?:(?:city|town)\s+of\s+)?$",
    re.I,
)
_BUILDING_AFTER = re.compile(rf"^(?:['’]s)?\s+{_TITLES}{BUILDINGS}\b", re.I)
_AIRPORT_BEFORE = re.compile(
    r"\bairport\s+(?:outside|in|at|near|of)\s+(?:the\s+city\s+of\s+)?$", re.I
)
_AIRPORT_AFTER = re.compile(r"^(?:['’]s)?\s+(?:international\s+)?(?:airport|airfield)\b", re.I)
_CROSSING_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:border\s+)?(?:crossing|border|gate|port|customs)\b", re.I
)
_CROSSING_BEFORE = re.compile(r"\b(?:border\s+)?crossing\s+(?:of|at|in|near)\s+(?:the\s+)?$", re.I)
_PEOPLE_AFTER = re.compile(rf"^(?:['’]s)?\s+{_TITLES}{PEOPLE}\b", re.I)


def extent_at(text: str, start: int, end: int, whole: Extent) -> Extent:
    """The extent of the mention at `text[start:end]`, `whole` where nothing narrows it."""
    head, tail = text[max(0, start - 90) : start], text[end : end + 60]
    if _AIRPORT_BEFORE.search(head) or _AIRPORT_AFTER.match(tail):
        return "airport"
    if _CROSSING_BEFORE.search(head) or _CROSSING_AFTER.match(tail):
        return "border"
    if _CENTRE.search(head) or _CENTRE_AFTER.match(tail):
        return "centre"
    if _OUTSKIRTS.search(head):
        return "outskirts"
    if (
        _PARTIAL.search(head)
        or _BUILDING_AFTER.match(tail)
        or (_BUILDING_BEFORE.search(head) and whole != "province")
    ):
        return "province_partial" if whole == "province" else "partial"
    return whole


def names_people(text: str, end: int) -> bool:
    """Whether the place that ends there only says whose people are meant: "Herat residents"."""
    return _PEOPLE_AFTER.match(text[end : end + 60]) is not None
