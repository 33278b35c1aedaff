"""The door of the intake: what was handed in, read, with what is still to be asked."""

from collections.abc import Collection
from pathlib import PurePosixPath
from time import monotonic
from typing import cast

from corpus.article import ArticleId
from corpus.facts import Facts
from corpus.importing.formats import tell_format
from corpus.intake.apart import Apart
from corpus.intake.archive import Unpacked
from corpus.intake.jobs import CarryOut, Done, Job, SubmissionJob, UnpackJob
from corpus.intake.names import shown_line, shown_name, shown_path, unique_id
from corpus.intake.submission import (
    Intake,
    IntakeError,
    LeftOut,
    Limits,
    Received,
    Refusal,
    Submission,
)

_OF_ONE_ARTICLE = ("title", "author", "url")
_LONGEST_REASON = 400
"""Characters; a library's own words may quote the file at any length."""
_WAYS_OUT: dict[Refusal, str] = {
    "too-big": "hand in a smaller file, or its parts one by one",
    "too-long": "hand in its articles one by one",
    "too-many-pages": "hand in only the pages of the article",
    "too-many-files": "hand them in as several archives",
    "too-slow": "hand in its text as a .txt file, in ordinary sentences and paragraphs",
    "too-much-memory": "hand in its text as a .txt file",
    "line-too-long": "break it into paragraphs",
    "not-text": "save it as UTF-8 text",
    "unsafe-name": "rename it and pack it again",
    "unreadable": "see whether it opens elsewhere, or hand in its text as a .txt file",
    "unknown-format": "hand in .md, .txt, .html or .pdf, or a .zip of these",
    "nothing-in-it": "see whether it holds the text of an article",
}


def read_received(
    received: Received,
    facts: Facts | None = None,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    taken: Collection[ArticleId] = (),
) -> Intake:
    """Return the articles in a file that was handed in: Markdown, text, HTML, PDF or a zip.

    It is read in a process of its own, which is ended when it passes the limits of time and
    memory.  `facts` go before a manifest's row in an archive, and that before what the file
    states; for an archive, those of one article alone (title, author, address) are left aside.
    Ids are new: none of `taken` and no two the same.  Of an archive, what cannot be taken is left
    out with its reason.  Blocks.

    Raises IntakeError, and nothing else, naming the file, the limit and what to do.
    """
    with Apart(limits, submissions=True) as apart:
        return take_in(received, _Budget(apart, limits.seconds).carry_out, facts, limits, taken)


def take_in(
    received: Received,
    carry_out: CarryOut,
    facts: Facts | None = None,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    taken: Collection[ArticleId] = (),
) -> Intake:
    """Return what `read_received` returns, with `carry_out` doing all that reads the bytes."""
    name = shown_name(received.name)
    try:
        if len(received.content) > limits.content_bytes:
            raise IntakeError(
                f"{name}: more than the limit of {limits.content_bytes} bytes",
                "too-big",
                limits.content_bytes,
            )
        job = _job(received, facts, limits)
        done = carry_out(job)
    except IntakeError as error:
        raise IntakeError(_with_way_out(error), error.refusal, error.limit) from error
    if isinstance(done, Unpacked):
        return _take_members(done, carry_out, facts, limits, taken)
    return Intake(submissions=(_new(done, taken),))


class _Budget:
    """The seconds for all of what was handed in.

    A file of an archive gets half of what is left, so that a slow one leaves time for the others.
    """

    def __init__(self, apart: Apart, seconds: int) -> None:
        self._apart = apart
        self._seconds = seconds
        self._ends: float | None = None
        self._of_archive = False

    def carry_out(self, job: Job) -> Done:
        """Do a job apart in the time there is.  Raises IntakeError."""
        self._apart.start(job.name)
        if self._ends is None:
            self._ends = monotonic() + self._seconds
        left = self._ends - monotonic()
        if left <= 0:
            raise IntakeError(
                f"{job.name}: the {self._seconds} s for the whole archive are over",
                "too-slow",
                self._seconds,
            )
        done = self._apart.carry_out(job, left / 2 if self._of_archive else left)
        self._of_archive = job.kind == "unpack" or self._of_archive
        return done


def _job(received: Received, facts: Facts | None, limits: Limits) -> Job:
    """Return what is to be done with a file.  Raises IntakeError where nothing can be."""
    name = shown_name(received.name)
    if not received.content:
        raise IntakeError(f"{name}: empty", "nothing-in-it")
    what = tell_format(name, received.content, fetched=received.url is not None)
    if what == "zip":
        return UnpackJob(
            kind="unpack", name=name, content=received.content, format=what, limits=limits
        )
    return SubmissionJob(
        kind="submission",
        name=name,
        content=received.content,
        format=what,
        limits=limits,
        facts=facts,
        url=received.url,
    )


def _take_members(
    unpacked: Unpacked,
    carry_out: CarryOut,
    facts: Facts | None,
    limits: Limits,
    taken: Collection[ArticleId],
) -> Intake:
    """Return the articles among the files of an archive, and what was left out of it."""
    shared = _of_all(facts)
    submissions: list[Submission] = []
    left_out = list(unpacked.left_out)
    ids = set(taken)
    for member in unpacked.members:
        name = PurePosixPath(member.path).name
        own = shared.over(member.facts) if member.facts else shared
        try:
            job = _job(Received(name, member.content), own, limits)
            if job.kind == "unpack":
                raise IntakeError(f"{job.name}: an archive in an archive", "unknown-format")
            submission = _new(carry_out(job), ids)
        except IntakeError as error:
            reason = _with_way_out(error).removeprefix(f"{shown_name(name)}: ")
            left_out.append(
                LeftOut(
                    name=shown_path(member.path),
                    reason=reason,
                    refusal=error.refusal,
                    limit=error.limit,
                )
            )
        else:
            ids.add(submission.article.id)
            submissions.append(submission)
    return Intake(submissions=tuple(submissions), left_out=tuple(left_out))


def _of_all(facts: Facts | None) -> Facts:
    """Return the facts that may hold for every article of an archive."""
    stated = facts.changes() if facts else {}
    return Facts.model_validate({k: v for k, v in stated.items() if k not in _OF_ONE_ARTICLE})


def _new(done: Done, taken: Collection[ArticleId]) -> Submission:
    """Return a submission with an id of its own."""
    submission = cast("Submission", done)
    new = {"id": unique_id(submission.article.id, taken)}
    article = submission.article.model_copy(update=new)
    return submission.model_copy(update={"article": article})


def _with_way_out(error: IntakeError) -> str:
    reason = shown_line(str(error))[:_LONGEST_REASON].rstrip(". ")
    return f"{reason}; {_WAYS_OUT[error.refusal]}"
