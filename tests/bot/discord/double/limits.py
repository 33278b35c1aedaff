"""Discord's limits that its OpenAPI file leaves out, checked on every request."""

from collections.abc import Iterator
from typing import Any

from tests.bot.discord.double.command_limits import command_list_breaks, is_command
from tests.bot.discord.double.component_limits import breaks_of_components, breaks_of_modal
from tests.bot.discord.double.payloads import COMPONENTS_V2, Json
from tests.bot.discord.double.uploads import MOST_BYTES_A_FILE, MOST_BYTES_A_REQUEST, Upload

CHOICES, MODAL = 8, 9
EMBED_LENGTHS = {"title": 256, "description": 4096}


def broken_limits(body: Any) -> Iterator[str]:
    """Name each limit that a request's body breaks; commands come as a list or one by one."""
    yield from lone_surrogates(body)
    if isinstance(body, list):
        yield from command_list_breaks(body)
    elif not isinstance(body, dict):
        yield f"neither an object nor a list: {body!r}"
    elif is_command(body):
        yield from command_list_breaks([body])
    elif body.get("type") == MODAL:
        yield from breaks_of_modal(body["data"])
    elif body.get("type") == CHOICES:
        yield from _choices(body["data"]["choices"])
    else:
        message = body.get("data") if "type" in body and "data" in body else body
        if isinstance(message, dict):
            yield from _message(message)


def broken_by_files(files: dict[int, Upload], largest: int = MOST_BYTES_A_FILE) -> Iterator[str]:
    """Name what is too large of the files of one request."""
    for upload in files.values():
        if len(upload.content) > largest:
            yield f"{upload.filename} of more than {largest} bytes"
    if sum(len(upload.content) for upload in files.values()) > MOST_BYTES_A_REQUEST:
        yield f"files of more than {MOST_BYTES_A_REQUEST} bytes together"
    if len(files) > 10:
        yield "more than ten files"


def lone_surrogates(part: Any, where: str = "") -> Iterator[str]:
    """Name each text that was cut inside a character outside the basic plane."""
    if isinstance(part, str):
        if any("\ud800" <= character <= "\udfff" for character in part):
            yield f"half a character at {where or 'the top'}"
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield from lone_surrogates(inner, f"{where}/{name}")
    elif isinstance(part, list):
        for number, inner in enumerate(part):
            yield from lone_surrogates(inner, f"{where}/{number}")


def _message(message: Json) -> Iterator[str]:
    if len(message.get("content") or "") > 2000:
        yield "content of more than 2000 characters"
    v2 = bool((message.get("flags") or 0) & COMPONENTS_V2)
    if v2:
        for name in ("content", "embeds", "poll", "sticker_ids"):
            if message.get(name):
                yield f"{name} beside Components V2"
    yield from _embeds(message.get("embeds") or [])
    yield from breaks_of_components(message.get("components") or [], v2=v2)


def _embeds(embeds: list[Json]) -> Iterator[str]:
    if len(embeds) > 10:
        yield "more than ten embeds"
    if sum(map(_embed_size, embeds)) > 6000:
        yield "embeds of more than 6000 characters together"
    for embed in embeds:
        lengths = [(name, embed.get(name), most) for name, most in EMBED_LENGTHS.items()]
        lengths.append(("footer", (embed.get("footer") or {}).get("text"), 2048))
        lengths.append(("author", (embed.get("author") or {}).get("name"), 256))
        fields = embed.get("fields") or []
        for field in fields:
            lengths += [("field name", field["name"], 256), ("field value", field["value"], 1024)]
            if not field["name"].strip() or not field["value"].strip():
                yield "a field with a blank name or value"
        if len(fields) > 25:
            yield "more than 25 fields"
        for name, text, most in lengths:
            if len(text or "") > most:
                yield f"{name} of an embed of more than {most} characters"


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field["name"], field["value"]]
    return sum(len((text or "").strip()) for text in texts)


def _choices(choices: list[Json]) -> Iterator[str]:
    if len(choices) > 25:
        yield "more than 25 choices"
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100:
            yield f"a choice whose name has {len(choice['name'])} characters, not 1 to 100"
        if isinstance(choice["value"], str) and len(choice["value"]) > 100:
            yield "a choice with a value of more than 100 characters"
