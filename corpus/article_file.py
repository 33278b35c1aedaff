"""What files of articles are called, and how big they may be."""

import re
import unicodedata
from pathlib import PurePath

from corpus.article import ArticleError, ArticleId

SUFFIXES = (".md", ".txt", ".html", ".htm", ".pdf")
MAX_BYTES = 2_000_000
FENCE = "+++"
"""The line before and after a file's header."""
_ODD = re.compile(r"[^\w.\-]+")
_ID_LENGTH = 128
_ID_BYTES = 200
"""Of a new id, in UTF-8: its file's name, and what is written beside it, fits every disk."""


def article_id(name: str) -> ArticleId:
    """Return the id for a file's name: its stem, with `-` for what an id cannot hold.

    Characters that only look different become one, and those that do not show are dropped.
    Raises ArticleError if no letter or digit is left.
    """
    stem = unicodedata.normalize("NFKC", PurePath(name).stem)
    stem = "".join(c for c in stem if unicodedata.category(c) != "Cf")
    slug = _ODD.sub("-", stem).lstrip(".-").rstrip("-")[:_ID_LENGTH]
    slug = slug.encode()[:_ID_BYTES].decode("utf-8", "ignore")
    if not any(c.isalnum() for c in slug):
        raise ArticleError(f"{name}: its name has no letters or digits to make an id of")
    return slug
