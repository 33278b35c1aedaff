"""Plain text and markdown, as drafts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from corpus.article import SpanKind
from corpus.furniture import is_furniture
from corpus.importing.author import read_author
from corpus.importing.dateline import read_day
from corpus.importing.wrapping import unwrap
from corpus.lines import Draft, Line

_HEADER_LINES = 8
_HEADER = re.compile(
    r"(?P<key>publisher|source|outlet|newspaper|publication|site|date|published|title|headline|url|link|authors?|byline)\s*:\s*"
    r"(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HASHES = re.compile(r"#{1,6}\s+(?P<text>[^\s#].*)")
_CLOSING_HASHES = re.compile(r"\s#+$")
_OPENED = re.compile(r"\\*#")
_ASIDE = re.compile(r">\s*(?P<kind>caption|post):\s+(?P<text>\S.*)")
_QUOTED = re.compile(r">\s*(?P<text>\S.*)")
_BULLET = re.compile(r"(?:[•‣◦▪]\s*|[-*+]\s+(?=[\"'“‘]?[A-Z0-9]))(?P<text>\w.*|[\"'“‘].*)")
_AUTHORS = ("author", "authors", "byline")
_OUTLETS = ("outlet", "newspaper", "publication", "site")


def plain_lines(raw: str) -> list[str]:
    """Return the lines of a text, stripped at their ends, the blank ones as "".

    Line ends of every system and form feeds become line feeds.  Control characters other than
    the tabulator are dropped, so a line that holds one differs from its file by just that; no
    other character inside a line is changed.
    """
    text = re.sub(r"\r\n?|\f", "\n", raw.removeprefix("\ufeff"))
    return [_without_controls(line).strip() for line in text.split("\n")]


def draft_text(raw: str) -> Draft:
    """Return what a plain text holds: its "Key: value" lines on top, then its paragraphs."""
    known, body = _cut_header(plain_lines(raw))
    return _draft(known, _paragraphs(body, marked=False))


def draft_markdown(raw: str) -> Draft:
    """Return what a markdown text holds.

    `#` lines are headlines, `> caption: ` and `> post: ` lines asides.  A backslash in front of
    a line says that it is running text, whatever it looks like.
    """
    lines = plain_lines(raw)
    if lines[0] == "---" and "---" in lines[1:]:
        close = lines.index("---", 1)
        lines = [*lines[1:close], *lines[close + 1 :]]
    known, body = _cut_header(lines)
    return _draft(known, _paragraphs(body, marked=True))


def _paragraphs(lines: Iterable[str], *, marked: bool) -> Iterator[Line]:
    """Yield the lines joined to paragraphs; a line with a mark of its own starts one."""
    blocks: list[list[str]] = []
    kinds: list[SpanKind | None] = []
    open_block = False
    for text in lines:
        own = (_marked(text) if marked else None) or _item(text)
        if own is not None:
            blocks.append([own.text])
            kinds.append(own.kind)
            # A headline is one line; an item may run on below its bullet.
            open_block = own.kind in ("prose", None)
        elif not text:
            open_block = False
        elif open_block:
            blocks[-1].append(text)
        else:
            blocks.append([text])
            kinds.append(None)
            open_block = True
    for kind, paragraphs in zip(kinds, unwrap(blocks), strict=True):
        for place, text in enumerate(paragraphs):
            yield Line(text, kind if place == 0 else None)


def _item(text: str) -> Line | None:
    """Return what stands behind a bullet; it is no headline, however short."""
    found = _BULLET.fullmatch(text)
    if found is None:
        return None
    return Line(found["text"], None if is_furniture(found["text"]) else "prose")


def _marked(text: str) -> Line | None:
    if text.startswith("\\") and text[1:].strip():
        return Line(text[1:].strip(), "prose")
    if headline := _HASHES.fullmatch(text):
        kept = _CLOSING_HASHES.sub("", headline["text"]).rstrip()
        return Line(kept.removeprefix("\\") if _OPENED.match(kept) else kept, "heading")
    if aside := _ASIDE.fullmatch(text):
        return Line(aside["text"], "caption" if aside["kind"] == "caption" else "post")
    if quoted := _QUOTED.fullmatch(text):
        return Line(quoted["text"])
    return None


def _cut_header(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the "Key: value" pairs on top, keys in lower case, and the lines below them."""
    known: dict[str, str] = {}
    below = 0
    for place, text in enumerate(lines):
        found = _HEADER.fullmatch(text)
        if text and (found is None or len(known) == _HEADER_LINES):
            break
        if found:
            known.setdefault(found["key"].lower(), found["value"].strip())
            below = place + 1
    return known, lines[below:]


def _draft(known: dict[str, str], paragraphs: Iterable[Line]) -> Draft:
    source = known.get("source")
    outlet = next((known[key] for key in _OUTLETS if key in known), None)
    address = source if source and _ADDRESS.fullmatch(source) else None
    return Draft(
        lines=tuple(paragraphs),
        title=known.get("title") or known.get("headline"),
        author=next((a for key in _AUTHORS if (a := read_author(known.get(key)))), None),
        publisher=known.get("publisher") or outlet or (None if address else source),
        url=known.get("url") or known.get("link") or address,
        published=read_day(known.get("published") or known.get("date") or ""),
    )


def _without_controls(line: str) -> str:
    if line.isprintable():
        return line
    # Halves of a surrogate pair, which a PDF may yield, can't be written to any file.
    return "".join(c for c in line if c == "\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def is_marked(text: str) -> bool:
    """Whether markdown, or a "Key: value" line, gives a line a meaning of its own."""
    return (
        _marked(text) is not None
        or _BULLET.fullmatch(text) is not None
        or _HEADER.fullmatch(text) is not None
    )


def mark_headline(text: str) -> str:
    """Return a headline as markdown that `draft_markdown` reads back as it is."""
    opening = "# \\" if _OPENED.match(text) else "# "
    return opening + text + (" #" if _CLOSING_HASHES.search(text) else "")
