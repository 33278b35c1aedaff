"""What is done apart: a file read as an article, as a submission, or unpacked."""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from corpus.article import Article
from corpus.facts import Facts
from corpus.importing.formats import Format
from corpus.intake.archive import Unpacked
from corpus.intake.submission import Limits, Refusal, Submission


class _Job(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )

    name: str
    content: bytes
    format: Format
    limits: Limits


class ArticleJob(_Job):
    """A file of a folder, to be read as it will be indexed."""

    kind: Literal["article"]
    facts: Facts | None


class SubmissionJob(_Job):
    """A file that was handed in, to be read with what is to be asked of it."""

    kind: Literal["submission"]
    facts: Facts | None
    url: str | None


class UnpackJob(_Job):
    """An archive that was handed in."""

    kind: Literal["unpack"]


class Refused(BaseModel):
    """A job that came to nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    message: str
    refusal: Refusal
    limit: int


Job = Annotated[ArticleJob | SubmissionJob | UnpackJob, Field(discriminator="kind")]
Done = Article | Submission | Unpacked
JOBS: TypeAdapter[Job] = TypeAdapter(Job)
REPLIES: TypeAdapter[Done | Refused] = TypeAdapter(Done | Refused)
CarryOut = Callable[[Job], Done]
"""Does a job; raises nothing but IntakeError."""
