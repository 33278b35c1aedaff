"""A form (modal) as a person fills it in, and a menu as a person chooses from it."""

from typing import Any

from tests.bot.discord.double.components import (
    CHANNEL_SELECT,
    CHECKBOX,
    CHECKBOXES,
    LABEL,
    MENTIONABLE_SELECT,
    RADIO,
    ROLE_SELECT,
    ROW,
    STRING_SELECT,
    TEXT_INPUT,
    UPLOAD,
    USER_SELECT,
    bounds,
)
from tests.bot.discord.double.payloads import Json
from tests.bot.discord.double.resolving import CHANNEL, ROLE, USER, Resolved, kind_of

_ENTITIES = {
    USER_SELECT: (USER,), ROLE_SELECT: (ROLE,), MENTIONABLE_SELECT: (USER, ROLE),
    CHANNEL_SELECT: (CHANNEL,),
}  # fmt: skip


def chosen(menu: Json, values: list[Any], resolved: Resolved) -> list[str]:
    """Return the values of a menu; fails on what a person could not choose there."""
    name = menu["custom_id"]
    assert not menu.get("disabled"), f"{name} is disabled"
    least, most = bounds(menu)
    if menu.get("required") is False and not values:
        least = 0
    assert least <= len(values) <= most, f"{name} takes {least} to {most}, not {len(values)}"
    if menu["type"] in (STRING_SELECT, CHECKBOXES):
        offered = [option["value"] for option in menu["options"]]
        assert set(values) <= set(offered), f"{name} offers {offered}, not {values}"
        return list(values)
    for value in values:
        assert kind_of(value) in _ENTITIES[menu["type"]], f"{name} does not take {value!r}"
    return [str(resolved.note(value)) for value in values]


def submission(modal: Json, values: dict[str, Any], resolved: Resolved) -> Json:
    """Return MODAL_SUBMIT's data; values by custom_id or by label, fails on a name that is none."""
    left = dict(values)
    components = [_submitted(component, left, resolved) for component in modal["components"]]
    assert not left, f"the form asks for no {list(left)}"
    return resolved.into({"custom_id": modal["custom_id"], "components": components})


def _submitted(component: Json, left: dict[str, Any], resolved: Resolved) -> Json:
    base = {"type": component["type"], "id": component["id"]}
    match component["type"]:
        case kind if kind == ROW:
            inner = [
                _field(part, part.get("label"), left, resolved) for part in component["components"]
            ]
            return {**base, "components": inner}
        case kind if kind == LABEL:
            inner_field = _field(component["component"], component["label"], left, resolved)
            return {**base, "component": inner_field}
        case _:
            return base


def _field(asked: Json, label: str | None, left: dict[str, Any], resolved: Resolved) -> Json:
    name = asked["custom_id"]
    given = left.pop(name) if name in left else left.pop(label or "", None)
    base = {"type": asked["type"], "id": asked["id"], "custom_id": name}
    match asked["type"]:
        case kind if kind == TEXT_INPUT:
            return {**base, "value": _typed(asked, label or name, given)}
        case kind if kind == UPLOAD:
            return {**base, "values": _attached(asked, label or name, given or [], resolved)}
        case kind if kind == RADIO:
            offered = [option["value"] for option in asked["options"]]
            given = next(iter(_suggested(asked)), None) if given is None else given
            optional = asked.get("required") is False
            assert given in offered or (given is None and optional), f"{label} offers {offered}"
            return {**base, "value": given}
        case kind if kind == CHECKBOX:
            return {**base, "value": bool(asked.get("default") if given is None else given)}
        case _:
            given = _suggested(asked) if given is None else given
            return {**base, "values": chosen(asked, given, resolved)}


def _suggested(asked: Json) -> list[str]:
    """Return what is chosen already when the form opens."""
    options = asked.get("options") or []
    return [option["value"] for option in options if option.get("default")]


def _typed(asked: Json, label: str, given: str | None) -> str:
    text = asked.get("value") or "" if given is None else given
    if not text:
        assert asked.get("required") is False, f"a person cannot leave {label!r} empty"
        return ""
    least, most = asked.get("min_length") or 0, asked.get("max_length") or 4000
    assert least <= len(text) <= most, f"{label!r} takes {least} to {most} characters"
    return text


def _attached(asked: Json, label: str, given: list[Any], resolved: Resolved) -> list[str]:
    least, most = bounds(asked)
    if asked.get("required") is False and not given:
        least = 0
    assert least <= len(given) <= most, f"{label!r} takes {least} to {most} files"
    return [str(resolved.note(upload)) for upload in given]
