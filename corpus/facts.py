"""What is known of an article beside its words: a header, or a row of a manifest."""

from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    model_validator,
)

from corpus.article import Published
from corpus.importing.language import read_language


def _day(value: Any) -> Any:
    """Take a TOML date or date-time, or an ISO date in quotes; a bare number is no date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (date, str)):
        return value
    raise ValueError("must be a date such as 2021-08-09")


def _language(value: Any) -> Any:
    """Take "en" and what begins with it, such as "en-GB"."""
    code = read_language(value) if isinstance(value, str) else None
    if code is None:
        raise ValueError("must be a language's two letters (ISO 639-1), such as en")
    return code


WORDS_LENGTH = 500
"""Characters of a fact at most."""
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=WORDS_LENGTH)
]
Day = Annotated[date, BeforeValidator(_day)]
Language = Annotated[str, BeforeValidator(_language)]


class Facts(BaseModel):
    """Facts about one article; what is not known is None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words | None = None
    author: Words | None = None
    publisher: Words | None = None
    url: Words | None = None
    published: Day | None = None
    published_how: Published | None = None
    """None means "stated" where there is a date."""
    language: Language | None = None
    digest: bool = False
    digest_of: Words | None = None

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.published_how in ("stated", "inferred") and self.published is None:
            raise ValueError("published_how needs published")
        if self.published_how == "unknown" and self.published is not None:
            raise ValueError("published_how is 'unknown' beside a date")
        if self.digest_of is not None and not self.digest:
            raise ValueError("digest_of needs digest = true")
        return self

    def changes(self) -> dict[str, Any]:
        """Return what is stated, by key, to be put in the place of what others state.

        A day and how it is known are one fact, and so are a digest and what it is of.
        """
        own = self.model_dump(include=set(Facts.model_fields), exclude_unset=True)
        own = {key: value for key, value in own.items() if value is not None}
        if "published" in own:
            own.setdefault("published_how", "stated")
        elif "published_how" in own:
            own["published"] = None
        if own.get("digest") is False:
            own["digest_of"] = None
        return own

    def over(self, others: "Facts") -> "Facts":
        """Return these facts, with the others where these are silent."""
        return Facts.model_validate(
            others.model_dump(include=set(Facts.model_fields), exclude_unset=True) | self.changes()
        )


def first_fault(error: ValidationError) -> str:
    """Return the key and the reason of the first fault in a header or row, in words."""
    fault = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"unknown key '{key}'"
    reason = fault["msg"].removeprefix("Value error, ")
    return f"key '{key}': {reason}" if key else reason
