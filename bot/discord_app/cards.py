"""Cards: what one message shows, within Discord's limits, before discord.py is involved."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.discord_app.inert import escaped, plain

# Limits of a message, from Discord's API documentation.
MAX_CONTENT = 2000
MAX_DESCRIPTION = 4096
MAX_FIELDS = 25
MAX_FIELD_NAME = 256
MAX_FIELD_VALUE = 1024
MAX_AUTHOR = 256
MAX_CARD = 6000
"""All text of all embeds of one message together."""
MAX_BLOCK = 1900
"""A block fits a description and, with its spacing, a plain message as well."""

_UNIT = re.compile(r"\s*\S+(?:\s+\[\d+\])*")
"""A word with the white space before it and the markers behind it."""
_CHARACTER = re.compile(
    r"\[\d+\]|.(?:[\u0300-\u036f\u064b-\u065f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.){0,12}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A named block: here, one quote under its publisher."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One message: an embed, or plain text where embeds are not allowed."""

    colour: int
    title: str = ""
    author: str = ""
    blocks: tuple[str, ...] = ()
    """Markdown of the description, each block with the line feeds before it."""
    fields: tuple[Field, ...] = ()
    footer: str = ""

    @property
    def description(self) -> str:
        """The blocks as one text."""
        return "".join(self.blocks).strip()

    @property
    def size(self) -> int:
        """What counts towards `MAX_CARD`, in UTF-16 units."""
        fields = sum(length(field.name) + length(field.text) for field in self.fields)
        texts = (self.title, self.author, "".join(self.blocks), self.footer)
        return fields + sum(map(length, texts))


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is sent for one reply: a message a card, and a Sources button under the last."""

    cards: tuple[Card, ...]
    sources: bool = False


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
        fits = length(shown(unit)) <= limit
        units += [unit] if fits else _CHARACTER.findall(unit)
    pieces = []
    first = 0
    while first < len(units):
        behind = _fill(units, first, limit, shown)
        pieces.append("".join(units[first:behind]).strip())
        first = behind
    return tuple(piece for piece in pieces if piece)


def pack(card: Card, blocks: Iterable[str], fields: Sequence[Field] = ()) -> tuple[Card, ...]:
    """Lay blocks and then fields out over as many copies of a card as they need.

    Only the first keeps title and author; colour and footer stand on all.  Expects blocks of at
    most `MAX_BLOCK` and fields within their limits.
    """
    cards = [card]
    for block in blocks:
        longer = replace(cards[-1], blocks=(*cards[-1].blocks, block))
        if length("".join(longer.blocks)) > MAX_DESCRIPTION or longer.size > MAX_CARD:
            cards.append(Card(card.colour, blocks=(block,), footer=card.footer))
        else:
            cards[-1] = longer
    for field in fields:
        longer = replace(cards[-1], fields=(*cards[-1].fields, field))
        if len(longer.fields) > MAX_FIELDS or longer.size > MAX_CARD:
            cards.append(Card(card.colour, fields=(field,), footer=card.footer))
        else:
            cards[-1] = longer
    return tuple(cards)


def contents(card: Card) -> tuple[str, ...]:
    """Return a card as plain messages of at most `MAX_CONTENT`, for where embeds are forbidden."""
    parts = [f"**{card.title}**" if card.title else "", *card.blocks]
    parts += [f"\n\n**{field.name}**\n{field.text}" for field in card.fields]
    parts += [f"\n\n-# {card.footer}" if card.footer else ""]
    messages = [""]
    for part in parts:
        if length(messages[-1] + part) > MAX_CONTENT:
            messages.append("")
        messages[-1] += part
    return tuple(message.strip() for message in messages if message.strip())


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
