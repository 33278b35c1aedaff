"""Parts of a day and clock times, ordered."""

import re

from bot.answering.dating import Told

_PARTS = {"night": 0, "morning": 1, "midday": 2, "afternoon": 3, "evening": 4}


def part_rank(told: Told) -> int:
    """Where in the day the event falls, as `rank_of_part` counts."""
    return rank_of_part(told.event.part_of_day)


def rank_of_part(said: str | None) -> int:
    """The order of a part of the day or clock time, 0 (night) to 4; 2 where none is told."""
    part = said or ""
    if part in _PARTS:
        return _PARTS[part]
    m = re.search(r"(\d{1,2})(?::\d\d)?\s*(a|p)\.?m", part, re.I)
    if m:
        return 1 if m[2].lower() == "a" else 3
    return next((rank for word, rank in _PARTS.items() if word in part), 2)
