"""What a snapshot says of itself, and the one name that follows from it."""

import hashlib
import json
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt

from corpus.article import Article, ArticleId
from index.stores.dense_record import DenseRecord

SNAPSHOT_FORMAT: Final = 3
"""The format of the folder; raised when an older Stringer could not read it."""


class ModelRecord(BaseModel):
    """The model whose vectors are in the snapshot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    checksum: str
    """Hex sha256 of its weights."""


class ArticleRecord(BaseModel):
    """One article as it went in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ArticleId
    sha256: str
    """Of the whole article, body and what is known of it."""


class Inputs(BaseModel):
    """Everything that decides what is in a snapshot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[3] = SNAPSHOT_FORMAT
    model: ModelRecord
    splitter: str
    gazetteer: str
    events: str
    terms: str
    evidence: str
    """Versions or digests of what read the articles."""
    copies: str
    """Version of what finds near copies."""
    store: str
    """The kind of the vectors' index that was asked for: `auto`, or a FAISS factory string."""
    articles: tuple[ArticleRecord, ...]
    """By id."""

    def digest(self) -> str:
        """Name the snapshot that these inputs make: 16 hex digits.

        The model counts by its checksum alone: a moved folder is no other model.
        """
        said = self.model_dump(mode="json", exclude={"model": {"name"}})
        text = json.dumps(said, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


class Counts(BaseModel):
    """How much is in the snapshot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: PositiveInt
    sentences: NonNegativeInt
    passages: NonNegativeInt
    events: NonNegativeInt


class Manifest(BaseModel):
    """The file `manifest.json` of a snapshot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[3] = SNAPSHOT_FORMAT
    id: str
    inputs: Inputs
    dimension: PositiveInt
    counts: Counts
    dense: DenseRecord
    """The vectors' index as it was built and measured."""


def article_record(article: Article) -> ArticleRecord:
    """Record an article with the hash of all of it."""
    return ArticleRecord(
        id=article.id, sha256=hashlib.sha256(article.model_dump_json().encode()).hexdigest()
    )
