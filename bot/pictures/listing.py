"""The same rows in words: a list with its sources, and a text for who can't see the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.draft import Draft
from bot.answering.reply import Citation
from bot.pictures.look import SIGNS
from bot.pictures.rows import Day, Heading, MapRow, TimelineRow
from bot.pictures.words import day_in_words, plain_day, short_day

MOST_ALT = 1024
"""Characters of an attachment's description that Discord takes."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines with markers [1], [2] … in order of first use, and their citations."""

    lines: tuple[str, ...]
    citations: tuple[Citation, ...]


def timeline_listing(rows: Sequence[TimelineRow]) -> Listing:
    """One line a place, in the rows' order, each statement with its markers."""
    draft = Draft()
    return _listing(draft, [_timeline_line(row, draft) for row in rows])


def map_listing(rows: Sequence[MapRow]) -> Listing:
    """One line for each place of which something is told, the latest told first; then the rest."""
    draft = Draft()
    told = [row for row in rows if row.citation is not None]
    told.sort(key=lambda row: (-(row.told.toordinal() if row.told else 0), row.name))
    lines = [_map_line(row, draft) for row in told]
    silent = [row.name for row in rows if row.citation is None]
    if silent:
        lines.append(f"Nothing told of {', '.join(silent)}.")
    return _listing(draft, lines)


def timeline_alt(rows: Sequence[TimelineRow], heading: Heading) -> str:
    """Describe the timeline in at most `MOST_ALT` characters."""
    days: dict[str, list[str]] = {}
    for row in rows:
        name = row.name
        if row.certainty == "claimed":
            name += " (a claim)"
        if row.others:
            others = " or ".join(_short_span(day) for day in row.others)
            name += f" ({others}, other articles say)"
        days.setdefault(_short_span(row.day) if row.day else "no day told", []).append(name)
    head = f"Timeline of {_capitals(len(rows))} reported taken{_as_of(heading)}."
    return _joined(head, [f"{_begun(when)}: {', '.join(names)}" for when, names in days.items()])


def map_alt(rows: Sequence[MapRow], heading: Heading) -> str:
    """Describe the map in at most `MOST_ALT` characters."""
    states = [
        (sign.label, [row.name for row in rows if row.state == state])
        for state, sign in SIGNS.items()
    ]
    head = f"Map of {_capitals(len(rows))} by the state last reported{_as_of(heading)}."
    return _joined(
        head,
        [f"{_begun(label)}: {', '.join(names)}" for label, names in states if names],
    )


def _listing(draft: Draft, lines: Sequence[str]) -> Listing:
    whole = draft.answer("", lines[0], lines[1:])
    over = [line for page in whole.pages for line in page.split("\n")]
    return Listing((whole.direct, *whole.support, *over), whole.citations)


def _timeline_line(row: TimelineRow, draft: Draft) -> str:
    if row.day is None:
        claim = " (a claim)" if row.certainty == "claimed" else ""
        parts = [f"{row.name}: taken{claim}, no day told {draft.cite(*row.citations)}"]
    else:
        parts = [f"{row.name}: {day_in_words(row.day)} {draft.cite(*row.citations)}"]
    parts += [f"others say {day_in_words(day)} {draft.cite(*day.citations)}" for day in row.others]
    parts += [
        f"not taken, says an article of {plain_day(day.first)} {draft.cite(*day.citations)}"
        for day in row.denials
    ]
    return "; ".join(parts)


def _map_line(row: MapRow, draft: Draft) -> str:
    when = f" (article of {plain_day(row.told)})" if row.told else ""
    mark = draft.cite(row.citation) if row.citation else ""
    parts = [f"{row.name}: {row.words}{when} {mark}"]
    parts += [f"told otherwise: {one.words} {draft.cite(one.citation)}" for one in row.differing]
    return "; ".join(parts)


def _short_span(day: Day) -> str:
    if day.first == day.last:
        return short_day(day.first)
    return f"between {short_day(day.first)} and {short_day(day.last)}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _capitals(count: int) -> str:
    return "1 capital" if count == 1 else f"{count} capitals"


def _as_of(heading: Heading) -> str:
    return f" as of {plain_day(heading.as_of)}" if heading.as_of else ""


def _joined(head: str, parts: Iterable[str]) -> str:
    """The head and as many of the parts as fit, with a word on the rest."""
    text = head
    left = list(parts)
    while left:
        more = f" {left[0]}."
        rest = f" And {len(left)} more lines." if len(left) > 1 else ""
        if len(text) + len(more) + len(rest) > MOST_ALT:
            return text + (rest or " And more.")[: MOST_ALT - len(text)]
        text += more
        left.pop(0)
    return text
