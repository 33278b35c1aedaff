"""The timeline's rows: which capital is told as taken, on which day, and who gives another."""

from collections.abc import Iterable
from datetime import date

from bot.answering.case import Case
from bot.answering.dating import Dated, Told
from bot.answering.ground import Ground, Line
from bot.answering.question import understand
from bot.answering.takings import best_dated, published_on, surest, takings
from bot.pictures.rows import Certainty, Day, TimelineRow
from corpus.gazetteer import Place


def timeline_rows(ground: Ground, as_of: date | None) -> tuple[TimelineRow, ...]:
    """One row for each capital told as taken, by day; those without a day last, by name.

    Only articles published up to `as_of` are read.
    """
    case = Case(understand("", ground, as_of), ground, as_of)
    rows = [_row(case, capital) for capital in ground.gazetteer.capitals()]
    return tuple(sorted((row for row in rows if row is not None), key=_order))


def _row(case: Case, place: Place) -> TimelineRow | None:
    told = takings(case, place)
    sure = surest(told)
    if not sure:
        return None
    days = [day for one in best_dated(case, place) if (day := _day(one))]
    best = days[0] if days else None
    denied = [t for t in told if t.event.modality == "denied"]
    return TimelineRow(
        place=place.id,
        name=place.name,
        day=best,
        others=tuple(days[1:]),
        denials=_denials(denied, best),
        certainty=best.certainty if best else _certainty(sure),
        citations=best.citations if best else _cited(sure),
    )


def _day(dated: Dated) -> Day | None:
    """The day with what tells it; None where it lies behind all that tells it: that is misread."""
    told = [t for t in dated.told if (day := published_on(t)) is None or dated.first <= day]
    return Day(dated.first, dated.last, _certainty(told), _cited(told)) if told else None


def _denials(denied: Iterable[Told], taken: Day | None) -> tuple[Day, ...]:
    """The denials by day of publication: one from before the taking is no disagreement."""
    days: dict[date, list[Told]] = {}
    for one in denied:
        day = published_on(one)
        if day is not None and (taken is None or min(day, one.event.last or day) >= taken.first):
            days.setdefault(day, []).append(one)
    return tuple(Day(day, day, "asserted", _cited(days[day])) for day in sorted(days))


def _certainty(told: Iterable[Told]) -> Certainty:
    asserted = any(one.event.modality == "asserted" for one in told)
    return "asserted" if asserted else "claimed"


def _cited(told: Iterable[Told]) -> tuple[Line, ...]:
    return tuple({one.line.key: one.line for one in told}.values())


def _order(row: TimelineRow) -> tuple[bool, date, date, str]:
    if row.day is None:
        return (True, date.max, date.max, row.name)
    return (False, row.day.last, row.day.first, row.name)
