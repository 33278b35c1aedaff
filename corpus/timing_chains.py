"""Dates an event takes from the text before it, or from words such as "hours later"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.dates import DateSpan, find_dates
from corpus.predicates import Predicate
from corpus.spot import Spot

_FIRST = re.compile(r"\bfirst\s+(?:\w+\s+)?$", re.I)
_HOURS = re.compile(
    r"""\b(?:
        (?:(?:just|only|barely|mere)\s+)?
        (?:(?:a\s+few|several|some|two|three|four|five|six|barely|an|one|the|within|just)\s+)?
        (?:hours?|minutes?)\s+(?:later|earlier|after(?:wards)?|before|apart)
      | within\s+(?:a\s+(?:few|couple\s+of)\s+|the\s+(?:\w+\s+)?)?(?:hours?|minutes)
        (?!\s+of\s+(?:each|one)\b)
      | (?:at\s+)?(?:around|about|almost\s+)?\s*(?:at\s+)?the\s+same\s+(?:time|hour)
      | (?:shortly|soon|immediately|almost\s+immediately)\s+after(?:wards)?
      )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MEAL = re.compile(
    r"\b(?:before|after|at|by|over|around)\s+(?:breakfast|lunch|sunrise|sunset|dinner|supper|"
    r"first\s+light|(?:morning|evening|noon|friday)\s+prayers)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:that|same|next|later|earlier|following|previous|before|after)\b", re.I
)
_LONGEST_RANGE = 3
_OVER_BREAK = 22
"""In characters: "hours after", "before breakfast" reach over the edge of their clause."""
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS_AFTER = re.compile(
    r"(?<!\bin )(?<!within )(?<!\bfor )\b"
    r"(?P<words>(?P<n>a|one|two|three|four|five|six|seven|\d{1,2})\s+(?:full\s+)?"
    r"(?P<unit>day|week)s?\s+(?P<side>after|before))\s+[^,;:–—“”]{0,60}$",
    re.I,
)
_ON_A_DAY = re.compile(r"(?<=\bon )a(?= (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)", re.I)


@dataclass(frozen=True, slots=True)
class Memory:
    """The dates told so far in an article."""

    last: DateSpan | None = None
    """The latest dated span of any length."""
    near: DateSpan | None = None
    """The latest span of up to three days: what "the next day" is counted from."""
    near_paragraph: int = -1
    event: DateSpan | None = None
    """The date of the latest capture told."""

    def after(self, spans: Sequence[DateSpan], paragraph: int) -> "Memory":
        """The memory with a sentence's dates added."""
        memory = self
        for span in spans:
            if span.first and span.last:
                memory = replace(memory, last=span)
                if (span.last - span.first).days < _LONGEST_RANGE and span.open_ended is None:
                    memory = replace(memory, near=span, near_paragraph=paragraph)
        return memory


def dates_in(text: str, anchor: date | None, memory: Memory) -> tuple[DateSpan, ...]:
    """The dates of a sentence, chained to those before it; "on a Thursday" is that week's."""
    plain = _ON_A_DAY.sub(" ", text) if "day" in text.lower() else text
    spans = find_dates(plain, anchor, memory.near)
    if plain == text:
        return spans
    return tuple(replace(s, text=text[s.start : s.end]) for s in spans)


def own_day_clocks(
    spans: Sequence[DateSpan], anchor: date | None, paragraph: int, memory: Memory
) -> tuple[DateSpan, ...]:
    """The spans, with a bare clock time in a new paragraph set on the article's own day."""
    return tuple(
        replace(s, first=anchor, last=anchor, chained=False, how="the article's own day")
        if anchor is not None and _is_bare_clock(s) and memory.near_paragraph != paragraph
        else s
        for s in spans
    )


def _is_bare_clock(span: DateSpan) -> bool:
    timed = span.clock is not None or (span.part is not None and span.precision == "day")
    return timed and (span.chained or span.first is None) and not _RELATIVE.search(span.text)


def counted_back(text: str, p: Predicate, spans: Sequence[DateSpan]) -> DateSpan | None:
    """The day of what happened first: "on Tuesday, two days after they took it".

    A date without days where no day is named to count from; None where nothing is counted.
    """
    m = _DAYS_AFTER.search(text[: p.start])
    if m is None:
        return None
    count = _NUMBERS.get(m["n"].lower()) or int(m["n"])
    step = count * (7 if m["unit"].lower() == "week" else 1)
    named = [s for s in spans if s.end <= m.start() and s.precision == "day" and s.first]
    day = named[-1].first if named else None
    if day is not None:
        day += timedelta(days=-step if m["side"].lower() == "after" else step)
    return DateSpan(
        text=m["words"],
        start=m.start(),
        end=m.start() + len(m["words"]),
        first=day,
        last=day,
        how=f"counted from “{named[-1].text}”" if named else "no day is named to count from",
        precision="day",
        chained=False,
    )


def near_day(
    text: str,
    p: Predicate,
    limits: tuple[int, int],
    *,
    spans: Sequence[DateSpan],
    anchor: date | None,
    memory: Memory,
) -> DateSpan | None:
    """The day of "hours later" and "before breakfast" in the predicate's clause, or None."""
    low, high = max(0, limits[0] - _OVER_BREAK), limits[1] + _OVER_BREAK
    for m in _HOURS.finditer(text, low, high):
        if m.end() <= p.start or m.start() >= p.end:
            days = [s for s in spans if s.end <= m.start() and s.precision == "day"]
            here = days[-1] if days else None
            return _same_day(m, here or memory.event or memory.near)
    meal = _MEAL.search(text, low, high)
    if meal and anchor is not None:
        return DateSpan(
            text=meal[0],
            start=meal.start(),
            end=meal.end(),
            first=anchor,
            last=anchor,
            how="the article's own day",
            precision="day",
        )
    return None


def _same_day(m: re.Match[str], before: DateSpan | None) -> DateSpan | None:
    if before is None or before.first is None or before.last is None:
        return None
    later = before.part == "night" and re.search(r"later|afterwards", m[0], re.I)
    last = before.last + timedelta(days=1) if later else before.last
    return DateSpan(
        text=m[0],
        start=m.start(),
        end=m.end(),
        first=before.first,
        last=last,
        how=f"counted from “{before.text}” in the text before: {before.how}",
        precision="day" if before.first == last else "range",
        chained=True,
    )


def from_first_of_range(text: str, predicate: Predicate, last: DateSpan | None) -> DateSpan | None:
    """The first day of the range just told of: "first seized …" behind "on Friday and Saturday"."""
    if last is None or last.first is None or last.last is None or last.open_ended is not None:
        return None
    m = _FIRST.search(text[: predicate.start])
    if m is None or not 1 <= (last.last - last.first).days <= _LONGEST_RANGE:
        return None
    return replace(
        last,
        text="first",
        start=m.start(),
        end=m.start() + 5,
        last=last.first,
        precision="day",
        chained=True,
        how=f"the first day of “{last.text}” in the sentence before",
    )


def from_enumeration(text: str, spots: Sequence[Spot], last: DateSpan | None) -> DateSpan | None:
    """The date of "three more capitals have fallen since Tuesday", where the three are named."""
    if (
        last is None
        or last.first is None
        or len(spots) < 2
        or not re.search(r"\b(?:all|each|respectively)\b", text)
    ):
        return None
    return replace(last, chained=True, how=f"“{last.text}” in the sentence before: {last.how}")


def settled(span: DateSpan, state: bool) -> DateSpan:
    """The day a state began, and the day of "by Friday morning"; any other span as it is."""
    if state and span.open_ended == "since" and span.first is not None:
        return replace(span, last=span.first, precision="day")
    if span.open_ended == "until" and span.part and span.last is not None and span.first is None:
        return replace(span, first=span.last, precision="day")
    return span
