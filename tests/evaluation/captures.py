"""How well captures of capitals are read from the articles, and their days worked out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.event import Event
from corpus.gazetteer import Gazetteer
from tests.evaluation.inputs import GoldEvent


@dataclass(frozen=True, slots=True)
class CaptureFigures:
    """Mentions of a whole capital as captured: those a person found, and those read."""

    gold: int
    read: int
    matched: int
    days_right: int
    """Of the matched, those whose first and last day are both right, or both rightly absent."""
    modality_right: int
    """Of the matched, those rightly read as asserted, claimed, denied or conditional."""

    @property
    def precision(self) -> float | None:
        """Share of the mentions read that a person found too; None if none was read."""
        return self.matched / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Share of the mentions a person found that were read; None if there are none."""
        return self.matched / self.gold if self.gold else None

    @property
    def day_accuracy(self) -> float | None:
        """Share of the matched with the right days; None if none matched."""
        return self.days_right / self.matched if self.matched else None

    @property
    def modality_accuracy(self) -> float | None:
        """Share of the matched with the right modality; None if none matched."""
        return self.modality_right / self.matched if self.matched else None


def measure_captures(
    read: Sequence[Event],
    gold: Sequence[GoldEvent],
    gazetteer: Gazetteer,
    number: Callable[[str], str],
) -> CaptureFigures:
    """Match the mentions read to those a person found, one to one.

    Two match that stand in the same article, tell of the same capital, and whose sentences are
    the same or one within the other; of several, one with the right first day is preferred.
    `number` shortens an article's name to its number.
    """
    capitals = {place.id for place in gazetteer.capitals()}
    named = {
        spelling.casefold(): place.id
        for place in gazetteer.capitals()
        for spelling in (place.name, *place.spellings)
    }
    wanted = [g for g in gold if _is_capture(g) and g.place.casefold() in named]
    left = [e for e in read if _is_capture(e) and e.place in capitals]
    count = len(left)
    matched = days = modality = 0
    for one in wanted:
        place, article = named[one.place.casefold()], number(one.article)
        near = [
            e
            for e in left
            if e.place == place
            and number(e.article_id) == article
            and _overlap(e.text, one.sentence)
        ]
        if not near:
            continue
        best = next((e for e in near if e.first == one.date_start), near[0])
        left.remove(best)
        matched += 1
        days += (best.first, best.last) == (one.date_start, one.date_end)
        modality += best.modality == one.modality
    return CaptureFigures(len(wanted), count, matched, days, modality)


def _is_capture(event: Event | GoldEvent) -> bool:
    return event.kind == "captured" and event.extent == "city"


def _overlap(one: str, other: str) -> bool:
    one, other = " ".join(one.split()), " ".join(other.split())
    return one in other or other in one
