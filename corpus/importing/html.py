"""A saved web page, as a draft: trafilatura finds the article on it."""

from datetime import date
from typing import Any

from corpus.article import ArticleError, SpanKind
from corpus.asides import is_post
from corpus.furniture import is_furniture
from corpus.importing.text import plain_lines
from corpus.lines import Draft, Line

_KINDS: dict[str, SpanKind | None] = {"head": "heading", "item": "prose"}


def draft_html(page: str, name: str) -> Draft:
    """Return the article on a page, with the title, site, address and day its head states.

    Quotes are exact in the body, but not in the page, whose blanks and entities are resolved.
    Raises ArticleError naming the file if no article is found.
    """
    # Heavy, and needed only by those who read web pages.
    from lxml import html as lxml_html  # type: ignore[import-untyped]  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415

    if not page.strip():
        raise ArticleError(f"{name}: empty")
    found: Any = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or found.body is None:
        raise ArticleError(f"{name}: no article found on the page")
    captions = lxml_html.fromstring(page.encode()).xpath("//article//figcaption|//main//figcaption")
    lines = [line for child in found.body for line in _lines(child)]
    lines += [Line(" ".join(c.text_content().split()), "caption") for c in captions]
    return Draft(
        lines=tuple(lines),
        title=found.title,
        publisher=found.sitename or found.hostname,
        url=found.url,
        published=date.fromisoformat(found.date) if found.date else None,
    )


def _lines(element: Any) -> list[Line]:
    """Return the lines of one block of trafilatura's tree, blocks inside it one by one."""
    if element.tag in ("list", "table", "row"):
        return [line for child in element for line in _lines(child)]
    text = "".join(element.itertext())
    if element.tag == "quote":
        whole = " ".join(" ".join(element.itertext()).split())
        if is_post(whole):
            return [Line(whole, "post")]
    return [
        Line(part, None if is_furniture(part) else _KINDS.get(element.tag))
        for part in plain_lines(text)
        if part
    ]
