"""The log in the data folder: where particulars go that a person should not have to read."""

import logging
import secrets
from logging.handlers import RotatingFileHandler
from pathlib import Path

from index.embedder import EmbedderError
from index.seal import SnapshotError
from index.stores.errors import StoreError

_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_OURS = ("bot", "index", "corpus")
_TALKATIVE = ("aiohttp", "alembic", "sqlalchemy")
"""Libraries that write what passes through them when the root logger hears more than WARNING."""
_BYTES = 2_000_000
_KEPT = 3

_log = logging.getLogger(__name__)


def start_log(data: Path, level: str, share: str = "", *, to_stderr: bool = False) -> None:
    """Send what the program logs to `<data>/stringer.log`, and to stderr where a server reads it.

    A bot of several processes has a file for each, because a file that one of them moves away when
    it is full takes the others' lines with it; `share` is as in `bot.shards.Share.name`.
    The file is made with the first line written to it.  Discord's library is heard from INFO up
    whatever the level, because below that it writes questions, user ids and tokens; the other
    libraries from WARNING up.
    """
    root = logging.getLogger()
    handlers: list[logging.Handler] = [_file_handler(data, share)]
    if to_stderr:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
        root.addHandler(handler)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def record_failure(error: BaseException, doing: str = "the command") -> str:
    """Log an error with its traceback and return the reference that finds it there again.

    `doing` says what failed, such as "interaction 7".  Whatever tells a person of an error takes
    its reference from here.
    """
    reference = secrets.token_hex(4)
    _log.error("reference %s: %s failed", reference, doing, exc_info=error)
    return reference


def apology(error: BaseException) -> str:
    """Log an error and say so in one sentence with the reference.

    What the model, the snapshot or the server that is searched refuses is a sentence of its own.
    """
    if isinstance(error, (EmbedderError, SnapshotError, StoreError)):
        _log.error("%s", error)
        return str(error)
    return f"Something went wrong; the log has it under {record_failure(error)}."


def _file_handler(data: Path, share: str) -> logging.Handler:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()  # what opens the snapshot says so, in a sentence
    return RotatingFileHandler(
        data / (f"stringer-{share}.log" if share else "stringer.log"),
        maxBytes=_BYTES,
        backupCount=_KEPT,
        encoding="utf-8",
        delay=True,
    )
