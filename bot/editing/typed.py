"""The facts of an article as a person types them, read into it or refused by name."""

import re
from datetime import date
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from bot.discord_app.inert import ZERO_WIDTH_SPACE, one_line
from corpus.article import Article
from corpus.facts import WORDS_LENGTH
from corpus.importing.language import read_language
from corpus.intake.submission import Submission

Fact = Literal["publisher", "title", "author", "published", "language"]
FACTS: tuple[Fact, ...] = get_args(Fact)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Typed(BaseModel):
    """What stands in the fields of a form, right or wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""


class FactError(Exception):
    """A fact that can't be taken as it was typed."""

    def __init__(self, fact: Fact, typed: str) -> None:
        super().__init__(fact, typed)
        self.fact = fact
        self.typed = typed


def typed_of(submission: Submission) -> Typed:
    """Return what a form begins with: what is known, and the day and language proposed."""
    article = settled(submission)
    asked = "publisher" in submission.missing
    return Typed(
        publisher="" if asked else _field(article.publisher),
        title=_field(article.title or ""),
        author=_field(article.author or ""),
        published=article.published.isoformat() if article.published else "",
        language=article.language,
    )


def stated(submission: Submission, typed: Typed) -> Submission:
    """Return what was read with the facts that a person has typed; nothing is asked for any more.

    A field left as it began changes nothing, so that what is longer than a field stays whole.  No
    day makes it undated.  Raises FactError for the first field that can't be taken.
    """
    began, article = typed_of(submission), settled(submission)
    facts: dict[str, Any] = {}
    for fact in ("publisher", "title", "author"):
        text = _field(getattr(typed, fact))
        if text != getattr(began, fact):
            facts[fact] = text or None
    if not any(sign.isalnum() for sign in typed.publisher):
        raise FactError("publisher", typed.publisher)
    if typed.published.strip() != began.published:
        day = _day(typed.published)
        proposed = submission.day is not None and submission.day.day == day
        how = "unknown" if day is None else "inferred" if proposed else "stated"
        facts |= {"published": day, "published_how": how}
    facts["language"] = read_language(typed.language)
    if facts["language"] is None:
        raise FactError("language", typed.language)
    made = Article.model_validate(article.model_dump() | facts)
    return submission.model_copy(update={"article": made, "missing": ()})


def settled(submission: Submission) -> Article:
    """Return the article with the day that was proposed, unless one was stated since, or none."""
    if "published" not in submission.missing or submission.day is None:
        return submission.article
    day = {"published": submission.day.day, "published_how": "inferred"}
    return submission.article.model_copy(update=day)


def changes(before: Article, after: Article) -> tuple[tuple[Fact, str, str], ...]:
    """Return each fact that differs, as it was and as it is; empty where there was or is none."""
    found = ((fact, _said(before, fact), _said(after, fact)) for fact in FACTS)
    return tuple((fact, old, new) for fact, old, new in found if old != new)


def _said(article: Article, fact: Fact) -> str:
    value = getattr(article, fact)
    return value.isoformat() if isinstance(value, date) else value or ""


def _field(text: str) -> str:
    """Return one line without what a reader can't see, as long as a field takes."""
    return one_line(text).replace(ZERO_WIDTH_SPACE, "")[:WORDS_LENGTH].strip()


def _day(typed: str) -> date | None:
    text = typed.strip()
    if not text:
        return None
    try:
        # Python reads other ways to write a day too, such as 2021-W32-1, that nobody means.
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError as error:
        raise FactError("published", typed) from error
