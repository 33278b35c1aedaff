"""A draft without its page's furniture, every line known for what it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.asides import is_caption, is_headline, is_post, is_signature
from corpus.furniture import is_byline, is_furniture, is_label, opens_foot
from corpus.importing.dateline import cut_marker, is_bare_day, is_stated_day, read_day
from corpus.lines import ASIDE_KINDS, Draft, Line

_HEAD_LINES = 8
"""Lines on top in which a byline or a date may stand."""
_HEADLINES_AT_MOST = 0.6
"""Share of the lines; a text with more of them has lost its full stops instead."""
_SUFFIX_MARKS = (" | ", " - ", " – ", " — ")
"""What stands between a title and the name of the site or the section."""


def clean_draft(draft: Draft) -> Draft:
    """Return the draft with only the article in it, every line's kind known.

    Dropped are navigation, share bars, addresses of mirrors, advertisements, notices, bare
    credits, bylines and date lines.  `title` and `published` are filled in from the text where
    the draft lacks them: the first headline up to " | ", and a date line or crawler's marker.
    No character of a line that stays is changed, but the marker is cut off.
    """
    published, lines = _take_marker(draft.lines)
    stated, lines = _take_days(lines)
    lines = _without_furniture(lines)
    title, lines = _take_title(_with_asides(lines), draft.title)
    return replace(
        draft,
        lines=tuple(_with_headlines(lines)),
        title=title,
        published=draft.published or published or stated,
    )


def _take_marker(lines: Sequence[Line]) -> tuple[date | None, list[Line]]:
    if not lines or lines[0].kind is not None:
        return None, list(lines)
    day, rest = cut_marker(lines[0].text)
    return day, [replace(lines[0], text=rest), *lines[1:]]


def _take_days(lines: Sequence[Line]) -> tuple[date | None, list[Line]]:
    """Return the day of the date line on top and the lines without date lines and byline.

    Where several lines are bare dates the text is a chronicle and they are its headlines.
    """
    chronicle = sum(is_bare_day(line.text) for line in lines) > 1
    day: date | None = None
    kept: list[Line] = []
    for place, line in enumerate(lines):
        dated = is_stated_day(line.text) or (is_bare_day(line.text) and not chronicle)
        if place < _HEAD_LINES and line.kind is None and (dated or is_byline(line.text)):
            day = day or (read_day(line.text) if dated else None)
        else:
            kept.append(line)
    return day, kept


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Return the article's lines; labels and other stories' headlines go with the page's foot."""
    furniture = [line.kind is None and is_furniture(line.text) for line in lines]
    links = [line.kind is None and _could_link(line.text) for line in lines]
    last = max((n for n in range(len(lines)) if not furniture[n] and not links[n]), default=-1)
    kept: list[Line] = []
    foot = False
    for place, line in enumerate(lines):
        if furniture[place]:
            foot = foot or (place > last and opens_foot(line.text))
        elif line.kind is not None or not (foot or (len(kept) == 1 and _repeats(line, kept[0]))):
            kept.append(line)
    return kept


def _could_link(text: str) -> bool:
    """Whether a line could be the name of another page, if it stands where those do."""
    return (is_label(text) or is_headline(text)) and not (is_caption(text) or is_post(text))


def _repeats(line: Line, above: Line) -> bool:
    """Whether a line is the title once more: the page's, then the article's."""
    return line.text == above.text and is_headline(line.text)


def _with_asides(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with captions and posts known; the words above a signature are a post."""
    found: list[Line] = []
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else Line("")
        signed = below.kind is None and is_signature(below.text)
        if line.kind is None and (signed or is_post(line.text)):
            found.append(replace(line, kind="post"))
        elif line.kind is None and is_caption(line.text):
            found.append(replace(line, kind="caption"))
        else:
            found.append(line)
    return found


def _take_title(lines: list[Line], title: str | None) -> tuple[str | None, list[Line]]:
    """Return the title and the lines with the first of them a headline if it is the title."""
    first = next((n for n, line in enumerate(lines) if line.kind not in ASIDE_KINDS), None)
    if first is None or lines[first].kind == "prose":
        return title, lines
    text = lines[first].text
    named = title is not None and _folded(title) in (
        _folded(text),
        *(_folded(text.rsplit(mark, 1)[0]) for mark in _SUFFIX_MARKS if mark in text),
    )
    has_text_below = any(line.kind in (None, "prose") for line in lines[first + 1 :])
    if named or lines[first].kind or (is_headline(text) and has_text_below):
        lines = [*lines[:first], replace(lines[first], kind="heading"), *lines[first + 1 :]]
        title = title or text.split(" | ")[0].strip()
    return title, lines


def _with_headlines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with headlines among those of unknown kind; the rest are prose.

    A headline has running text below it.
    """
    last = max((n for n, line in enumerate(lines) if _runs(line)), default=-1)
    found = [
        line.kind is None and n < last and is_headline(line.text) for n, line in enumerate(lines)
    ]
    open_lines = sum(line.kind is None for line in lines)
    if sum(found) > max(1, _HEADLINES_AT_MOST * open_lines):
        found = [False] * len(lines)
    return [
        replace(line, kind=line.kind or ("heading" if headline else "prose"))
        for line, headline in zip(lines, found, strict=True)
    ]


def _runs(line: Line) -> bool:
    return line.kind in (None, "prose") and not is_headline(line.text)


def _folded(text: str) -> str:
    quotes = str.maketrans("‘’“”", "''\"\"")
    return " ".join(text.translate(quotes).casefold().split())
