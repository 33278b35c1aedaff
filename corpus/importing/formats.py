"""What a file is, by its name and its first bytes, and the draft in it."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import PurePath
from typing import Literal

from corpus.facts import Facts
from corpus.importing.decoding import decode_page, decode_text
from corpus.importing.html import draft_html
from corpus.importing.pdf import draft_pdf
from corpus.importing.text import draft_markdown, draft_text
from corpus.intake.submission import IntakeError, Limits
from corpus.lines import Draft
from corpus.parsing import has_header, read_header

Format = Literal["markdown", "text", "html", "pdf", "zip"]

SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".zip": "zip",
}
"""Of each format the usual one first."""
_LOOKED_AT = 4096
"""Bytes at the front that tell a format."""
_PAGE = re.compile(
    rb"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_MARK_UP = re.compile(rb"<(?:head|body|article|main|div|title|p|h1)\b[^<>]*>", re.IGNORECASE)


def tell_format(name: str, content: bytes, *, fetched: bool = False) -> Format:
    """Return the format of a file.

    What its first bytes show beyond doubt counts, whatever its name: a PDF or a web page named
    .txt is read as what it is, and a zip named .md as an archive.  Otherwise the suffix counts.
    A name without a suffix, or any name given by a web address where its page was fetched, says
    nothing.  Raises IntakeError if the suffix is of no format read here, or promises a PDF or an
    archive that the bytes are not.
    """
    suffix = PurePath(name).suffix.lower()
    named = SUFFIXES.get(suffix)
    if named is None and suffix and not fetched:
        raise IntakeError(f"{name}: {suffix} is not one of {', '.join(SUFFIXES)}", "unknown-format")
    shown = _shown_format(content)
    if shown is not None:
        return shown
    if named == "pdf" and b"%PDF-" in content[:_LOOKED_AT]:
        return "pdf"
    if named in ("pdf", "zip"):
        what = "a PDF" if named == "pdf" else "a zip archive"
        raise IntakeError(f"{name}: its name says {what}, but it is none", "unreadable")
    return named or ("html" if _MARK_UP.search(content[:_LOOKED_AT]) else "text")


def read_draft(
    content: bytes, name: str, what: Format, limits: Limits, address: str | None = None
) -> tuple[Draft, Facts]:
    """Return the draft in a file, and what its TOML header states if it has one.

    `address` is where it was fetched from, if it was.  Raises ArticleError naming the file, and
    IntakeError where it is beyond the limits.
    """
    if what == "pdf":
        draft, stated = draft_pdf(content, name, limits.pages), Facts()
    elif what == "html":
        draft, stated = draft_html(decode_page(content, name), name, address), Facts()
    else:
        text = decode_text(content, name)
        _hold(text.split("\n"), name, limits)
        if has_header(text):
            stated, text = read_header(text, name)
            draft = draft_markdown(text)
        else:
            draft, stated = (
                draft_markdown(text) if what == "markdown" else draft_text(text),
                Facts(),
            )
    _hold([line.text for line in draft.lines], name, limits)
    return draft, stated


def _shown_format(content: bytes) -> Format | None:
    """Return the format that a file's first bytes prove, if they do."""
    front = content[:_LOOKED_AT].lstrip()
    if front.startswith(b"%PDF-"):
        return "pdf"
    if front.startswith((b"PK\3\4", b"PK\5\6")):
        return "zip"
    if front.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        front = front[2:].replace(b"\0", b"")
    return "html" if _PAGE.match(front.removeprefix(b"\xef\xbb\xbf")) else None


def _hold(lines: list[str], name: str, limits: Limits) -> None:
    """Raise IntakeError if the lines of a text, or all of it, are too long."""
    size = sum(map(len, lines))
    if size > limits.characters:
        raise IntakeError(
            f"{name}: {size} characters, more than the limit of {limits.characters}",
            "too-long",
            limits.characters,
        )
    longest = max(map(len, lines), default=0)
    if longest > limits.line_characters:
        raise IntakeError(
            f"{name}: a line of {longest} characters, more than the limit of"
            f" {limits.line_characters}",
            "line-too-long",
            limits.line_characters,
        )
