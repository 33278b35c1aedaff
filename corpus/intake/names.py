"""Names as they were given, made safe to show, to keep and to file articles under."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from corpus.article import ArticleId

_LONGEST = 128
"""Characters of a name and of an id."""
_SHOWN_PATH = 200
_UNSHOWN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Categories of what does not show: controls, marks that hide or turn round, no characters."""
_ODD = re.compile(r"[^\w.\-]+")
_UNNAMED = "unnamed"


def shown_path(path: str) -> str:
    """Return a path of an archive on one line, without what hides or turns round."""
    return shown_line(path)[:_SHOWN_PATH] or _UNNAMED


def shown_line(text: str) -> str:
    """Return a text on one line, without what hides or turns round."""
    kept = (
        " " if unicodedata.category(c) == "Cc" else c
        for c in unicodedata.normalize("NFKC", text)
        if unicodedata.category(c) not in _UNSHOWN[1:]
    )
    return " ".join("".join(kept).split())


def shown_name(name: str) -> str:
    """Return a file's own name, without folders and without what hides or turns round."""
    last = re.split(r"[/\\]", shown_line(name))[-1].strip()
    stem, dot, suffix = last.rpartition(".")
    if len(last) > _LONGEST and dot and len(suffix) < 10:
        last = f"{stem[: _LONGEST - len(suffix) - 1]}.{suffix}"
    return last[:_LONGEST] if last.strip(".") else _UNNAMED


def safe_name(name: str, suffix: str) -> str:
    """Return the name under which an original is kept: letters, digits, `_`, `.`, `-`."""
    stem = PurePath(name).stem if PurePath(name).suffix else name
    slug = _ODD.sub("-", stem).strip(".-") or _UNNAMED
    return slug[: _LONGEST - len(suffix)] + suffix


def unique_id(wanted: str, taken: Collection[str]) -> ArticleId:
    """Return an id that is not taken: the one wanted, or with -2, -3 and so on.

    Ids that differ in case only count as one, because they are one file's name on many disks.
    An article's file that begins with README would be passed over.
    """
    if wanted.upper().startswith("README"):
        wanted = f"article-{wanted}"[:_LONGEST]
    lowered = {each.casefold() for each in taken}
    free, number = wanted, 1
    while free.casefold() in lowered:
        number += 1
        end = f"-{number}"
        free = wanted[: _LONGEST - len(end)] + end
    return free
