"""Cards: what one message shows, within Discord's limits, before discord.py is involved.

A card becomes a container of Components V2: it needs no permission to embed links, is as wide as
the phone, and its headings and buttons are read out in order by a screen reader.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.discord_app.controls import Control
from bot.discord_app.inert import escaped, plain

# Limits of a message with Components V2, from Discord's API documentation.
MAX_TEXT = 4000
"""All text displays of one message together."""
MAX_PARTS = 24
"""Of the 40 components a message may have, those left for a card beside its rows of buttons."""
MAX_BLOCK = 1900
"""Characters of one text display of ours, so that two fit a message."""

_UNIT = re.compile(r"\s*\S+(?:\s+\[\d+\])*")
"""A word with the white space before it and the markers behind it."""
_CHARACTER = re.compile(
    r"(?:\[\d{1,4}\]|"
    r".(?:[\u0300-\u036f\u064b-\u065f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d(?!\[\d).){0,12})"
    r"(?:\s{0,3}\[\d{1,4}\])?",
    re.DOTALL,
)
"""A character with what is drawn on it, and a marker behind it: what fits the shortest piece."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text display: markdown, blank never."""

    markdown: str
    id: int | None = None
    """The component's id where the text is to be found again in the message; 1 to 2³¹."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture sent along with the message."""

    name: str
    """Its file's name, such as "timeline.png"."""
    png: bytes
    alt: str
    """At most 1,024 characters, for who can't see it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Controls among the parts; those under the whole card are given apart from it."""

    controls: tuple[Control, ...]


Part = Text | Rule | Image | Row


@dataclass(frozen=True, slots=True)
class Card:
    """One message: its parts from top to bottom."""

    colour: int
    parts: tuple[Part, ...] = ()

    @property
    def size(self) -> int:
        """What counts towards `MAX_TEXT`, in UTF-16 units."""
        return sum(length(part.markdown) for part in self.parts if isinstance(part, Text))

    @property
    def text(self) -> str:
        """All its text, a line feed between two parts."""
        return "\n".join(part.markdown for part in self.parts if isinstance(part, Text))

    @property
    def images(self) -> tuple[Image, ...]:
        """Its pictures, in order."""
        return tuple(part for part in self.parts if isinstance(part, Image))


def length(text: str) -> int:
    """Count UTF-16 units, the strictest way to read Discord's "characters"."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int, shown: Callable[[str], str] = escaped) -> tuple[str, ...]:
    """Cut text, made plain, into pieces of which each is at most `limit` long as `shown`.

    Cuts at white space and never between a word and its marker; only a word that is too long for
    a piece is cut inside, between whole characters.  Nothing but white space at the cuts is lost;
    blank text gives no piece.
    """
    units: list[str] = []
    for unit in _UNIT.findall(plain(text).strip()):
        fits = length(shown(unit.strip())) <= limit
        units += [unit] if fits else _CHARACTER.findall(unit)
    pieces = []
    first = 0
    while first < len(units):
        behind = _fill(units, first, limit, shown)
        pieces.append("".join(units[first:behind]).strip())
        first = behind
    return tuple(piece for piece in pieces if piece)


def cut(text: str, limit: int, shown: Callable[[str], str] = plain) -> str:
    """Shorten a heading at a word's end, marked so; never used on what an answer says."""
    if length(shown(text)) <= limit:
        return text
    pieces = split(text, limit - 1, shown)
    return pieces[0] + "…" if pieces else ""


def joined(lines: Iterable[str]) -> tuple[Text, ...]:
    """Join lines into as few texts of at most `MAX_BLOCK` as they fill, none of them cut.

    Expects lines of at most `MAX_BLOCK`.
    """
    texts: list[str] = []
    for line in lines:
        if texts and length(texts[-1]) + 1 + length(line) <= MAX_BLOCK:
            texts[-1] += f"\n{line}"
        else:
            texts.append(line)
    return tuple(Text(text) for text in texts if text.strip())


def lay_out(
    colour: int, head: Sequence[Part], body: Sequence[Part], foot: Sequence[Part] = ()
) -> tuple[Card, ...]:
    """Lay a body out over as many cards as it needs, each with the head and the foot.

    A picture stands on the first card alone.  Head and foot may have `MAX_TEXT` - `MAX_BLOCK`
    together; a text of the body at most `MAX_BLOCK`.
    """
    empty = Card(colour, tuple(head))
    cards = [empty]
    for part in body:
        if isinstance(part, Rule) and cards[-1].parts == empty.parts:
            continue  # a line between two parts begins no card
        longer = replace(cards[-1], parts=(*cards[-1].parts, part))
        whole = replace(longer, parts=(*longer.parts, *foot))
        if whole.size > MAX_TEXT or len(whole.parts) > MAX_PARTS:
            cards.append(empty if isinstance(part, Rule) else replace(empty, parts=(*head, part)))
        else:
            cards[-1] = longer
    return tuple(
        replace(card, parts=(*_without_rule_at_end(card.parts), *foot))
        for card in cards
        if card is not empty or len(cards) == 1
    )


def ruled(*blocks: Sequence[Part]) -> tuple[Part, ...]:
    """Join blocks with a rule between each two that have anything in them."""
    parts: list[Part] = []
    for block in filter(None, blocks):
        parts += [Rule(), *block] if parts else block
    return tuple(parts)


def _without_rule_at_end(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    while parts and isinstance(parts[-1], Rule):
        parts = parts[:-1]
    return parts


def _fill(units: Sequence[str], first: int, limit: int, shown: Callable[[str], str]) -> int:
    """Return the index behind the last unit that still fits a piece that begins at `first`."""
    fits, above = first + 1, min(len(units), first + limit) + 1
    while above - fits > 1:
        middle = (fits + above) // 2
        if length(shown("".join(units[first:middle]).strip())) <= limit:
            fits = middle
        else:
            above = middle
    return fits
