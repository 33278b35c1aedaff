"""The steps of a change on the shelf after which a crash must cost nothing."""

from collections.abc import Callable
from typing import Literal

ShelfStep = Literal[
    "original-written",
    "original-synced",
    "article-written",
    "article-in-place",
    "withdrawn-written",
    "withdrawn-in-place",
    "article-removed",
    "original-removed",
    "golden-written",
    "golden-in-place",
]
"""Named by what has just been done; "written" is beside the file that it will replace."""

Reached = Callable[[ShelfStep], None]
"""Told each step right after it; a test ends the process there."""


def unwatched(step: ShelfStep) -> None:
    """Let a step pass."""
