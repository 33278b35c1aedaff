"""A gazetteer's file: read, checked and refused with the row that is wrong."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.place import Place
from corpus.spelling import fold

_SHIPPED = Path(__file__).with_name("gazetteer.toml")


class GazetteerError(ValueError):
    """A gazetteer's file that cannot be used; the message names the file and the row."""


class _PlaceFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    not_places: tuple[str, ...] = ()
    """Names that hold a place's name and are none, such as a newspaper's."""
    person_words: tuple[str, ...] = ()
    """Lower-case words that stand before a person's name, never before a place's."""
    personal_names: tuple[str, ...] = ()
    """Spellings of places that are people's names too."""
    place: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """What a gazetteer's file says."""

    places: tuple[Place, ...]
    not_places: tuple[str, ...]
    person_words: frozenset[str]
    personal_names: frozenset[str]
    digest: str
    """sha256 of the file's bytes, in hexadecimal."""


def read_places(path: Path | None = None) -> PlaceFile:
    """Read a gazetteer's file, the one that ships by default.

    Raises GazetteerError, naming the file and the row, for a file that cannot be read, an unknown
    or missing field, an id used twice or unknown, and a spelling that two places of a kind share.
    """
    path = path or _SHIPPED
    try:
        content = path.read_bytes()
        listed = _PlaceFile.model_validate(tomllib.loads(content.decode("utf-8")))
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GazetteerError(f"{path}: not TOML: {error}") from error
    except ValidationError as error:
        raise GazetteerError(f"{path}: {_first(error)}") from error
    places = _places(path, listed.place)
    _check_ids(path, places)
    _check_spellings(path, places)
    return PlaceFile(
        places=places,
        not_places=listed.not_places,
        person_words=frozenset(listed.person_words),
        personal_names=frozenset(listed.personal_names),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _places(path: Path, rows: tuple[dict[str, object], ...]) -> tuple[Place, ...]:
    places = []
    for number, row in enumerate(rows, start=1):
        try:
            place = Place.model_validate(row)
        except ValidationError as error:
            named = f" ({row['id']})" if "id" in row else ""
            raise GazetteerError(f"{path}: place {number}{named}: {_first(error)}") from error
        if place.name not in place.spellings:
            place = place.model_copy(update={"spellings": (place.name, *place.spellings)})
        places.append(place)
    return tuple(places)


def _check_ids(path: Path, places: tuple[Place, ...]) -> None:
    rows: dict[str, int] = {}
    for number, place in enumerate(places, start=1):
        if place.id in rows:
            raise GazetteerError(
                f"{path}: place {number} ({place.id}): place {rows[place.id]} has that id already"
            )
        rows[place.id] = number
    for number, place in enumerate(places, start=1):
        for other in (place.province, place.country, place.serves, *place.capital_of):
            if other is not None and other not in rows:
                raise GazetteerError(
                    f"{path}: place {number} ({place.id}): no place has the id {other!r}"
                )


def _check_spellings(path: Path, places: tuple[Place, ...]) -> None:
    owners: dict[tuple[str, str], Place] = {}
    for number, place in enumerate(places, start=1):
        for spelling in place.spellings:
            owner = owners.setdefault((place.kind, fold(spelling)), place)
            if owner is not place:
                raise GazetteerError(
                    f"{path}: place {number} ({place.id}): the {place.kind} {owner.id} "
                    f"is spelt {spelling!r} too"
                )


def _first(error: ValidationError) -> str:
    detail = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in detail["loc"])
    return f"{field}: {detail['msg']}"
