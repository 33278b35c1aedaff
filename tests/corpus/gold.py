"""Scoring events against a gold table: precision, recall, and dates of what was found."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.event import Event
from corpus.gazetteer import Gazetteer


class GoldRow(BaseModel):
    """One row of a gold event table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    article: str
    """The beginning of the article's id, up to its first hyphen."""
    sentence: str
    place: str
    province: str | None
    place_as_written: str | None
    kind: str
    extent: str
    date_start: str | None
    date_end: str | None
    date_words: str | None
    date_from: str | None
    attributed_to: str | None
    modality: str
    note: str


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; `missed` and `extra` name what cost them."""

    precision: float
    recall: float
    dates: float
    """Of the rows found, those with the same first and last day."""
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def read_gold(path: Path) -> tuple[GoldRow, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(GoldRow.model_validate(json.loads(line)) for line in lines if line.strip())


def score_captures(gold: Sequence[GoldRow], found: Sequence[Event], gazetteer: Gazetteer) -> Score:
    """Score the captures of whole provincial capitals.

    A row is found where an event has its article, its place (by province, since spellings differ)
    and its sentence or a part of it; one to one, one of the same dates first.
    """
    capitals = {p.id: _province(p.id, gazetteer) for p in gazetteer.capitals()}
    rows = [
        g
        for g in gold
        if g.kind == "captured" and g.extent == "city" and g.province in capitals.values()
    ]
    told = [e for e in found if e.kind == "captured" and e.extent == "city" and e.place in capitals]
    used: set[int] = set()
    missed, right_dates = [], 0
    for row in rows:
        fitting = [
            i
            for i, e in enumerate(told)
            if i not in used and capitals[e.place] == row.province and _same_sentence(row, e)
        ]
        if not fitting:
            missed.append(row.id)
            continue
        best = next((i for i in fitting if _days(told[i]) == _gold_days(row)), fitting[0])
        used.add(best)
        right_dates += _days(told[best]) == _gold_days(row)
    hits = len(used)
    extra = tuple(f"{e.article_id}: {e.place}" for i, e in enumerate(told) if i not in used)
    return Score(
        precision=hits / len(told) if told else 0.0,
        recall=hits / len(rows) if rows else 0.0,
        dates=right_dates / hits if hits else 0.0,
        missed=tuple(missed),
        extra=extra,
    )


def _province(place_id: str, gazetteer: Gazetteer) -> str | None:
    province = gazetteer.province_of(gazetteer.place(place_id))
    return province.name if province else None


def _same_sentence(row: GoldRow, event: Event) -> bool:
    if event.article_id.split("-")[0] != row.article.split("-")[0]:
        return False
    one, other = " ".join(row.sentence.split()), " ".join(event.text.split())
    return one in other or other in one


def _days(event: Event) -> tuple[str | None, str | None]:
    return (
        event.first.isoformat() if event.first else None,
        event.last.isoformat() if event.last else None,
    )


def _gold_days(row: GoldRow) -> tuple[str | None, str | None]:
    return row.date_start, row.date_end
