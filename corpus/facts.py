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


def _day(value: Any) -> Any:
    """Take a TOML date or date-time, or an ISO date in quotes; a bare number is no date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (date, str)):
        return value
    raise ValueError("must be a date such as 2021-08-09")


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Day = Annotated[date, BeforeValidator(_day)]


class Facts(BaseModel):
    """Facts about one article; what is not known is None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words | None = None
    publisher: Words | None = None
    url: Words | None = None
    published: Day | None = None
    published_how: Published | None = None
    """None means "stated" where there is a date."""
    language: Words | None = None
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


def first_fault(error: ValidationError) -> str:
    """Return the key and the reason of the first fault in a header or row, in words."""
    fault = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"unknown key '{key}'"
    reason = fault["msg"].removeprefix("Value error, ")
    return f"key '{key}': {reason}" if key else reason
