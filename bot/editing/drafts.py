"""Drafts: what was handed in and waits for a person's yes, kept beside the process."""

import logging
import re
import secrets
import shutil
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from bot.editing.typed import Typed
from corpus.article import ArticleError, ArticleId
from corpus.files import write_atomically
from corpus.intake.submission import Intake, LeftOut, Received, Submission

_log = logging.getLogger(__name__)

KEPT = timedelta(days=1)
_KEY = re.compile(r"[0-9a-f]{16}")
_HEAD, _CONTENT = "draft.json", "content"


class DraftError(ArticleError):
    """The folder of drafts can't be used; the message says why."""


class Waiting(BaseModel):
    """One article of a draft."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    submission: Submission
    typed: Typed | None = None
    """What was typed and could not be taken, so that it need not be typed again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was handed in, as far as it still waits."""

    key: str
    name: str
    """Of the file, as given."""
    waiting: Mapping[int, Waiting] = field(default_factory=dict)
    """By the number each was read with, ascending."""
    articles: int = 1
    """How many there were at first."""
    left_out: tuple[LeftOut, ...] = ()
    instead_of: ArticleId | None = None
    """The article that it is to replace."""
    has_file: bool = True
    """False where only the facts of `instead_of` are to be changed."""
    is_archive: bool = False
    """Whether it holds, or held, several files."""

    @property
    def ready(self) -> tuple[int, ...]:
        """The numbers of the articles that can be kept: a file's name is no publisher."""
        return tuple(
            number
            for number, one in self.waiting.items()
            if "publisher" not in one.submission.missing
        )


class _Head(BaseModel):
    """What a draft's own file says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    url: str | None
    instead_of: ArticleId | None
    has_file: bool
    is_archive: bool
    articles: NonNegativeInt
    left_out: tuple[LeftOut, ...]


class Drafts:
    """A folder with a folder for each draft, named by its key.

    A draft is there once its folder has its name, and gone once its head is; what a crash leaves
    is no draft and goes with the next `prune`.  Every method blocks on the disk and raises
    DraftError if that does not let it.
    """

    def __init__(
        self, folder: Path, new_key: Callable[[], str] = lambda: secrets.token_hex(8)
    ) -> None:
        """Take a folder, which need not exist yet; a key is 16 hexadecimal digits."""
        self._folder = folder
        self._new_key = new_key

    def put(
        self, received: Received | None, intake: Intake, instead_of: ArticleId | None = None
    ) -> str:
        """Keep what was read from a file, or the facts of an article, and return its key."""
        key = self._new_key()
        head = _Head(
            name=_text(received.name) if received else "",
            url=_text(received.url) if received and received.url else None,
            instead_of=instead_of,
            has_file=received is not None,
            is_archive=len(intake.submissions) != 1 or bool(intake.left_out),
            articles=len(intake.submissions),
            left_out=intake.left_out,
        )
        beside = self._folder / f".{uuid.uuid4().hex}"
        try:
            beside.mkdir(parents=True)
            if received is not None:
                (beside / _CONTENT).write_bytes(received.content)
            for number, submission in enumerate(intake.submissions):
                text = Waiting(submission=submission).model_dump_json()
                (beside / f"{number}.json").write_text(text, "utf-8")
            (beside / _HEAD).write_text(head.model_dump_json(), "utf-8")
            beside.rename(self._folder / key)
        except OSError as error:
            shutil.rmtree(beside, ignore_errors=True)
            raise _refused(self._folder, error) from error
        return key

    def read(self, key: str) -> Draft | None:
        """Return a draft; None where there is none of that key, or it can't be read whole."""
        head = self._head(key)
        if head is None:
            return None
        waiting = {}
        for number in range(head.articles):
            if (text := self._read(key, f"{number}.json")) is not None:
                try:
                    waiting[number] = Waiting.model_validate_json(text)
                except ValidationError:
                    _log.warning("draft %s: its article %d can't be read", key, number)
        if not waiting and not head.is_archive:
            return None
        return Draft(
            key=key,
            name=head.name,
            waiting=waiting,
            articles=head.articles,
            left_out=head.left_out,
            instead_of=head.instead_of,
            has_file=head.has_file,
            is_archive=head.is_archive,
        )

    def received(self, key: str) -> Received | None:
        """Return the file of a draft as it came; None where there is none."""
        head, content = self._head(key), self._read(key, _CONTENT)
        return None if head is None or content is None else Received(head.name, content, head.url)

    def change(self, key: str, number: int, waiting: Waiting) -> bool:
        """Keep another state of one article, and return whether it still waited."""
        path = self._folder / key / f"{number}.json"
        try:
            if self._head(key) is None or not path.exists():
                return False
            write_atomically(path, waiting.model_dump_json())
        except OSError as error:
            raise _refused(self._folder, error) from error
        return True

    def take(self, key: str, number: int) -> None:
        """Let go of one article; of the draft, if it was the last."""
        try:
            if _KEY.fullmatch(key):
                (self._folder / key / f"{number}.json").unlink(missing_ok=True)
        except OSError as error:
            raise _refused(self._folder, error) from error
        head = self._head(key)
        files = (self._folder / key / f"{one}.json" for one in range(head.articles if head else 0))
        if not any(path.exists() for path in files):
            self.drop(key)

    def drop(self, key: str) -> bool:
        """Let go of a draft, and return whether there was one."""
        if not _KEY.fullmatch(key):
            return False
        try:
            (self._folder / key / _HEAD).unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise _refused(self._folder, error) from error
        shutil.rmtree(self._folder / key, ignore_errors=True)
        return True

    def prune(self, now: datetime) -> int:
        """Let go of what has not changed for `KEPT`, and return how many there were."""
        before = (now - KEPT).timestamp()
        try:
            old = [path for path in self._folder.iterdir() if path.lstat().st_mtime < before]
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise _refused(self._folder, error) from error
        for path in old:
            if _KEY.fullmatch(path.name):
                self.drop(path.name)
            shutil.rmtree(path, ignore_errors=True)
        return len(old)

    def _head(self, key: str) -> _Head | None:
        text = self._read(key, _HEAD)
        if text is None:
            return None
        try:
            return _Head.model_validate_json(text)
        except ValidationError:
            _log.warning("draft %s can't be read", key)
            return None

    def _read(self, key: str, name: str) -> bytes | None:
        if not _KEY.fullmatch(key):
            return None
        try:
            return (self._folder / key / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _refused(self._folder, error) from error


def _text(given: str) -> str:
    """Return a text that UTF-8 can hold: Discord's JSON may have half a surrogate pair in it."""
    return given.encode("utf-8", "replace").decode()


def _refused(folder: Path, error: OSError) -> DraftError:
    reason = str(error.strerror or error).lower()
    return DraftError(f"{folder} can't be used ({reason}): free some of the disk, or its rights.")
