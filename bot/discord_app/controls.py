"""Buttons and selects, before discord.py is involved."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Button:
    """One button; label or emoji may be empty, not both."""

    custom_id: str
    label: str = ""
    emoji: str = ""
    style: Literal["plain", "main", "danger"] = "plain"
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class StringSelect:
    """A choice of one among at most 25 options."""

    custom_id: str
    placeholder: str
    options: tuple[tuple[str, str], ...]
    """(value, label) of each."""
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelSelect:
    """A choice of up to 25 channels that hold messages; none is allowed."""

    custom_id: str
    placeholder: str
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleSelect:
    """A choice of up to 25 roles; none is allowed."""

    custom_id: str
    placeholder: str
    chosen: tuple[int, ...] = ()


Control = Button | StringSelect | ChannelSelect | RoleSelect
Rows = tuple[tuple[Control, ...], ...]
"""Rows of a message, at most five buttons or one select in each."""
