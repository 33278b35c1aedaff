"""The words of a snapshot: its names, its spellings, its publishers."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from bot.answering.near_words import NearWords
from bot.answering.words import groups_of, is_identity
from corpus.article import ArticleId
from corpus.spelling import fold
from index.evidence.tokens import tokens
from index.snapshot import Snapshot

_SHORTEST_NAME = 4
"""Letters of a publisher's name from which on it is one in a question."""


class Vocabulary:
    """What the articles' words are looked up in; each table is made when it is first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._evidence = snapshot.evidence

    def warm(self) -> None:
        """Make now what the first question with an unknown word would wait for."""
        for table in ("near_names", "near_surfaces", "joined_names", "folded_names", "outlets"):
            getattr(self, table)

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Folded words of the articles with their stems."""
        return self._evidence.surfaces

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Stems that are proper names, by how often they have a capital, as first written."""
        named = self._evidence.names.items()
        return {s: shown for s, shown in named if not is_calendar(s) and not groups_of(s)}

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """Their folded spellings."""
        return frozenset(fold(shown) for shown in self.names.values())

    @cached_property
    def joined_names(self) -> Mapping[str, tuple[str, str]]:
        """Two names in a row by their spelling run together: "abdulrashid" means both."""
        found: dict[str, tuple[str, str]] = {}
        for spelling, pairs in self._evidence.joined.items():
            named = (one for one in pairs if one[0] in self.names and one[1] in self.names)
            if (pair := next(named, None)) is not None:
                found[spelling] = pair
        return found

    @cached_property
    def outlets(self) -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
        """(stems of its name, number) of each publisher that has a telling one, by the first."""
        found: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
        for number, publisher in enumerate(self.snapshot.publishers):
            words = tokens(publisher.split(" (")[0])
            name = tuple(t.stem for t in words if not t.stop)
            if name and not is_identity(name[0]) and len("".join(name)) >= _SHORTEST_NAME:
                found[name[0]] = (*found.get(name[0], ()), (name, number))
        return found

    def published_by(self, publisher: int) -> Iterator[ArticleId]:
        """The articles of a publisher, by its number."""
        ids = self.snapshot.articles.ids
        of_it = np.flatnonzero(self.snapshot.facts["publisher"][:-1] == publisher)
        return (ids[at] for at in of_it.tolist())

    @cached_property
    def near_names(self) -> NearWords:
        """Proper names by their spelling, for one that is misspelt."""
        return NearWords((shown, one) for one, shown in self.names.items())

    @cached_property
    def near_surfaces(self) -> NearWords:
        """Words of five letters and more by their spelling, in the alphabet's order."""
        return NearWords((w, self.surfaces[w]) for w in sorted(self.surfaces) if len(w) >= 5)


def is_calendar(stem: str) -> bool:
    """Whether a stem is that of a weekday or month, which is no name for all its capital."""
    return stem in _CALENDAR


_CALENDAR = frozenset(
    t.stem
    for t in tokens(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
        "May June July "
        "August September October November December"
    )
)
