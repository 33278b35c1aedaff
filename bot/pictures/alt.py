"""A text for who can't see the picture, short enough for Discord."""

from collections.abc import Iterable, Sequence

from bot.phrases.phrases import Phrases
from bot.phrases.spans import short_day
from bot.pictures.look import SIGNS
from bot.pictures.rows import Day, Heading, MapRow, TimelineRow
from bot.pictures.words import sign_words, window_words

MOST_ALT = 1024
"""Characters of an attachment's description that Discord takes."""


def timeline_alt(rows: Sequence[TimelineRow], heading: Heading, phrases: Phrases) -> str:
    """Describe the timeline in at most `MOST_ALT` characters."""
    days: dict[str, list[str]] = {}
    for row in rows:
        name = row.name
        if row.certainty == "claimed":
            name = phrases.say("picture-alt-claim", place=name)
        if row.others:
            others = _either([_short_span(day, phrases) for day in row.others], phrases)
            name = phrases.say("picture-alt-others", place=name, days=others)
        head = _short_span(row.day, phrases) if row.day else phrases.say("picture-alt-no-day")
        days.setdefault(head, []).append(name)
    window = window_words(heading, phrases)
    head = phrases.say(
        "picture-alt-timeline",
        count=len(rows),
        window=phrases.say("picture-alt-window", window=window) if window else "",
        as_of=_as_of(heading, phrases),
    )
    parts = [_part(when, names, phrases) for when, names in days.items()]
    if heading.undated:
        parts.append(phrases.say("picture-left-out", count=heading.undated))
    return _joined(head, parts, phrases)


def map_alt(rows: Sequence[MapRow], heading: Heading, phrases: Phrases) -> str:
    """Describe the map in at most `MOST_ALT` characters."""
    states = [
        (sign_words(sign, phrases), [row.name for row in rows if row.state == state])
        for state, sign in SIGNS.items()
    ]
    head = phrases.say("picture-alt-map", count=len(rows), as_of=_as_of(heading, phrases))
    parts = [_part(label, names, phrases) for label, names in states if names]
    return _joined(head, parts, phrases)


def _part(head: str, names: Sequence[str], phrases: Phrases) -> str:
    begun = head[:1].upper() + head[1:]
    return phrases.say("picture-alt-part", head=begun, names=", ".join(names))


def _short_span(day: Day, phrases: Phrases) -> str:
    first = short_day(day.first, phrases)
    if day.first == day.last:
        return first
    return phrases.say("picture-span-between", first=first, last=short_day(day.last, phrases))


def _either(days: Sequence[str], phrases: Phrases) -> str:
    words = days[0]
    for day in days[1:]:
        words = phrases.say("picture-alt-or", one=words, other=day)
    return words


def _as_of(heading: Heading, phrases: Phrases) -> str:
    if heading.as_of is None:
        return ""
    return phrases.say("picture-alt-as-of", day=phrases.day(heading.as_of))


def _joined(head: str, parts: Iterable[str], phrases: Phrases) -> str:
    """The head and as many of the parts as fit, with a word on the rest."""
    text = head
    left = list(parts)
    while left:
        more = f" {left[0]}"
        rest = ""
        if len(left) > 1:
            rest = f" {phrases.say('picture-alt-more-lines', count=len(left) - 1)}"
        if len(text) + len(more) + len(rest) > MOST_ALT:
            unsaid = f" {phrases.say('picture-alt-more-lines', count=len(left))}"
            if len(left) == 1 or len(text) + len(unsaid) > MOST_ALT:
                unsaid = f" {phrases.say('picture-alt-more')}"
            return (text + unsaid)[:MOST_ALT]
        text += more
        left.pop(0)
    return text
