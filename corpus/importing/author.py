"""Who wrote an article, as a file states it."""

import re
import unicodedata

_LONGEST = 200
"""Characters; what is longer is a biography or a page's rubbish."""
_BY = re.compile(r"(?:written\s+)?by\s*:?\s+|authors?\s*:\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:web\s?|site\s?|super)?admin(?:istrator)?|(?:the\s+)?(?:web\s*)?(?:editors?|webmaster|staff"
    r"|team|authors?|writers?|users?|guest|unknown|anonymous|none|null|undefined|n/?a|tba|nan)"
    r"|(?:news\s+)?(?:desk|agenc(?:y|ies)|staff)|(?:staff|guest)\s+(?:writers?|reporters?|authors?)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?:|www\.|\S@\S|[<>{}\[\]\\=|]|\.(?:com|org|net|html?|php)\b", re.IGNORECASE
)


def read_author(stated: str | None) -> str | None:
    """Return the names that a file states as its author's, on one line; None if they are none.

    No names are addresses, handles, mark-up, "admin" and its like, and whatever has more signs
    and figures than letters.
    """
    kept = "".join(
        " " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in stated or ""
    )
    words = " ".join(kept.split())
    begun = _BY.match(words)
    names = words[begun.end() if begun else 0 :].strip(" ,;:.-–—|/")
    letters = sum(c.isalpha() for c in names)
    if not 2 <= letters <= len(names) <= _LONGEST or 2 * letters < len(names):
        return None
    return None if _NO_NAME.fullmatch(names) or _ADDRESS.search(names) else names
