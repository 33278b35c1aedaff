r"""The words a pattern's matches begin with, so that it is tried at those words and nowhere else.

A pattern that begins with `\b` and letters is otherwise tried at every character of a text, and
there are some sixty of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from corpus.spelling import lowered

_WORD = re.compile(r"\w+")
_ATOM = re.compile(
    r"(?P<edge>\\b)|(?P<look>\(\?(?:<?[=!]))|(?P<group>\(\?:)|(?P<letter>[a-z])|"
    r"(?P<other>\[\^?\]?(?:\\.|[^\]])*\]|\\.|[^()|])"
)
_TIMES = re.compile(r"(?P<sign>[?*+]|\{(?P<least>\d*)[\d,]*\})[?+]?")
_ENOUGH = 8
"""Letters of an opening: more tell no more words apart."""
_DEPTH = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|[()]")


def openings_of(pattern: str) -> tuple[str, ...]:
    """Return letters, in lower case, one of which every match begins with, at the start of a word.

    Empty where nothing of the kind is sure: a match may begin within a word or with a sign.
    """
    ends = set(_Reading(pattern).alternatives())
    if any(not letters or not at_word for letters, at_word, _ in ends):
        return ()
    return tuple(sorted({letters for letters, _, _ in ends}))


_End = tuple[str, bool, bool]
"""Letters a match begins with, whether a word begins there, and whether more may be known."""


class _Reading:
    """A pattern read from its left end for as long as its letters are certain."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def alternatives(self) -> set[_End]:
        """Read up to the end of the group, the whole pattern being one."""
        found = self._sequence()
        while self._source.startswith("|", self._at):
            self._at += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> set[_End]:
        ends: set[_End] = {("", False, True)}
        while atom := _ATOM.match(self._source, self._at):
            self._at = atom.end()
            if atom["look"]:
                self._skip_group()
                continue
            if atom["edge"]:
                ends = {(w, at or not w, more) for w, at, more in ends}
                continue
            if atom["group"]:
                own = self.alternatives()
                self._at += 1
            else:
                own = {(atom["letter"] or "", False, atom["letter"] is not None)}
            times = _TIMES.match(self._source, self._at)
            joined = set(_joined(ends, own, repeated=times is not None and times["sign"] != "?"))
            if times is not None:
                self._at = times.end()
                if times["sign"] in "?*" or times["least"] in ("", "0"):
                    joined |= ends
            ends = joined
        if self._source[self._at : self._at + 1] not in ("", "|", ")"):
            raise ValueError(f"not understood from character {self._at} on: {self._source}")
        return ends

    def _skip_group(self) -> None:
        depth = 1
        while depth:
            bracket = _DEPTH.search(self._source, self._at)
            if bracket is None:
                raise ValueError(f"a group is not closed: {self._source}")
            depth += {"(": 1, ")": -1}.get(bracket[0], 0)
            self._at = bracket.end()


def _joined(ends: Iterable[_End], own: Iterable[_End], *, repeated: bool) -> Iterator[_End]:
    following = tuple(own)
    for letters, at_word, more in ends:
        if not more:
            yield letters, at_word, False
            continue
        for added, edge, goes_on in following:
            longer = letters + added
            certain = goes_on and not repeated and len(longer) < _ENOUGH
            yield longer, at_word or (edge and not letters), certain


class Openings:
    """Patterns in a row, each tried on a text only where, and if, it can match at all."""

    def __init__(
        self, patterns: Iterable[re.Pattern[str]], needs: Mapping[str, Sequence[str]]
    ) -> None:
        """Take the patterns, and what those need that begin with no word.

        `needs` gives, by the pattern, letters in lower case one of which stands in every match.
        """
        self._patterns = tuple(patterns)
        self._openings = tuple(openings_of(one.pattern) for one in self._patterns)
        self._anywhere = tuple(
            (number, tuple(needs.get(self._patterns[number].pattern, ("",))))
            for number, first in enumerate(self._openings)
            if not first
        )
        self._begun_by = lru_cache(maxsize=16384)(self._opened_by)

    def matches_in(self, text: str) -> list[tuple[int, int, int]]:
        """Return (number of the pattern, start, end) of every match, as `finditer` finds them.

        In the order of the patterns, each one's matches in that of the text.
        """
        starts: dict[int, list[int]] = {}
        begun_by = self._begun_by
        for word in _WORD.finditer(text):
            for number in begun_by(word[0]):
                starts.setdefault(number, []).append(word.start())
        found: list[tuple[int, int, int]] = []
        for number, tries in starts.items():
            match, floor = self._patterns[number].match, 0
            for start in tries:
                if start >= floor and (one := match(text, start)):
                    floor = one.end()
                    found.append((number, start, floor))
        plain = lowered(text)
        for number, needed in self._anywhere:
            if any(letters in plain for letters in needed):
                found += [(number, *one.span()) for one in self._patterns[number].finditer(text)]
        found.sort()
        return found

    def _opened_by(self, word: str) -> tuple[int, ...]:
        plain = lowered(word)
        return tuple(
            number
            for number, first in enumerate(self._openings)
            if first and plain.startswith(first)
        )
