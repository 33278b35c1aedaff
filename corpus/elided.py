"""Captures told without a verb: "Kandahar hours later", and dated lines of a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import DateSpan
from corpus.spot import Spot
from corpus.spot_lists import before_in_list, coordinated

_BREAK = re.compile(
    r"(?:[,;]|[–—]|\band\b|\bthen\b|\bwith\s+it\b)\s*(?:(?:and|then|finally|the|with\s+it)\s+)*$"
)
_TO_DATE = re.compile(
    r"^\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:a\s+(?:little|bit)|just|only|also|on|in\s+the\s+\w+)\s+)*$",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(
    r"^\s*(?:$|[.;,”\"]|(?:and|because|when|after|as|without|then|followed|before|while)\b)", re.I
)
_BEHIND_PLACE = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:$|[.;,]|and\s+(?:on|the|a\s+day)\b)", re.I)
_NEAR = re.compile(
    r"(?:(?:a\s+few|several|two|three)\s+)?(?:hours|minutes)\s+(?:later|earlier|after\w*)|"
    r"next(?=\s*[.,;])|(?:shortly|soon)\s+after(?:wards)?",
    re.I,
)
_SPOKEN = re.compile(
    r"\b(?:fallen|fell|falls|fall|captured|taken|lost|seized|overrun|under\s+(?:\w+\s+)?control|"
    r"gone|conquered|captures?|losses)\b",
    re.I,
)
_TOWNS = re.compile(
    r"\b(?:capitals?|cit(?:y|ies)|towns?|what(?:['’]s|\s+has)|which|places|timeline|list|so\s+far)\b",
    re.I,
)
_NOT_SO = re.compile(r"\b(?:not|yet|back|retaken|next|could|may|might|still|hold\w*)\b", re.I)
_LINE_WORDS = re.compile(r"[^\W\d_]{2,}")
_LINE_EXTRAS = 6
"""Words a line of a list may hold beside its date and its places ("also called …")."""


@dataclass(frozen=True, slots=True)
class Elided:
    """Places whose capture is told by a date alone."""

    spots: tuple[Spot, ...]
    span: DateSpan | None
    """The date beside them, where `corpus.dates` reads it."""
    start: int
    end: int


def elided_captures(
    text: str, spots: tuple[Spot, ...], spans: Sequence[DateSpan], after: int
) -> tuple[Elided, ...]:
    """The places behind `after` that have a date and no verb of their own.

    "Herat fell on Thursday, Kandahar hours later, Lashkar Gah the next morning" has two.
    """
    found: list[Elided] = []
    floor = after
    for spot in spots:
        if spot.start < floor or spot.aside or spot.written is None:
            continue
        end, dated = _date_behind(text, spot, spans)
        row: tuple[Spot, ...] = ()
        if end:
            row = before_in_list(text, spot, tuple(s for s in spots if s.start >= floor))
            if not (_BREAK.search(text[: row[0].start]) and _BEHIND_DATE.match(text[end:])):
                row = ()
        elif (before := _date_before(text, spot, spans, floor)) is not None:
            row, dated = coordinated(text, spot, spots), before
            end = row[-1].end
            if not _BEHIND_PLACE.match(text[end:]):
                row = ()
        if row:
            found.append(Elided(row, dated, row[0].start, end))
            floor = end
    return tuple(found)


def _date_behind(text: str, spot: Spot, spans: Sequence[DateSpan]) -> tuple[int, DateSpan | None]:
    """Where the date right behind a place ends, 0 where there is none, and the date."""
    tail = text[spot.end :]
    span = next((s for s in spans if s.start >= spot.end), None)
    near = _NEAR.search(tail)
    if span is not None and _TO_DATE.match(text[spot.end : span.start]):
        return span.end, span
    if near is not None and _TO_DATE.match(tail[: near.start()]):
        return spot.end + near.end(), None
    return 0, None


def _date_before(text: str, spot: Spot, spans: Sequence[DateSpan], floor: int) -> DateSpan | None:
    span = next((s for s in reversed(spans) if floor <= s.start and s.end <= spot.start), None)
    if span is None or not re.fullmatch(r",?\s+(?:it\s+was\s+)?", text[span.end : spot.start]):
        return None
    return span if _BREAK.search(text[: span.start]) else None


def speaks_of_captures(text: str) -> bool:
    """Whether a heading or a line before a list says that its places were taken."""
    return bool(_SPOKEN.search(text) and _TOWNS.search(text)) and not _NOT_SO.search(text)


def listed_captures(
    text: str, spots: tuple[Spot, ...], spans: Sequence[DateSpan]
) -> tuple[tuple[Spot, ...], DateSpan | None]:
    """The places of a line of a list, "Aug. 13: Kandahar, Qalat", and its date; () for prose."""
    whole = [s for s in spots if s.written is not None and s.extent == "city"]
    if not whole or len(spans) > 1:
        return (), None
    bare = _blank(text, [(s.start, s.end) for s in spots] + [(d.start, d.end) for d in spans])
    if len(_LINE_WORDS.findall(bare)) > _LINE_EXTRAS or re.search(r"[a-z]\.\s", bare):
        return (), None
    if spans:
        head, tail = text[: spans[0].start], text[spans[0].end :]
        leads = not re.search(r"\w", head) and re.match(r"\s*(?:[:–—-]|\(|$)", tail)
        trails = re.search(r"(?:[:,–—(-]|\s)\s*$", head) and not re.search(r"\w", tail)
        if not (leads or trails):
            return (), None
    row: list[Spot] = []
    for spot in whole:
        if spot.place.id not in {s.place.id for s in row}:
            row.append(spot)
    return tuple(row), spans[0] if spans else None


def _blank(text: str, held: Sequence[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in held:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
