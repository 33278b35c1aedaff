"""Texts that a pattern may match, drawn from it, so that its rare branches are reached."""

import re
from random import Random

_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<class>\[\^?\]?(?:\\.|[^\]])*\])|"
    r"(?P<escape>\\.)|(?P<plain>[^()|])"
)
_TIMES = re.compile(r"(?:[?*+]|\{\d*[\d,]*\})[?+]?")
_MEANS = {"\\s": " ", "\\w": "a", "\\d": "7", "\\S": "x", "\\b": "", "\\B": ""}


def sample(pattern: str, random: Random) -> str:
    """Return one text of a pattern's making: its lookarounds are left out, so it may not match."""
    text, _ = _alternatives(pattern, 0, random)
    return text


def _alternatives(source: str, at: int, random: Random) -> tuple[str, int]:
    found = []
    while True:
        text, at = _sequence(source, at, random)
        found.append(text)
        if not source.startswith("|", at):
            return random.choice(found), at
        at += 1


def _sequence(source: str, at: int, random: Random) -> tuple[str, int]:
    made = ""
    while piece := _PIECE.match(source, at):
        at = piece.end()
        if piece["look"] or piece["open"]:
            text, at = _alternatives(source, at, random)
            text, at = "" if piece["look"] else text, at + 1
        elif piece["class"]:
            text = "a" if piece["class"][1] == "^" else piece["class"].strip("[]")[0]
            text = {"\\": "a"}.get(text, text)
        else:
            text = _MEANS.get(piece[0], piece[0][-1])
        if times := _TIMES.match(source, at):
            at = times.end()
            text *= random.choice((0, 1, 2)) if times[0][0] in "*?" else random.choice((1, 2))
        made += text
    return made, at
