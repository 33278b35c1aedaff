"""What the articles of a snapshot cover that may be used as of a day."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from index.evidence.events import UNDATED
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Covered:
    """What the articles that may be used cover."""

    articles: int
    first: date | None
    last: date | None
    publishers: tuple[str, ...]
    """Their names without what is bracketed behind them, each once, sorted."""


def covered_by(snapshot: Snapshot, as_of: date | None) -> Covered:
    """Count the articles of up to a day, all of them for None."""
    facts = snapshot.facts[:-1]
    if as_of is not None:
        facts = facts[facts["day"] <= as_of.toordinal()]
    dated = facts["day"][facts["day"] != UNDATED]
    names = {
        snapshot.publishers[number].split(" (")[0]
        for number in np.unique(facts["publisher"]).tolist()
    }
    return Covered(
        articles=len(facts),
        first=date.fromordinal(int(dated.min())) if len(dated) else None,
        last=date.fromordinal(int(dated.max())) if len(dated) else None,
        publishers=tuple(sorted(names)),
    )
