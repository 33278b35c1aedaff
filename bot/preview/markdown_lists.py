"""The lists of Discord's markdown, one within another by their indentation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.preview.elements import Node, add, element

_ITEM = re.compile(r"( *)(?:[-*]|(\d{1,9})\.) +(\S.*)")


@dataclass(slots=True)
class _Item:
    indent: int
    number: str | None
    """As it was written, None for a bullet."""
    text: str


def nested_lists(lines: str, read: Callable[[str], list[Node]]) -> Element:
    """Return the lists that lines make, of which the first begins an item.

    A line without a mark goes on with the item above it.  `read` makes an item's text nodes.
    """
    whole = element("div", class_="lists")
    open_lists: list[tuple[int, Element]] = []
    for item in _items(lines):
        while open_lists and item.indent < open_lists[-1][0]:
            open_lists.pop()
        tag = "ul" if item.number is None else "ol"
        if open_lists and item.indent <= open_lists[-1][0] + 1 and open_lists[-1][1].tag != tag:
            open_lists.pop()
        if not open_lists or item.indent > open_lists[-1][0] + 1:
            made = element(tag, start=item.number)
            add(open_lists[-1][1][-1] if open_lists else whole, [made])
            open_lists.append((item.indent, made))
        add(open_lists[-1][1], [element("li", *read(item.text))])
    return whole


def _items(lines: str) -> list[_Item]:
    items: list[_Item] = []
    for line in lines.removesuffix("\n").split("\n"):
        found = _ITEM.match(line)
        if found:
            items.append(_Item(len(found[1]), found[2], found[3]))
        else:
            items[-1].text += "\n" + line.strip()
    return items
