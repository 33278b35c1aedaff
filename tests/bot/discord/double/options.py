"""Options of a slash command as a person fills them in; what the client would not let through."""

from typing import Any

from tests.bot.discord.double.payloads import Json
from tests.bot.discord.double.resolving import (
    BOOLEAN,
    FILE,
    INTEGER,
    MENTIONABLE,
    NUMBER,
    ROLE,
    STRING,
    USER,
    Resolved,
    Value,
    kind_of,
)

SUBCOMMAND, GROUP = 1, 2
_FITTING = {
    MENTIONABLE: (USER, ROLE), NUMBER: (NUMBER, INTEGER), STRING: (STRING,), BOOLEAN: (BOOLEAN,),
    FILE: (FILE,),
}  # fmt: skip


def find_command(commands: list[Json], name: str, kind: int) -> Json | None:
    """Return a published command, or None if the bot does not know it (any more)."""
    wanted = (command for command in commands if command.get("type", 1) == kind)
    return next((command for command in wanted if command["name"] == name), None)


def known_options(command: Json | None, path: tuple[str, ...]) -> list[Json] | None:
    """Return the options that stand at the end of a path of subcommands, None if unknown."""
    options: list[Json] = [] if command is None else command.get("options") or []
    for name in path:
        inner = next((option for option in options if option["name"] == name), None)
        if inner is None:
            return None
        options = inner.get("options") or []
    return None if command is None else options


def nested(path: tuple[str, ...], options: list[Json]) -> list[Json]:
    """Return options inside their subcommand, that inside its group."""
    for depth, name in enumerate(reversed(path)):
        kind = GROUP if depth else SUBCOMMAND
        options = [{"name": name, "type": kind, "options": options}]
    return options


def filled_in(given: dict[str, Value], known: list[Json] | None, resolved: Resolved) -> list[Json]:
    """Return the options with their types; fails on what the client would not let a person send."""
    described = {option["name"]: option for option in known or []}
    if known is not None:
        missing = {name for name, option in described.items() if option.get("required")} - set(
            given
        )
        assert not missing, f"a person cannot leave out {missing}"
        assert given.keys() <= described.keys(), f"no such option: {given.keys() - described}"
    made = []
    for name, value in given.items():
        option = described.get(name, {"type": kind_of(value)})
        _must_fit(name, value, option)
        made.append({"name": name, "type": option["type"], "value": resolved.note(value)})
    return made


def _must_fit(name: str, value: Value, option: Json) -> None:
    kind: int = option["type"]
    fitting = _FITTING.get(kind, (kind,))
    assert kind_of(value) in fitting, f"{name} is of type {kind}: not {value!r}"
    if isinstance(value, str):
        most: Any = option.get("max_length", 6000)
        assert option.get("min_length", 0) <= len(value) <= most, f"{name} is too long or short"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        assert option.get("min_value", value) <= value, f"{name} is too small"
        assert value <= option.get("max_value", value), f"{name} is too large"
    choices = [choice["value"] for choice in option.get("choices") or []]
    assert not choices or value in choices, f"{name} can only be one of {choices}"
