"""What the shelf refuses, in one sentence with the way out."""

import errno
from pathlib import Path

from corpus.article import ArticleError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class ShelfError(ArticleError):
    """What the shelf can't keep, or can't do now; the message says why and what to do."""


def cannot_read(folder: Path, error: OSError) -> ShelfError:
    """Return the refusal for a folder that the system does not let be read."""
    return ShelfError(
        f"{folder} can't be read ({_reason(error)}): give this user the right to, or choose another"
        " folder with --data or STRINGER_DATA."
    )


def cannot_change(folder: Path, error: OSError) -> ShelfError:
    """Return the refusal for a folder that the system does not let be changed."""
    if error.errno in _FULL:
        return ShelfError(
            f"{folder} can't be changed, because its disk is full: free some of it, then try again."
        )
    if error.errno == errno.ENAMETOOLONG:
        return ShelfError(
            f"{folder} can't take a file of so long a name: choose a shorter id, then try again."
        )
    return ShelfError(
        f"{folder} can't be changed ({_reason(error)}): give this user the right to, or choose"
        " another folder with --data or STRINGER_DATA."
    )


def _reason(error: OSError) -> str:
    return str(error.strerror or error).lower()
