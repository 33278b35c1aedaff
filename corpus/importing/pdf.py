"""A PDF with text in it, as a draft."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from corpus.article import ArticleError
from corpus.importing.text import draft_text
from corpus.intake.submission import IntakeError
from corpus.lines import Draft, SuggestedDay

_RUNNING_PAGES = 3
"""Pages on which a line stands before it counts as a running head or foot."""
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def draft_pdf(content: bytes, name: str, max_pages: int | None = None) -> Draft:
    """Return the text of a PDF's pages as paragraphs, without running heads and feet.

    The day on which the file was made is suggested.  What else a PDF says of itself is mostly
    its program's doing and is left aside.  Raises ArticleError naming the file if it is no PDF,
    is locked, has more than `max_pages`, or holds pictures of text only.
    """
    # Heavy, and needed only by those who read PDFs.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError(f"{name}: locked with a password", "unreadable")
        count = len(reader.pages)
        if max_pages is not None and count > max_pages:
            raise IntakeError(
                f"{name}: {count} pages, more than the limit of {max_pages}",
                "too-many-pages",
                max_pages,
            )
        pages = [page.extract_text().split("\n") for page in reader.pages]
        made = _day_made(reader.metadata)
    except IntakeError:
        raise
    except (PyPdfError, DependencyError, *_DAMAGE) as error:
        # A damaged PDF surfaces as any of these, by where in it the damage is.
        raise ArticleError(f"{name}: cannot be read as a PDF: {error}") from error
    seen = Counter(line.strip() for page in pages for line in set(page))
    kept = [
        line for page in pages for line in page if seen[line.strip()] < _RUNNING_PAGES or not line
    ]
    if not any(line.strip() for line in kept):
        raise IntakeError(
            f"{name}: no text in it, only pictures of text if anything", "nothing-in-it"
        )
    draft = draft_text("\n".join(kept))
    return draft if made is None else replace(draft, suggested=(made,))


def _day_made(facts: Any) -> SuggestedDay | None:
    """Return the day a PDF's own facts give as that of its making, where they can be read."""
    raw = facts.get("/CreationDate") if facts else None
    found = _MADE.match(raw) if isinstance(raw, str) else None
    if found is None:
        return None
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return None
    return SuggestedDay(day, f"CreationDate {found[0]}", "file")
