"""The text of an article's file on the shelf: sure to be read back, and naming its original."""

import re
from typing import Any

from corpus.article import Article, ArticleError
from corpus.article_file import FENCE, MAX_BYTES
from corpus.shelving.refusal import ShelfError

_NOTE = "# as it came: "
"""A comment of the header: it changes with the article in one stroke, and no reader minds it."""
_NONE = "not kept"
_NOTED = re.compile(rf"{re.escape(FENCE)}\r?\n{_NOTE}(?P<path>[^\r\n]*)\r?\n")
_ORIGINAL = re.compile(r"originals/\w[\w.\-]*/\w[\w.\-]*")
_NOTE_BYTES = 2000
"""Room for the note, more than it can need."""
_SHOWN = 40
"""Characters of a value, from where it differs, that a message shows."""


def shelf_text(article: Article) -> str:
    """Return the text of an article's file, still without a note of its original.

    Raises ShelfError, naming the first difference, if that would not be read back as the very
    same article.
    """
    from corpus.parsing import dump_article, parse_article  # noqa: PLC0415 (only to keep one)

    text = dump_article(article)
    name = f"{article.id}.md"
    if name.upper().startswith("README"):
        raise ShelfError(f"{name} would not be read as an article; choose another id.")
    size = len(text.encode()) + _NOTE_BYTES
    if size > MAX_BYTES:
        raise ShelfError(
            f"The article {article.id} can't be kept: its file would have {size} bytes, more than"
            f" the limit of {MAX_BYTES}; shorten it."
        )
    try:
        read = parse_article(text, name)
    except ArticleError as error:
        reason = str(error).removeprefix(f"{name}: ")
        raise ShelfError(f"The article {article.id} can't be kept: {reason}; change it.") from error
    for field in Article.model_fields:
        kept, meant = getattr(read, field), getattr(article, field)
        if kept != meant:
            raise ShelfError(
                f"The article {article.id} can't be kept: its {field} would be read back as"
                f" {_apart(kept, meant)} instead of {_apart(meant, kept)}; change it."
            )
    return text


def note_original(text: str, original: str | None) -> str:
    """Return the text of a file with a note of its original, a path on the shelf."""
    return text.replace(f"{FENCE}\n", f"{FENCE}\n{_NOTE}{original or _NONE}\n", 1)


def noted_original(text: str) -> str | None:
    """Return what the text of a file says of its original: its path, or "" where none is kept.

    None where it says nothing: a file that was written by hand.
    """
    found = _NOTED.match(text)
    if found is None:
        return None
    return found["path"] if _ORIGINAL.fullmatch(found["path"]) else ""


def _apart(value: Any, other: Any) -> str:
    """Show a value, a text only from where it differs from the other."""
    if not isinstance(value, str) or not isinstance(other, str):
        return repr(value)
    same = next(
        (n for n, pair in enumerate(zip(value, other, strict=False)) if pair[0] != pair[1]),
        min(len(value), len(other)),
    )
    start = max(0, same - 10)
    shown = value[start : start + _SHOWN]
    before = "…" if start else ""
    after = "…" if len(value) > start + _SHOWN else ""
    return repr(f"{before}{shown}{after}")
