"""Payloads from a file of JSON, to be looked at like the samples."""

import json
from pathlib import Path
from typing import Any

from bot.preview.sample import Sample

_SCHEME = "attachment://"


class PayloadError(Exception):
    """The message names the file and says in one sentence what is wrong with it."""


def read_payloads(file: Path) -> tuple[Sample, ...]:
    """Read one payload, or a list of them; what they attach is looked for beside the file.

    Raises PayloadError where the file can't be read or holds something else.
    """
    try:
        held = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise PayloadError(f"{file} can't be read: {str(error.strerror).lower()}.") from error
    except UnicodeDecodeError as error:
        raise PayloadError(f"{file} is no UTF-8 text.") from error
    except ValueError as error:
        raise PayloadError(f"{file} is no JSON: {error}.") from error
    payloads = held if isinstance(held, list) else [held]
    if not payloads or not all(isinstance(payload, dict) for payload in payloads):
        raise PayloadError(f"{file} must hold a payload, which is an object, or a list of them.")
    return tuple(
        Sample(
            file.name if len(payloads) == 1 else f"{file.name}, {number}",
            payload,
            _files(payload, file.parent),
        )
        for number, payload in enumerate(payloads, start=1)
    )


def _files(payload: object, folder: Path) -> dict[str, bytes]:
    # Only a bare name: a payload must not reach out of the folder it lies in.
    names = {name for name in _attached(payload) if name == Path(name).name}
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def _attached(part: Any) -> set[str]:
    """Name what a part of a payload attaches: by address, or as a row of "attachments"."""
    if isinstance(part, str):
        return {part.removeprefix(_SCHEME)} if part.startswith(_SCHEME) else set()
    if isinstance(part, list):
        return set().union(*map(_attached, part))
    if not isinstance(part, dict):
        return set()
    rows = part.get("attachments")
    listed = [row.get("filename") for row in rows if isinstance(row, dict)] if rows else []
    return {name for name in listed if isinstance(name, str)}.union(*map(_attached, part.values()))
