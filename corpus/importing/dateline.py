"""The day an article says it was published on, read from a line that says nothing else."""

import re
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
    r"(?:date|published|updated)\s*:?\s+(\d{4}-\d{2}-\d{2})(?=\s)\s*(?=\S)", re.IGNORECASE
)


def read_day(text: str) -> date | None:
    """Return the first full date in `text` whose month cannot be mistaken, else None.

    "08/09/2021" is not read: it is a different day on the two sides of the Atlantic.
    """
    found = _FIND.search(text)
    if found is None:
        return None
    part = found.groupdict()
    year, day = (next(part[k] for k in (c, c + "2", c + "3") if part.get(k)) for c in "yd")
    month = part["m"] or part["m2"] or part["m3"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def is_bare_day(text: str) -> bool:
    """Whether the line is a date and nothing else, such as "Monday 9 August 2021, 14:22"."""
    return _BARE.fullmatch(text.strip()) is not None


def is_stated_day(text: str) -> bool:
    """Whether the line says when the text was published or updated, and nothing else."""
    return _SAID.fullmatch(text.strip()) is not None


def cut_marker(text: str) -> tuple[date | None, str]:
    """Return the day of a crawler's marker ("date 2021-08-09 ...") and the text behind it.

    A text without a marker, or with one that is no real day, comes back whole.
    """
    found = _MARKER.match(text)
    day = read_day(found[1]) if found else None
    return (day, text[found.end() :]) if found and day else (None, text)
