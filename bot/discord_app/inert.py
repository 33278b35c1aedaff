"""Text from questions and articles, made to show as what it is and to do nothing."""

import re
from urllib.parse import quote, urlsplit

_HIDDEN = re.compile(
    "["
    "\x00-\x09\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian separator
    "\u200b\u200e\u200f"  # zero-width space, direction marks; the joiners of Dari words stay
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates: they reorder what is read
    "\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"  # tags: whole sentences nobody sees
    "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MENTION = re.compile(r"@(?=everyone|here)|<(?=[@#:/&]|(?:a|t|id|sound):)", re.IGNORECASE)
_INVITE = re.compile(r"\b(discord(?:app)?)\.(?=gg/|com/invite)", re.IGNORECASE)
_MARKDOWN = re.compile(r"[\\*_~|`\[\]<]|(?<=\w):(?=//)")
_LINE_START = re.compile(r"^[^\S\n]*(?:(?=[#>+-])|\d+(?=[.)]))", re.MULTILINE)

ZERO_WIDTH_SPACE = "\u200b"
LONGEST_LINK = 700
"""Characters of a link that is still shown; a longer one would not leave room for its quote."""


def plain(text: str) -> str:
    """Take out what a reader cannot see and break what Discord would make a mention of.

    Line breaks of any kind become line feeds, tabs become spaces, lone surrogates become U+FFFD.
    For places that show no markdown: an embed's author and footer.
    """
    text = _HIDDEN.sub("", _BREAKS.sub("\n", text).replace("\t", " "))
    text = _SURROGATE.sub("\ufffd", text)
    return _MENTION.sub(lambda found: found[0] + ZERO_WIDTH_SPACE, text)


def one_line(text: str) -> str:
    """Return `plain` text with every stretch of white space made one space."""
    return " ".join(plain(text).split())


def escaped(text: str) -> str:
    """Return `plain` text with its markdown escaped, so that it reads as it was written.

    A bare address stays readable but is no link: only the bot's own links can be followed.
    """
    text = _MARKDOWN.sub(lambda found: "\\" + found[0], plain(text))
    text = _INVITE.sub(r"\1\\.", text)
    return _LINE_START.sub(lambda found: found[0] + "\\", text)


def safe_link(url: str | None) -> str | None:
    """Return an address that can stand inside a markdown link, or None if it had better not.

    Only http and https with a host, without a user name, in ASCII, up to `LONGEST_LINK`.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.-]+", host):
        return None
    if "@" in parts.netloc:
        return None
    path = quote(parts.path, safe="/%:@!$&'*+,;=~-._", errors="replace").replace("*", "%2A")
    query = quote(parts.query, safe="/%:@!$&'+,;=?~-._", errors="replace")
    link = f"{parts.scheme}://{host}{port}{path}" + (f"?{query}" if query else "")
    return link if len(link) <= LONGEST_LINK else None


def link_host(link: str) -> str:
    """Return the host of a link that `safe_link` made."""
    return urlsplit(link).hostname or ""
