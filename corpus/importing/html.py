"""A saved web page, as a draft: trafilatura finds the article on it."""

from datetime import date
from typing import Any

from corpus.article import SpanKind
from corpus.asides import is_post
from corpus.furniture import is_furniture
from corpus.importing.author import read_author
from corpus.importing.page_facts import page_language, same_site, stated_day, suggested_days
from corpus.importing.text import plain_lines
from corpus.intake.submission import IntakeError
from corpus.lines import Draft, Line

_KINDS: dict[str, SpanKind | None] = {"head": "heading", "item": "prose"}
_DAYS = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1995-01-01",
    "max_date": "2099-12-31",
}
"""Its own latest day is the clock's, so that a page would read differently tomorrow."""


def draft_html(page: str, name: str, address: str | None = None) -> Draft:
    """Return the article on a page, with what its head states of it.

    `address` is where the page was fetched from, if it was: what the page says of its own address
    counts only on the same site.  Quotes are exact in the body, but not in the page, whose blanks
    and entities are resolved.  Raises IntakeError naming the file if no article is found.
    """
    # Heavy, and needed only by those who read web pages.
    from lxml import html as lxml_html  # type: ignore[import-untyped]  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415

    if not page.strip():
        raise IntakeError(f"{name}: empty", "nothing-in-it")
    found: Any = bare_extraction(
        page,
        url=address,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DAYS,
    )
    if found is None or found.body is None:
        raise IntakeError(f"{name}: no article found on the page", "nothing-in-it")
    # Told the encoding, because what the page states is that of its file, not of these bytes.
    tree = lxml_html.fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    captions = tree.xpath("//article//figcaption|//main//figcaption")
    lines = [line for child in found.body for line in _lines(child)]
    lines += [Line(" ".join(c.text_content().split()), "caption") for c in captions]
    url = found.url if address is None or same_site(found.url, address) else address
    return Draft(
        lines=tuple(lines),
        title=found.title,
        author=read_author(found.author),
        publisher=found.sitename or found.hostname,
        url=url,
        published=stated_day(tree),
        language=page_language(tree),
        suggested=suggested_days(tree, url, date.fromisoformat(found.date) if found.date else None),
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
