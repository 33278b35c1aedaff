"""An event as an article tells it: what happened where, when, and who says so."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from corpus.article import ArticleId

EVENTS_VERSION = 6
"""Raised when the same article would give other events; a snapshot built with another is stale."""

EventKind = Literal[
    "captured",
    "airport_captured",
    "entered",
    "contested",
    "besieged",
    "threatened",
    "retaken",
    "surrendered",
    "visited",
    "attacked",
    "displaced",
    "withdrawn",
]

Extent = Literal[
    "city",
    "centre",
    "partial",
    "outskirts",
    "airport",
    "airbase",
    "province",
    "province_partial",
    "district",
    "border",
    "country",
]
"""How much of the place it is about; only "city" and "district" speak of the whole of one."""

Modality = Literal["asserted", "claimed", "denied", "if_confirmed"]


class Event(BaseModel):
    """One mention of one event in one sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_id: ArticleId
    sentence: NonNegativeInt
    """Index of the sentence among the article's sentences."""
    start: NonNegativeInt
    """Offset of the sentence in `Article.body`, in code points."""
    text: str
    """The sentence, verbatim."""
    place: str
    """Gazetteer id of the place."""
    place_as_written: str | None = None
    """Its spelling in the sentence; None where it is bound from the sentences before."""
    kind: EventKind
    extent: Extent = "city"
    first: date | None = None
    last: date | None = None
    """First and last day it may have happened on, inclusive; both None where not worked out."""
    date_words: str | None = None
    """The article's own words for the date."""
    date_how: str | None = None
    """How the days were worked out from the words, in words."""
    date_from: Literal["sentence", "context"] | None = None
    """Whether the words stand in the sentence or in one it continues."""
    part_of_day: str | None = None
    """"night", "morning", "midday", "afternoon" or "evening", or a clock time as written."""
    source: str | None = None
    """Who claims it, in the article's words; None where the article itself says so."""
    modality: Modality = "asserted"
