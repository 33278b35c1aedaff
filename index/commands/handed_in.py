"""What a command is given to read: files on disk, and links."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.commands.common import UsageError

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.facts import Facts
    from corpus.intake.submission import Intake, Received, Submission
    from index.editor import Editor


@dataclass(frozen=True, slots=True)
class Taken:
    """One article that was read, and what it was read from."""

    submission: "Submission"
    original: "Received | None"
    """None where it can't be told which file of an archive it was."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that is no new article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """All that was read."""

    taken: tuple[Taken, ...]
    left_out: tuple[NotTaken, ...]


def is_link(given: str) -> bool:
    """Whether what was given is a web address, not a file."""
    return "://" in given and not Path(given).exists()


def is_archive(received: "Received") -> bool:
    """Whether a file holds others.  Raises IntakeError where it is of no known kind."""
    from corpus.importing.formats import tell_format  # noqa: PLC0415

    fetched = received.url is not None
    return tell_format(received.name, received.content, fetched=fetched) == "zip"


def take_in(
    editor: "Editor", files: "Sequence[Received]", stated: "Facts", there: "Sequence[Article]"
) -> HandedIn:
    """Read files, and leave out what has the words of an article that is there.

    No two get the same id.  Raises IntakeError, and ArticleError if nothing at all is new.
    """
    from corpus.article import ArticleError  # noqa: PLC0415
    from corpus.copies import compared_words  # noqa: PLC0415
    from corpus.intake.names import unique_id  # noqa: PLC0415

    words = {compared_words(one.body.casefold()): one.id for one in there}
    ids = {one.id for one in there}
    taken: list[Taken] = []
    left_out: list[NotTaken] = []
    for received in files:
        intake = editor.read(received, stated)
        left_out += [NotTaken(one.name, one.reason) for one in intake.left_out]
        originals = _originals(received, intake)
        for submission, original in zip(intake.submissions, originals, strict=True):
            said = compared_words(submission.article.body.casefold())
            if said in words:
                reason = f"the same words as the article {words[said]}"
                left_out.append(NotTaken(submission.original, reason))
                continue
            article = submission.article
            article = article.model_copy(update={"id": unique_id(article.id, ids)})
            ids.add(article.id)
            words[said] = article.id
            new = submission.model_copy(update={"article": article})
            taken.append(Taken(new, original))
    if not taken:
        reasons = "; ".join(f"{one.name}: {one.reason}" for one in left_out)
        raise ArticleError(f"there is nothing new in it ({reasons})")
    return HandedIn(tuple(taken), tuple(left_out))


def receive(given: str) -> "Received":
    """Return what stands in a file, or at a link.

    Of a file no more is read than is taken: one byte above that is enough to be refused by.
    Raises UsageError if the file can't be read, and LinkError.
    """
    from corpus.intake.submission import Limits, Received  # noqa: PLC0415

    if is_link(given):
        from corpus.intake.links import fetch_link  # noqa: PLC0415 (a file needs no network)

        return asyncio.run(fetch_link(given))
    path = Path(given)
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name its files, or index it with --corpus {path}")
    try:
        with path.open("rb") as file:
            return Received(path.name, file.read(Limits().content_bytes + 1))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path} can't be read: {reason}") from error


def _originals(received: "Received", intake: "Intake") -> "Sequence[Received | None]":
    """Return what each article was read from: the file itself, or that of the archive."""
    from corpus.intake.archive import files_read  # noqa: PLC0415

    if not is_archive(received):
        return (received,)
    articles = len(intake.submissions)
    return files_read(received, intake.left_out, articles) or (None,) * articles
