"""What a web page's mark-up states beside its article: its day, its language, its site."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from corpus.importing.dateline import find_address_day, read_day
from corpus.importing.language import read_language
from corpus.lines import SuggestedDay

_DAY_KEYS = frozenset(
    "article:published_time og:article:published_time og:published_time article:published"
    " datepublished rnews:datepublished date pubdate publishdate publish-date publish_date"
    " publication_date publicationdate date_published displaydate article_date_original"
    " dc.date dc.date.issued dc.issued dcterms.date dcterms.issued dcterms.created"
    " citation_publication_date sailthru.date parsely-pub-date article.published"
    " originalpublicationdate cxenseparse:recs:publishtime".split()
)
_IN_SCRIPT = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{1,60})"')
_MARKED = (
    "//*[contains(@itemprop, 'datePublished')] | //time[@pubdate]"
    " | //abbr[contains(@class, 'published')]"
)
_SHORT = 200
"""Characters of a text on a page that may be its date line."""


def stated_day(tree: Any) -> date | None:
    """Return the day that the page's mark-up gives as that of publishing, if any."""
    return next((day for words in _statements(tree) if (day := _read(words))), None)


def suggested_days(tree: Any, address: str | None, found: date | None) -> tuple[SuggestedDay, ...]:
    """Return the days that the address and the rest of the page suggest.

    `found` is what a search of the page came to, if anything; its words are looked up.
    """
    suggested: list[SuggestedDay] = []
    if address and (written := find_address_day(address)):
        suggested.append(SuggestedDay(*written, "address"))
    if found and all(day.day != found for day in suggested):
        texts = (" ".join(text.split()) for text in tree.itertext() if len(text) <= _SHORT)
        line = next((text for text in texts if _read(text) == found), found.isoformat())
        suggested.append(SuggestedDay(found, line, "head"))
    return tuple(suggested)


def page_language(tree: Any) -> str | None:
    """Return the language that the page states, as ISO 639-1, if any."""
    root = tree.getroottree().getroot()
    stated = [root.get("lang"), root.get("xml:lang")]
    for meta in tree.iterfind(".//meta"):
        key = (meta.get("http-equiv") or meta.get("property") or "").lower()
        if key in ("content-language", "og:locale"):
            stated.append(meta.get("content"))
    return next((code for words in stated if (code := read_language(words))), None)


def same_site(url: str | None, address: str) -> bool:
    """Whether two web addresses are of one host, "www." or not."""
    try:
        hosts = [urlsplit(each or "").hostname or "" for each in (url, address)]
    except ValueError:
        return False
    one, other = (host.removeprefix("www.") for host in hosts)
    return one == other != ""


def _statements(tree: Any) -> Iterator[str]:
    """Yield the words in which a page states its day, the plainest first."""
    for meta in tree.iterfind(".//meta"):
        key = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if key.strip().lower() in _DAY_KEYS:
            yield meta.get("content") or ""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        yield from _IN_SCRIPT.findall(script.text or "")
    for element in tree.xpath(_MARKED):
        yield element.get("datetime") or element.get("content") or element.get("title") or ""


def _read(words: str) -> date | None:
    """Return the day in words of mark-up, which may also be eight figures."""
    figures = re.match(r"\s*(\d{4})(\d\d)(\d\d)(?!\d)", words[:_SHORT])
    return read_day("-".join(figures.groups()) if figures else words[:_SHORT])
