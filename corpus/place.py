"""A place, and a mention of one in a text."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PlaceKind = Literal[
    "city",
    "province",
    "district",
    "country",
    "airport",
    "airbase",
    "border crossing",
    "region",
    "camp",
]

PlaceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""Lower-case words and hyphens; a province's ends in "-province", an airport's in "-airport"."""

Spelling = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class PlaceError(KeyError):
    """A place id that the gazetteer does not have; the message names it."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class Place(BaseModel):
    """One place of the gazetteer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: PlaceId
    name: Spelling
    """The spelling to print; a province's is without the word "province"."""
    kind: PlaceKind
    province: PlaceId | None = None
    """The province it lies in; None for provinces, countries and places abroad."""
    capital_of: tuple[PlaceId, ...] = ()
    """The provinces and countries it is the capital of."""
    country: PlaceId | None = None
    """The country it lies in; None for countries."""
    serves: PlaceId | None = None
    """The city an airport belongs to."""
    spellings: tuple[Spelling, ...] = ()
    """Its spellings in the press, `name` first."""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Degrees north, WGS84; of a province or country, a point within it."""
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Degrees east, WGS84."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names a place."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset just behind its last character; a possessive 's is left out."""
    text: str
    place: Place
    """The reading preferred."""
    others: tuple[Place, ...] = ()
    """The other places of that spelling, for instance the province round the city."""
    certain: bool = True
    """True where the words around decide, or there is one reading only."""
    fuzzy: bool = False
    """True where it is a misspelling, made out by its nearest neighbour."""
