"""The custom ids of buttons, selects and modals: they carry all that a press needs.

Nothing is remembered in the process for them, so that they work after a restart, in another
process and for as long as the message stands.
"""

import re
from dataclasses import dataclass

PREFIX = "stringer"
MAX_CUSTOM_ID = 100
_FORM = re.compile(rf"{PREFIX}:([a-z_]{{1,20}})((?::[^:\s]*)*)")


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed, chosen from or submitted."""

    verb: str
    arguments: tuple[str, ...]


def custom_id(verb: str, *arguments: str | int) -> str:
    """Write a custom id such as "stringer:page:0123456789abcdef:2".

    Raises ValueError for one that Discord would not take, or `read_custom_id` would read otherwise.
    """
    as_text = tuple(map(str, arguments))
    made = ":".join([PREFIX, verb, *as_text])
    if len(made) > MAX_CUSTOM_ID or read_custom_id(made) != Press(verb, as_text):
        raise ValueError(f"not a custom id: {made!r}")
    return made


def read_custom_id(text: str) -> Press | None:
    """Read a custom id of ours; None for any other."""
    found = _FORM.fullmatch(text)
    return Press(found[1], tuple(found[2].split(":")[1:])) if found else None
