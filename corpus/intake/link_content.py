"""What a link gave, as a file: its name, and its text as UTF-8."""

import codecs
import re

from yarl import URL

from corpus.intake.submission import Received

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/zip": ".zip",
    "application/x-zip": ".zip",
    "application/x-zip-compressed": ".zip",
}
ACCEPT = ", ".join(_SUFFIXES)
"""The content types that are taken, as a request names them."""

_TEXT = (".html", ".txt", ".md")
_MARKDOWN = re.compile(r"\.(?:md|markdown)", re.IGNORECASE)
_OLD_SUFFIX = re.compile(
    r"\.(?:x?html?|shtml|php\d?|aspx?|jsp|cgi|md|markdown|txt|text|pdf|zip)", re.IGNORECASE
)
_LONGEST_NAME = 100

# The WHATWG's encoding standard: what pages call Latin-1 or ASCII is Windows-1252.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Of Python's codecs only those that are encodings of text on the web: "punycode" or
# "unicode_escape" in a header would run other code, UTF-7 would hide markup.
_ENCODINGS = frozenset(
    """utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257
    cp1258 cp866 cp874 cp932 cp949 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7
    iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u
    gb18030 big5 big5hkscs euc_jp shift_jis iso2022_jp euc_kr mac-roman mac-cyrillic
    tis-620""".split()
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABEL = re.compile(r"[\w.:\-]{1,40}", re.ASCII)
_HEAD_BYTES = 4096
_DECLARED = re.compile(
    rb"""(?P<before><meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["'])"""
    rb"""(?P<label>[\w.:\-]{1,40})""",
    re.IGNORECASE,
)


def suffix_of(media_type: str) -> str | None:
    """Return the suffix of a file of that content type; None if it is not taken."""
    return _SUFFIXES.get(media_type.lower())


def as_received(url: URL, content: bytes, suffix: str, charset: str | None) -> Received:
    """Return a fetched page as a file, a text in UTF-8 whatever it came in.

    The charset is that of the answer's header.  A text in an encoding that is neither stated nor
    UTF-8 stays as it came, for its reader to refuse.
    """
    if suffix in _TEXT:
        content = _as_utf8(content, charset, page=suffix == ".html")
    return Received(_name(url, suffix), content, str(url))


def _name(url: URL, suffix: str) -> str:
    last = next((part for part in reversed(url.parts) if part.strip("/. ")), url.host or "page")
    if suffix == ".txt" and _MARKDOWN.fullmatch(_ending(last)):
        suffix = ".md"  # code hosts serve it as plain text
    stem = last.removesuffix(_ending(last)) if _OLD_SUFFIX.fullmatch(_ending(last)) else last
    plain = re.sub(r"[^\w.\-]+", "_", stem).strip("._")[:_LONGEST_NAME]
    return (plain or "page") + suffix


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return dot + ending if stem else ""


def _as_utf8(content: bytes, charset: str | None, *, page: bool) -> bytes:
    head, rest = content[:_HEAD_BYTES], content[_HEAD_BYTES:]
    encoding = (
        next((name for mark, name in _MARKS if content.startswith(mark)), None)
        or _encoding(charset or "")
        or (_declared(head) if page else None)
        or "utf-8"
    )
    if encoding != "utf-8":
        text = content.decode(encoding, "replace").encode()
        head, rest = text[:_HEAD_BYTES], text[_HEAD_BYTES:]
    if page:
        # A parser that is given these bytes would believe what the page says of itself.
        head = _DECLARED.sub(rb"\g<before>utf-8", head)
    return head + rest


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    encoding = _encoding(found["label"].decode("ascii", "replace")) if found else None
    # It was read as ASCII, so it is no UTF-16, whatever it says (the WHATWG's rule as well).
    return "utf-8" if (encoding or "").startswith("utf-16") else encoding


def _encoding(label: str) -> str | None:
    """Return Python's name of a stated encoding, None if nothing usable is stated."""
    if not _LABEL.fullmatch(label.strip()):
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _ENCODINGS else None
