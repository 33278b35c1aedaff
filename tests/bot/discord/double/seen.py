"""What a person sees of a message: its words in order, its buttons, its menus."""

from tests.bot.discord.double.components import (
    BUTTON,
    FILE,
    GALLERY,
    SELECTS,
    TEXT,
    THUMBNAIL,
    walk,
)
from tests.bot.discord.double.payloads import Json


def buttons(message: Json) -> list[Json]:
    """Return the buttons of a message at any depth, in the order they are shown."""
    return [component for component in walk(message["components"]) if component["type"] == BUTTON]


def selects(message: Json) -> list[Json]:
    """Return the menus of a message at any depth, in the order they are shown."""
    return [component for component in walk(message["components"]) if component["type"] in SELECTS]


def face(button: Json) -> str:
    """Return what stands on a button: its label, or else its emoji's name."""
    return button.get("label") or (button.get("emoji") or {}).get("name") or ""


def shown_text(message: Json) -> str:
    """Return every text of a message, one a line, in the order a person reads them."""
    lines = [message.get("content") or ""]
    for embed in message.get("embeds") or []:
        lines += [(embed.get("author") or {}).get("name"), embed.get("title")]
        lines.append(embed.get("description"))
        for field in embed.get("fields") or []:
            lines += [field["name"], field["value"]]
        lines.append((embed.get("footer") or {}).get("text"))
    for component in walk(message.get("components") or []):
        lines += _texts(component)
    lines += [attachment["filename"] for attachment in message.get("attachments") or []]
    return "\n".join(line for line in lines if line)


def _texts(component: Json) -> list[str]:
    match component["type"]:
        case kind if kind == TEXT:
            return [component["content"]]
        case kind if kind == BUTTON:
            return [face(component)]
        case kind if kind in SELECTS:
            return [component.get("placeholder") or ""]
        case kind if kind == GALLERY:
            return [item.get("description") or "" for item in component["items"]]
        case kind if kind in (THUMBNAIL, FILE):
            return [component.get("description") or ""]
        case _:
            return []
