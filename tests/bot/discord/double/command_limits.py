"""Limits of commands: names, descriptions and options in every language, counts and order."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.bot.discord.double.payloads import Json

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3
MOST_A_SCOPE = {SLASH: 100, ON_USER: 15, ON_MESSAGE: 15}
_NAME = re.compile(r"[-_'\w]{1,32}")
_MARKS = ("name", "description")


def is_command(body: Json) -> bool:
    """Return whether a request's body is one command, and not a message or a callback."""
    return all(isinstance(body.get(mark), str) for mark in _MARKS) or "name_localizations" in body


def command_list_breaks(commands: list[Json]) -> Iterator[str]:
    """Name each limit that the commands of one scope break."""
    counted = Counter((command.get("type", SLASH), command["name"]) for command in commands)
    for (kind, name), times in counted.items():
        if times > 1:
            yield f"{name} (type {kind}) twice"
    kinds = Counter(command.get("type", SLASH) for command in commands)
    for kind, most in MOST_A_SCOPE.items():
        if kinds[kind] > most:
            yield f"more than {most} commands of type {kind}"
    for command in commands:
        if max(map(_size, _languages(command))) > 8000:
            yield f"/{command['name']} of more than 8000 characters"
        if command.get("type", SLASH) == SLASH:
            yield from _described(command)
            yield from _options(command)
        else:
            yield from _menu_names(command)


def _names(part: Json, key: str) -> Iterator[str]:
    yield part.get(key) or ""
    yield from (part.get(f"{key}_localizations") or {}).values()


def _menu_names(command: Json) -> Iterator[str]:
    for name in _names(command, "name"):
        if not 1 <= len(name) <= 32:
            yield f"a context menu called {name!r}"
    if command.get("description"):
        yield f"a description of the context menu {command['name']}"


def _described(part: Json) -> Iterator[str]:
    for name in _names(part, "name"):
        if not _NAME.fullmatch(name) or name != name.lower():
            yield f"the name {name!r}: 1 to 32 lower-case letters, digits, - and _"
    for description in _names(part, "description"):
        if not 1 <= len(description) <= 100:
            yield f"a description of {len(description)} characters for {part['name']}"


def _options(part: Json) -> Iterator[str]:
    options = part.get("options") or []
    if len(options) > 25:
        yield f"more than 25 options of {part['name']}"
    if len({option["name"] for option in options}) != len(options):
        yield f"an option twice in {part['name']}"
    optional_seen = False
    for option in options:
        if option.get("required") and optional_seen:
            yield f"required option {option['name']} after an optional one"
        optional_seen = optional_seen or not option.get("required", False)
        yield from _described(option)
        yield from _choices(option)
        yield from _options(option)


def _choices(option: Json) -> Iterator[str]:
    choices = option.get("choices") or []
    if len(choices) > 25:
        yield f"more than 25 choices of {option['name']}"
    if choices and option.get("autocomplete"):
        yield f"choices beside autocomplete in {option['name']}"
    for choice in choices:
        for name in _names(choice, "name"):
            if not 1 <= len(name) <= 100:
                yield f"a choice of {option['name']} with {len(name)} characters"


def _languages(part: Json) -> list[Json]:
    """Return a command once in each of its languages: each alone has to fit 8000 characters."""
    found = {
        language
        for every in _every_part(part)
        for mark in _MARKS
        for language in every.get(f"{mark}_localizations") or {}
    }
    return [part, *(_in_language(part, language) for language in sorted(found))]


def _every_part(part: Json) -> Iterator[Json]:
    yield part
    for inner in [*(part.get("options") or []), *(part.get("choices") or [])]:
        yield from _every_part(inner)


def _in_language(part: Json, language: str) -> Json:
    made = dict(part)
    for mark in _MARKS:
        made[mark] = (part.get(f"{mark}_localizations") or {}).get(language, part.get(mark, ""))
    for inner in ("options", "choices"):
        made[inner] = [_in_language(each, language) for each in part.get(inner) or []]
    return made


def _size(part: Json) -> int:
    size = len(part.get("name") or "") + len(part.get("description") or "")
    size += sum(
        len(choice["name"]) + len(str(choice["value"])) for choice in part.get("choices") or []
    )
    return size + sum(map(_size, part.get("options") or []))
