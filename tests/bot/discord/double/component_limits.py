"""Limits of components, in messages of either kind and in forms."""

from collections.abc import Iterator

from tests.bot.discord.double.components import (
    BUTTON,
    CONTAINER,
    GALLERY,
    LABEL,
    LINK_STYLE,
    ONLY_IN_V2,
    ROW,
    SECTION,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    bounds,
    walk,
)
from tests.bot.discord.double.payloads import Json

MOST_COMPONENTS, MOST_TEXT = 40, 4000
PREMIUM_STYLE = 6


def breaks_of_components(components: list[Json], *, v2: bool) -> Iterator[str]:
    """Name each limit that a message's components break."""
    every = list(walk(components))
    yield from _identity(every)
    if v2:
        if len(every) > MOST_COMPONENTS:
            yield f"{len(every)} components, more than {MOST_COMPONENTS}"
        if sum(len(part["content"]) for part in every if part["type"] == TEXT) > MOST_TEXT:
            yield f"text displays of more than {MOST_TEXT} characters together"
    else:
        if len(components) > 5:
            yield "more than five rows"
        if any(part["type"] in ONLY_IN_V2 for part in every):
            yield "a component of V2 without the flag"
    for part in every:
        yield from _part(part)


def breaks_of_modal(modal: Json) -> Iterator[str]:
    """Name each limit that a form breaks."""
    if not 1 <= len(modal["title"]) <= 45:
        yield f"a form's title of {len(modal['title'])} characters, not 1 to 45"
    if not 1 <= len(modal["components"]) <= 5:
        yield f"a form of {len(modal['components'])} components, not 1 to 5"
    yield from _identity([modal, *walk(modal["components"])])
    for part in walk(modal["components"]):
        if part["type"] in (BUTTON, *ONLY_IN_V2) and part["type"] != TEXT:
            yield f"a component of type {part['type']} in a form"
        yield from _part(part)


def _identity(every: list[Json]) -> Iterator[str]:
    custom = [part["custom_id"] for part in every if part.get("custom_id") is not None]
    if len(custom) != len(set(custom)):
        yield "a custom_id used twice"
    for custom_id in custom:
        if not 1 <= len(custom_id) <= 100:
            yield f"a custom_id of {len(custom_id)} characters, not 1 to 100"
    numbers = [part["id"] for part in every if isinstance(part.get("id"), int) and part["id"]]
    if len(numbers) != len(set(numbers)):
        yield "a component's id used twice"


def _part(part: Json) -> Iterator[str]:
    match part["type"]:
        case kind if kind == ROW:
            yield from _row([inner["type"] for inner in part["components"]])
        case kind if kind == BUTTON:
            yield from _button(part)
        case kind if kind in SELECTS:
            yield from _select(part)
        case kind if kind == TEXT_INPUT:
            yield from _text_input(part)
        case kind if kind == TEXT:
            if not part["content"].strip():
                yield "a blank text display"
        case kind if kind == SECTION:
            if not 1 <= len(part["components"]) <= 3:
                yield f"a section of {len(part['components'])} texts, not 1 to 3"
        case kind if kind == GALLERY:
            yield from _gallery(part["items"])
        case kind if kind == CONTAINER:
            if not part["components"]:
                yield "an empty container"
            if any(inner["type"] == CONTAINER for inner in part["components"]):
                yield "a container inside a container"
        case kind if kind == LABEL:
            if not 1 <= len(part["label"]) <= 45:
                yield f"a label of {len(part['label'])} characters, not 1 to 45"
            if len(part.get("description") or "") > 100:
                yield "a label's description of more than 100 characters"


def _row(kinds: list[int]) -> Iterator[str]:
    if len(kinds) > 1 and any(kind in SELECTS for kind in kinds):
        yield "a select that is not alone in its row"
    if kinds.count(BUTTON) > 5:
        yield "more than five buttons in a row"


def _button(button: Json) -> Iterator[str]:
    if len(button.get("label") or "") > 80:
        yield "a button's label of more than 80 characters"
    style = button.get("style")
    if style is None:
        return
    if style != PREMIUM_STYLE and not button.get("label") and not button.get("emoji"):
        yield "a button with neither label nor emoji"
    if style == LINK_STYLE and (not button.get("url") or button.get("custom_id")):
        yield "a link button without url or with a custom_id"
    if style not in (LINK_STYLE, PREMIUM_STYLE) and not button.get("custom_id"):
        yield "a button without custom_id"
    if len(button.get("url") or "") > 512:
        yield "a button's url of more than 512 characters"


def _select(select: Json) -> Iterator[str]:
    if len(select.get("placeholder") or "") > 150:
        yield "a placeholder of more than 150 characters"
    least, most = bounds(select)
    if not (0 <= least <= 25 and 1 <= most <= 25 and least <= most):
        yield f"a select of {least} to {most} values"
    options = select.get("options") or []
    if select["type"] != SELECTS[0]:
        return
    if not 1 <= len(options) <= 25:
        yield f"a select of {len(options)} options, not 1 to 25"
    if most > len(options):
        yield "a select that takes more values than it has options"
    values = [option["value"] for option in options]
    if len(values) != len(set(values)):
        yield "a select with a value twice"
    for option in options:
        for name in ("label", "value", "description"):
            if len(option.get(name) or "") > 100:
                yield f"an option's {name} of more than 100 characters"
        if not option["label"] or not option["value"]:
            yield "an option without label or value"


def _text_input(asked: Json) -> Iterator[str]:
    if len(asked.get("label") or "") > 45:
        yield "a text input's label of more than 45 characters"
    if len(asked.get("placeholder") or "") > 100:
        yield "a text input's placeholder of more than 100 characters"
    if len(asked.get("value") or "") > (asked.get("max_length") or 4000):
        yield "a text input whose value is longer than it takes"


def _gallery(items: list[Json]) -> Iterator[str]:
    if not 1 <= len(items) <= 10:
        yield f"a gallery of {len(items)} pictures, not 1 to 10"
    if any(len(item.get("description") or "") > 1024 for item in items):
        yield "a picture's description of more than 1024 characters"
