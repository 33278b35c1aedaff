"""The map's rows: what was last told of each capital."""

from datetime import date

from bot.answering.ground import Ground
from bot.answering.states import differing, last_told, state_reports
from bot.pictures.rows import Differing, MapRow
from corpus.gazetteer import Place


def map_rows(ground: Ground, as_of: date | None) -> tuple[MapRow, ...]:
    """One row for each capital, in the gazetteer's order: what the newest article tells of it.

    Only articles published up to `as_of` are read.
    """
    return tuple(_row(ground, place, as_of) for place in ground.gazetteer.capitals())


def _row(ground: Ground, place: Place, as_of: date | None) -> MapRow:
    reports = state_reports(ground, place, as_of)
    best = last_told(reports)
    others = differing(best, reports) if best else ()
    return MapRow(
        place=place.id,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        state=best.state if best else "unknown",
        event=best.event if best else None,
        told=best.line.article.published if best else None,
        citation=best.line if best else None,
        differing=tuple(Differing(one.state, one.event, one.line) for one in others),
    )
