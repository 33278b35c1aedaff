"""Requests held against Discord's own OpenAPI file, where that is at hand."""

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_ROOT = "urn:discord"
_IDS_AS_NUMBERS = {
    "MessageReferenceRequest": ("guild_id", "channel_id", "message_id"),
    "CreatePrivateChannelRequest": ("recipient_id",),
    "MessageAttachmentRequest": ("id",),
    "ChannelSelectDefaultValue": ("id",),
    "RoleSelectDefaultValue": ("id",),
    "UserSelectDefaultValue": ("id",),
}
"""Where discord.py sends ids as numbers, which Discord takes though its file says strings."""
_DIGITS = {"type": "string", "pattern": "^-?[0-9]+$"}


def openapi_path() -> Path:
    """Return where the file is expected: `discord/openapi.json` in STRINGER_SHARED."""
    beside = Path(__file__).resolve().parents[5] / "shared"
    return Path(os.environ.get("STRINGER_SHARED") or beside) / "discord" / "openapi.json"


class Contract:
    """The operations of the file, relaxed as Discord itself relaxes them for requests."""

    def __init__(self, path: Path) -> None:
        document = json.loads(path.read_text("utf-8"))
        for request, names in _IDS_AS_NUMBERS.items():
            properties = document["components"]["schemas"][request]["properties"]
            for name in names:
                properties[name] = {"anyOf": [properties[name], {"type": "integer"}]}
        components = {"components": _relaxed(document["components"])}
        resource = Resource.from_contents(components, default_specification=DRAFT202012)
        self._registry = Registry().with_resource(_ROOT, resource)
        paths = sorted(document["paths"], key=lambda template: template.count("{"))
        self._paths = [(_pattern(template), document["paths"][template]) for template in paths]

    def broken_by(self, method: str, path: str, query: list[str], body: Any) -> list[str]:
        """Name what in a request the file does not allow."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path} is not in the OpenAPI file"]
        known = {parameter.get("name") for parameter in operation.get("parameters", [])}
        broken = [f"{method} {path}: query {name!r}" for name in query if name not in known]
        if body is None:
            return broken
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" not in content:
            return [*broken, f"{method} {path}: takes no JSON"]
        validator = jsonschema.Draft202012Validator(
            _relaxed(content["application/json"]["schema"]), registry=self._registry
        )
        for error in validator.iter_errors(body):
            deepest = jsonschema.exceptions.best_match([error])
            where = "/".join(map(str, deepest.absolute_path))
            broken.append(f"{method} {path}: {where}: {deepest.message[:300]}")
        return broken

    def _operation(self, method: str, path: str) -> dict[str, Any] | None:
        for pattern, operations in self._paths:
            if pattern.fullmatch(path) and method.lower() in operations:
                found: dict[str, Any] = operations[method.lower()]
                return found
        return None


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]+\}", template)
    return re.compile("[^/]+".join(map(re.escape, parts)))


def _relaxed(schema: Any) -> Any:
    """Read oneOf as anyOf, let integers come as digits, and point references at the root."""
    if isinstance(schema, list):
        return [_relaxed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {"anyOf" if key == "oneOf" else key: _relaxed(part) for key, part in schema.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = made["$ref"].replace("#/", f"{_ROOT}#/", 1)
    kinds = made.get("type")
    if kinds == "integer" or (isinstance(kinds, list) and "integer" in kinds):
        return {"anyOf": [made, _DIGITS]}
    return made
