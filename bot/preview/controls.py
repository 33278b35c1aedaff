"""What can be pressed or chosen: buttons and selects."""

import re
from xml.etree.ElementTree import Element

from bot.preview.context import (
    Context,
    Payload,
    alarm,
    mapping_of,
    number_of,
    objects_of,
    words_of,
)
from bot.preview.elements import Node, element

_BUTTONS = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary"}
_LINK = 5
_SIGNS = {5: "@", 6: "@", 7: "@", 8: "#", "user": "@", "role": "@", "channel": "#"}
_ADDRESS = re.compile(r"(?:https?|discord)://\S+", re.IGNORECASE)


def button(payload: Payload, context: Context) -> Element:
    """Return a button; one that leads to an address is a link."""
    style = payload.get("style")
    if style not in _BUTTONS:
        return alarm(f"a button of style {style!r}", payload)
    face: list[Node] = [*_emoji(payload)]
    if words_of(payload, "label"):
        face.append(element("span", words_of(payload, "label"), class_="label"))
    class_ = f"button {_BUTTONS[style]}"
    if style != _LINK:
        disabled = bool(payload.get("disabled"))
        return element("button", *face, class_=class_, type="button", disabled=disabled)
    address = words_of(payload, "url")
    if not _ADDRESS.fullmatch(address):
        return alarm("a link button that leads nowhere", payload)
    arrow = element("span", "↗\ufe0e", class_="arrow", aria_hidden="true")
    rel = "noopener noreferrer nofollow"
    return element("a", *face, arrow, class_=class_, href=address, rel=rel)


def select(payload: Payload, context: Context) -> Element:
    """Return a select as it stands closed; it opens and shows its options."""
    options = objects_of(payload, "options")
    chosen = [_face(one) for one in options if one.get("default")]
    chosen += [_entity(one) for one in objects_of(payload, "default_values")]
    several = number_of(payload, "max_values", 1) > 1
    if chosen and several:
        face = [element("span", *one, class_="chip") for one in chosen]
    elif chosen:
        face = [element("span", *chosen[0], class_="label")]
    else:
        placeholder = words_of(payload, "placeholder") or context.words.choose
        face = [element("span", placeholder, class_="label placeholder")]
    arrow = element("span", "⌄", class_="arrow", aria_hidden="true")
    summary = element("summary", element("span", *face, class_="chosen"), arrow)
    disabled = bool(payload.get("disabled"))
    return element(
        "details",
        summary,
        *([_open_list(options)] if options else []),
        class_="select disabled" if disabled else "select",
        aria_disabled="true" if disabled else None,
    )


def choices(payload: Payload, context: Context) -> Element:
    """Return a group of radio buttons or of checkboxes, or one checkbox."""
    kind = "radio" if payload.get("type") == 21 else "checkbox"
    options = objects_of(payload, "options")
    rows = [_choice(kind, one) for one in options]
    return element("div", *(rows or [_choice(kind, payload)]), class_="choices", role="group")


def _choice(kind: str, option: Payload) -> Element:
    box = element("input", type=kind, checked=bool(option.get("default")))
    return element("label", box, element("span", *_face(option), *_description(option)))


def _open_list(options: list[Payload]) -> Element:
    rows = [
        element("li", element("span", *_face(one), class_="label"), *_description(one))
        for one in options
    ]
    return element("ul", *rows, class_="options")


def _face(option: Payload) -> list[Node]:
    return [*_emoji(option), words_of(option, "label")]


def _description(option: Payload) -> list[Node]:
    text = words_of(option, "description")
    return [element("span", text, class_="description")] if text else []


def _entity(value: Payload) -> list[Node]:
    return [_SIGNS.get(words_of(value, "type"), "") + words_of(value, "id")]


def _emoji(payload: Payload) -> list[Node]:
    emoji = mapping_of(payload, "emoji")
    name = words_of(emoji, "name")
    if not name:
        return []
    return [element("span", f":{name}:" if emoji.get("id") else name, class_="emoji")]
