"""Hard-wrapped text, put back into paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

_TYPICAL = range(40, 121)
"""Characters of a wrapped line: typewriters, mail and PDF columns keep within these."""
_SLACK = 10
"""Characters a ragged right margin may leave unused before a break counts as meant."""

_HYPHEN = re.compile(r"\w-$")


def is_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether lines end where the margin was, not where a paragraph ends.

    `blocks` are runs of lines without a blank one between.  In wrapped prose most lines begin
    in the middle of a sentence; 40 % beginning in lower case is already out of reach of
    paragraphs and headlines.
    """
    breaks = [(a, b) for block in blocks for a, b in pairwise(block)]
    if not breaks:
        return False
    longest = max(len(line) for block in blocks for line in block)
    inside = sum(b[:1].islower() for _, b in breaks)
    width = median(len(a) for a, _ in breaks)
    return (
        width in _TYPICAL
        and longest <= max(1.6 * width, width + 20)
        and inside >= 0.4 * len(breaks)
    )


def unwrap(blocks: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return each block as paragraphs: joined by single blanks if the text is hard-wrapped.

    A line with room left for the next line's first word was ended on purpose, so it stays an
    end.  Behind a hyphen nothing is put between, so "Pul-e-" and "Khumri" find together.
    """
    if not is_wrapped(blocks):
        return tuple(tuple(block) for block in blocks)
    width = max(len(line) for block in blocks for line in block)
    return tuple(_join(block, width) for block in blocks)


def _join(block: Sequence[str], width: int) -> tuple[str, ...]:
    paragraphs: list[str] = []
    for place, line in enumerate(block):
        if place == 0 or _ended_on_purpose(block[place - 1], line, width):
            paragraphs.append(line)
        else:
            paragraphs[-1] += ("" if _HYPHEN.search(paragraphs[-1]) else " ") + line
    return tuple(paragraphs)


def _ended_on_purpose(above: str, line: str, width: int) -> bool:
    if line[:1].islower():
        return False
    room = width - len(above) - 1 - len(line.split(maxsplit=1)[0])
    return room >= _SLACK
