"""What an article lacks: from the options, asked for at the terminal, or said to be missing."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.commands.asking import ask
from index.commands.common import UsageError, note, shown
from index.commands.facts import UNDATED, day_or_none, facts_from

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.facts import Facts
    from corpus.intake.submission import DayFound, Missing, Submission

_WHERE = {
    "head": "in its head",
    "text": "in its text",
    "address": "in its address",
    "file": "in the file's own facts",
}


@dataclass(frozen=True, slots=True)
class Completing:
    """How what an article lacks is found out."""

    stated: "Facts"
    """By the options: nothing of it is asked for."""
    asking: bool
    """Whether somebody is at the terminal."""
    accept_day: bool
    """Whether a day that the text suggests is taken without asking."""

    def complete(self, submission: "Submission") -> "Article":
        """Return a submission's article with what it lacked.

        Raises UsageError, naming the option, if its publisher is not known in the end.
        """
        from corpus.file_reading import amended  # noqa: PLC0415

        article = submission.article
        missing = set(submission.missing)
        if article.published is not None or self.stated.published_how == "unknown":
            missing -= {"published"}
        elif submission.day is not None and self.accept_day:
            missing -= {"published"}
            day = {"published": submission.day.day, "published_how": "inferred"}
            article = amended(article, facts_from(day))
        if self.asking:
            return amended(article, self._asked(submission, missing))
        if "publisher" in missing:
            raise UsageError(
                f"{submission.original}: it does not say who published it; name that with"
                " --publisher. Nothing was kept."
            )
        for line in _lacking(submission, missing):
            note(line)
        return article

    def _asked(self, submission: "Submission", missing: "set[Missing]") -> "Facts":
        if missing:
            note(f"{shown(submission.original)} does not say all that is to be known of it.")
        said: dict[str, Any] = {}
        try:
            if "publisher" in missing:
                said |= _until(_publisher, "Publisher:")
            if "title" in missing:
                said |= _until(_title, "Title, or nothing:")
            if "published" in missing:
                said |= _asked_day(submission.day)
            if "language" in missing:
                found = submission.language_found or submission.article.language
                said |= _until(_language, f"Language [{found}]:", found)
        except EOFError as error:
            raise UsageError("not all was answered, so nothing was kept") from error
        return facts_from(said)


def day_reason(found: "DayFound") -> str:
    """Tell where a proposed day comes from."""
    return f"from “{shown(found.words)}” {_WHERE[found.where]}"


def _asked_day(found: "DayFound | None") -> dict[str, Any]:
    proposed = f" [{found.day}, {day_reason(found)}]" if found else f" [{UNDATED}]"
    default = found.day.isoformat() if found else UNDATED
    question = f"Published on, or {UNDATED}{proposed}:"
    said = _until(_day, question, default)
    if found is not None and said.get("published") == found.day:
        said["published_how"] = "inferred"
    return said


def _until(
    read: Callable[[str], dict[str, Any]], question: str, default: str = ""
) -> dict[str, Any]:
    """Ask until the answer can be read as a fact."""
    while True:
        try:
            said = read(ask(question, default))
            facts_from(said)
        except (argparse.ArgumentTypeError, UsageError) as error:
            note(str(error))
        else:
            return said


def _publisher(said: str) -> dict[str, Any]:
    if not said:
        raise argparse.ArgumentTypeError("an article needs a publisher")
    return {"publisher": said}


def _title(said: str) -> dict[str, Any]:
    return {"title": said} if said else {}


def _language(said: str) -> dict[str, Any]:
    return {"language": said}


def _day(said: str) -> dict[str, Any]:
    day = day_or_none(said)
    return {"published_how": "unknown"} if day == UNDATED else {"published": day}


def _lacking(submission: "Submission", missing: "set[Missing]") -> list[str]:
    """Say what an article goes without, and how it would get it."""
    name = shown(submission.original)
    lines = []
    if "published" in missing and submission.day is not None:
        day = submission.day
        lines.append(
            f"{name}: undated; it may be of {day.day} ({day_reason(day)}):"
            f" --accept-day, or --published {day.day}"
        )
    elif "published" in missing:
        lines.append(f"{name}: undated, so its “yesterday” has no day; say it with --published")
    if "language" in missing:
        lines.append(
            f"{name}: its language can't be told, so it is taken for"
            f" {submission.article.language}; say it with --language"
        )
    return lines
