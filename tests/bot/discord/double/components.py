"""Components of messages and modals: walked at any depth, numbered, told apart."""

import copy
import itertools
from collections.abc import Iterator
from typing import Any

from tests.bot.discord.double.payloads import Json

ROW, BUTTON, TEXT_INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD = 12, 13, 14, 17, 18, 19
RADIO, CHECKBOXES, CHECKBOX = 21, 22, 23
STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
ONLY_IN_V2 = (SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER)
LINK_STYLE = 5
_BOUNDS = ("min_values", "max_values")


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, each before those inside it, in the order they are shown."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        yield from walk([component["accessory"]] if component.get("accessory") else [])
        yield from walk([component["component"]] if component.get("component") else [])


def numbered(components: list[Json]) -> list[Json]:
    """Return a copy in which each component has an id: the bot's own, or the next free one."""
    copied = copy.deepcopy(components)
    taken = {component.get("id") for component in walk(copied)}
    free = (number for number in itertools.count(1) if number not in taken)
    for component in walk(copied):
        component["id"] = component.get("id") or next(free)
    return copied


def media(component: Json) -> list[Json]:
    """Return the media items that a component shows, to be resolved in place."""
    match component["type"]:
        case 11:
            return [component["media"]]
        case 12:
            return [item["media"] for item in component["items"]]
        case 13:
            return [component["file"]]
        case _:
            return []


def embed_media(embed: Json) -> list[Json]:
    """Return the pictures that an embed shows, to be resolved in place."""
    shown: list[Any] = [embed.get("image"), embed.get("thumbnail")]
    return [item for item in shown if item]


def bounds(asked: Json) -> tuple[int, int]:
    """Return how few and how many values a menu or a file field takes; null is the default, 1."""
    least, most = (1 if asked.get(name) is None else asked[name] for name in _BOUNDS)
    return least, most
