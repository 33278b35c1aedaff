"""How those who wait for a long step are told of it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told the name of the step, how much of it is done, and how much there is; may raise to stop."""
