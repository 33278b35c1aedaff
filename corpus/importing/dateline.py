"""The day an article says it was published on, and words that only suggest one."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = (
    r"(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]\S+)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    rf"|(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}}))"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:[\s,|/–—-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*\(?(?:[a-z]{2,4})?\)?"
)
_FIND = re.compile(_DAY, re.IGNORECASE)
_WORDS = (
    r"(?:first\s+)?(?:published|posted|issued|updated|(?:last\s+)?modified|last\s+updated|date)"
)
_BARE = re.compile(rf"{_WEEKDAY}{_DAY}{_CLOCK}", re.IGNORECASE)
_SAID = re.compile(rf"{_WORDS}(?:\s+(?:on|at))?\s*:?\s*{_WEEKDAY}{_DAY}{_CLOCK}", re.IGNORECASE)
_MARKER = re.compile(
    r"(?:date|published|updated)(?:\s*:)?\s+(\d{4}-\d{2}-\d{2})(?=\s)\s*(?=\S)", re.IGNORECASE
)
_LONGEST = 200
"""Characters of a line that is a date; its blanks would take a pattern their number squared."""
_NOTICE = re.compile(
    rf"\b(?:published|posted|issued|updated|modified)\b[^\d\n]{{0,60}}?\b{_DAY}", re.IGNORECASE
)
_NAME = r"[^\W\d_][\w.'’-]{0,40}(?:[ \t][^\W\d_][\w.'’-]{0,40}){0,3}"
_AGENCY = r"(?:[ \t]?\([^()\n]{1,60}\))?"
_DATELINE = re.compile(
    rf"(?P<words>(?:(?P<place>{_NAME}){_AGENCY}(?:,[ \t]?{_NAME})?{_AGENCY},?[ \t](?:[–—-][ \t])?)?"
    rf"(?:{_DAY}|(?P<m4>{_MONTH})[ \t](?P<d4>\d{{1,2}})|(?P<d5>\d{{1,2}})[ \t](?P<m5>{_MONTH}))\b)"
    rf"{_AGENCY}[ \t]?(?:[-–—:|]|\()",
    re.IGNORECASE,
)
_NO_PLACE = frozenset("by on in from since until till at before after of for the to".split())
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<mark>[/-])"
    r"(?P<m>1[0-2]|0?[1-9]|[a-z]{3})(?P=mark)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day in front of an article's first words: "KABUL, Aug. 9 (Reuters) —"."""

    words: str
    """Verbatim, from the place to the day."""
    day: int
    month: int
    year: int | None
    """None where it is not written."""

    def within(self, year: int) -> date | None:
        """Return the day, in the year given where it states none; None if there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def read_day(text: str) -> date | None:
    """Return the first full date in `text` whose month cannot be mistaken, else None.

    "08/09/2021" is not read: it is a different day on the two sides of the Atlantic.
    """
    found = _FIND.search(text)
    if found is None:
        return None
    part = found.groupdict()
    year, month, day = (_first(part, letter) for letter in "ymd")
    try:
        return date(int(year), _month_number(month), int(day))
    except ValueError:
        return None


def is_bare_day(text: str) -> bool:
    """Whether the line is a date and nothing else, such as "Monday 9 August 2021, 14:22"."""
    line = text.strip()
    return len(line) <= _LONGEST and _BARE.fullmatch(line) is not None


def is_stated_day(text: str) -> bool:
    """Whether the line says when the text was published or updated, and nothing else."""
    line = text.strip()
    return len(line) <= _LONGEST and _SAID.fullmatch(line) is not None


def cut_marker(text: str) -> tuple[date | None, str]:
    """Return the day of a crawler's marker ("date 2021-08-09 ...") and the text behind it.

    A text without a marker, or with one that is no real day, comes back whole.
    """
    found = _MARKER.match(text)
    day = read_day(found[1]) if found else None
    return (day, text[found.end() :]) if found and day else (None, text)


def find_notice(text: str) -> tuple[date, str] | None:
    """Return the day of a notice such as "first published by Ada Reed on 9 August 2021".

    With it come the notice's words, verbatim.  None where there is no notice with a full date.
    """
    for found in _NOTICE.finditer(text):
        if day := read_day(found[0]):
            return day, found[0]
    return None


def read_dateline(text: str) -> Dateline | None:
    """Return the dateline that a line begins with, if it does."""
    found = _DATELINE.match(text)
    if found is None:
        return None
    place = found["place"]
    if place and (not place[0].isupper() or place.split()[0].lower() in _NO_PLACE):
        return None
    part = found.groupdict()
    month, day = (_first(part, letter) for letter in "md")
    year = part["y"] or part["y2"] or part["y3"]
    return Dateline(found["words"], int(day), _month_number(month), int(year) if year else None)


def find_address_day(address: str) -> tuple[date, str] | None:
    """Return the day in a web address such as ".../2021/08/09/..." with its words, or None."""
    for found in _IN_ADDRESS.finditer(re.split("[?#]", address)[0]):
        try:
            day = date(int(found["y"]), _month_number(found["m"]), int(found["d"]))
        except ValueError:
            continue
        return day, found[0]
    return None


def _first(part: dict[str, str | None], letter: str) -> str:
    """Return the group of a letter that took part in the match: "d", or "d2" and so on."""
    return next(text for key in ("", *"2345") if (text := part.get(letter + key)))


def _month_number(month: str) -> int:
    """Return the number of a month in figures or words; raises ValueError if it is none."""
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
