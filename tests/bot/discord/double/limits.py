"""Discord's limits that its OpenAPI file leaves out, checked on every request."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

ROW, BUTTON = 1, 2
SELECTS = (3, 5, 6, 7, 8)
COMPONENTS_V2 = 1 << 15


def broken_limits(body: Any) -> Iterator[str]:
    """Name each limit that a request's body breaks; commands come as a list."""
    if isinstance(body, list):
        for command in body:
            yield from _command(command)
        return
    message = body.get("data") if "type" in body and "data" in body else body
    if isinstance(message, dict):
        yield from _message(message)


def _message(message: Json) -> Iterator[str]:
    if len(message.get("content") or "") > 2000:
        yield "content of more than 2000 characters"
    embeds = message.get("embeds") or []
    if sum(map(_embed_size, embeds)) > 6000:
        yield "embeds of more than 6000 characters together"
    for embed in embeds:
        for field in embed.get("fields", []):
            if not field["name"].strip() or not field["value"].strip():
                yield "a field with a blank name or value"
    rows = message.get("components") or []
    if len(rows) > 5 and not (message.get("flags") or 0) & COMPONENTS_V2:
        yield "more than five rows"
    inside = [component for row in rows for component in row.get("components", [])]
    ids = [component["custom_id"] for component in inside if component.get("custom_id")]
    if len(ids) != len(set(ids)):
        yield "a custom_id used twice"
    for row in rows:
        kinds = [component["type"] for component in row.get("components", [])]
        if len(kinds) > 1 and any(kind in SELECTS for kind in kinds):
            yield "a select that is not alone in its row"
        if kinds.count(BUTTON) > 5:
            yield "more than five buttons in a row"


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [embed.get("footer", {}).get("text"), embed.get("author", {}).get("name")]
    for field in embed.get("fields", []):
        texts += [field["name"], field["value"]]
    return sum(len((text or "").strip()) for text in texts)


def _command(command: Json) -> Iterator[str]:
    if _command_size(command) > 8000:
        yield f"/{command['name']} of more than 8000 characters"
    yield from _option_order(command)


def _command_size(part: Json) -> int:
    size = len(part.get("name", "")) + len(part.get("description", ""))
    size += sum(len(str(choice["value"])) for choice in part.get("choices", []))
    return size + sum(map(_command_size, part.get("options") or []))


def _option_order(part: Json) -> Iterator[str]:
    optional_seen = False
    for option in part.get("options") or []:
        if option.get("required") and optional_seen:
            yield f"required option {option['name']} after an optional one"
        optional_seen = optional_seen or not option.get("required", False)
        yield from _option_order(option)
