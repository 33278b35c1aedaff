"""The question of an answer, written into its message and read back from there.

What people write is not kept: a follow-up or a vote finds the question in the message that it is
about, where everybody who can press its buttons reads it too.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.discord_app.cards import Part, Text, cut
from bot.discord_app.inert import ZERO_WIDTH_SPACE, escaped, one_line

QUESTION_ID, EARLIER_ID = 9001, 9002
"""Ids of the text displays that hold the question and those before it."""
_LONGEST_QUESTION, _LONGEST_EARLIER = 1000, 250
"""Characters shown, in the longest way they may have to be written."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SUBTEXT, _EARLIER = "-# ", "-# ↳ "


def headed(question: str, earlier: Sequence[str] = ()) -> tuple[Part, ...]:
    """Return the head of a message: the question in small letters under those it leaned on."""
    parts = []
    shown = [cut(one_line(text), _LONGEST_EARLIER, escaped) for text in earlier]
    if lines := [f"{_EARLIER}{escaped(text)}" for text in shown if text]:
        parts.append(Text("\n".join(lines), EARLIER_ID))
    if text := cut(one_line(question), _LONGEST_QUESTION, escaped):
        parts.append(Text(f"{_SUBTEXT}{escaped(text)}", QUESTION_ID))
    return tuple(parts)


def question_shown(components: Iterable[Any]) -> str:
    """Return the question that a message's components show; empty where they show none."""
    return _unescaped(_content(components, QUESTION_ID).removeprefix(_SUBTEXT))


def turns_shown(components: Iterable[Any]) -> tuple[str, ...]:
    """Return the questions a message shows, oldest first, its own as the last."""
    found = list(components)
    lines = _content(found, EARLIER_ID).split("\n")
    earlier = [_unescaped(line.removeprefix(_EARLIER)) for line in lines if line]
    question = question_shown(found)
    return (*earlier, question) if question else tuple(earlier)


def _content(components: Iterable[Any], wanted: int) -> str:
    """Search components of discord.py, of any depth, for the text display with an id."""
    for component in components:
        if getattr(component, "id", None) == wanted and hasattr(component, "content"):
            return str(component.content)
        if inside := _content(getattr(component, "children", ()), wanted):
            return inside
    return ""


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text.replace(ZERO_WIDTH_SPACE, "")).strip()
