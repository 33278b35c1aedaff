"""Lines of an article on their way to its body."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.article import SpanKind

ASIDE_KINDS: tuple[SpanKind, ...] = ("caption", "post")
"""What stands behind the prose in a body."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, headline, caption or post, without line feeds or blanks at its ends."""

    text: str
    kind: SpanKind | None = None
    """None until it is known; a kind that a format states is never second-guessed."""


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    """A day that a format suggests without stating it as that of publishing."""

    day: date
    words: str
    """The words it was read from."""
    where: Literal["head", "address", "file"]
    """On the page around the text, in the web address, in the file's own facts."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one file holds, as its format tells it, before cleaning."""

    lines: tuple[Line, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    """Only as stated; what merely suggests a day is in `suggested`."""
    language: str | None = None
    """ISO 639-1, as stated."""
    suggested: tuple[SuggestedDay, ...] = ()
    """The most telling first."""


def lay_out(lines: Iterable[Line]) -> tuple[str, tuple[tuple[int, int, SpanKind], ...]]:
    """Return a body and its asides: prose and headlines in order, then captions and posts.

    A line of unknown kind is prose; an empty line is left out.
    """
    kept = [line for line in lines if line.text]
    kept.sort(key=lambda line: line.kind in ASIDE_KINDS)
    asides: list[tuple[int, int, SpanKind]] = []
    start = 0
    for line in kept:
        if line.kind not in (None, "prose"):
            asides.append((start, start + len(line.text), line.kind))
        start += len(line.text) + 1
    return "\n".join(line.text for line in kept), tuple(asides)


def body_lines(
    body: str, asides: Iterable[tuple[int, int, SpanKind]]
) -> tuple[tuple[int, Line], ...]:
    """Return (start, line) for each line of a body that is not blank, kinds from its asides."""
    kinds = {start: kind for start, _, kind in asides}
    found: list[tuple[int, Line]] = []
    start = 0
    for text in body.split("\n"):
        if text.strip():
            found.append((start, Line(text, kinds.get(start, "prose"))))
        start += len(text) + 1
    return tuple(found)
