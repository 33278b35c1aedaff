"""What every part of one sample may look at, and the box for what can't be shown."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from bot.preview.client_words import ClientWords
from bot.preview.elements import element

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """The files of a sample and the client's words around it."""

    files: Mapping[str, bytes]
    words: ClientWords


def alarm(what: str, payload: object) -> Element:
    """Return a box that nobody overlooks, in place of what the preview can't show."""
    whole = json.dumps(payload, ensure_ascii=False, default=str)
    return element(
        "div",
        element("strong", f"Not shown: {what}"),
        element("code", whole if len(whole) <= 500 else whole[:500] + "…"),
        class_="alarm",
        role="note",
        lang="en",
    )


def words_of(payload: Payload, name: str) -> str:
    """Return a field's text, "" where it is absent or null."""
    value = payload.get(name)
    return "" if value is None else str(value)


def parts_of(payload: Payload, name: str) -> list[Any]:
    """Return a field's list, empty where it is absent or no list."""
    value = payload.get(name)
    return list(value) if isinstance(value, list | tuple) else []


def objects_of(payload: Payload, name: str) -> list[Payload]:
    """Return what of a field's list are objects."""
    return [one for one in parts_of(payload, name) if isinstance(one, Mapping)]


def mapping_of(payload: Payload, name: str) -> Payload:
    """Return a field's object, empty where it is absent or no object."""
    value = payload.get(name)
    return value if isinstance(value, Mapping) else {}


def number_of(payload: Payload, name: str, default: int = 0) -> int:
    """Return a field's whole number, the default where it is absent or no number."""
    value = payload.get(name)
    return value if isinstance(value, int) else default


def colour_of(payload: Payload, name: str) -> str | None:
    """Return the style that hands a bar its colour, None where the payload names none."""
    value = payload.get(name)
    return f"--accent:#{value & 0xFFFFFF:06x}" if isinstance(value, int) else None
