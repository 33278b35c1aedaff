"""A PDF with text in it, as a draft."""

from collections import Counter
from io import BytesIO

from corpus.article import ArticleError
from corpus.importing.text import draft_text
from corpus.lines import Draft

_RUNNING_PAGES = 3
"""Pages on which a line stands before it counts as a running head or foot."""


def draft_pdf(content: bytes, name: str) -> Draft:
    """Return the text of a PDF's pages as paragraphs, without running heads and feet.

    Raises ArticleError naming the file if it is no PDF, is locked, or holds pictures of text
    only.
    """
    # Heavy, and needed only by those who read PDFs.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(content))
        pages = [page.extract_text().split("\n") for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # A damaged PDF surfaces as any of these, by where in it the damage is.
        raise ArticleError(f"{name}: cannot be read as a PDF: {error}") from error
    seen = Counter(line.strip() for page in pages for line in set(page))
    kept = [
        line for page in pages for line in page if seen[line.strip()] < _RUNNING_PAGES or not line
    ]
    if not any(line.strip() for line in kept):
        raise ArticleError(f"{name}: no text in it, only pictures of text if anything")
    return draft_text("\n".join(kept))
