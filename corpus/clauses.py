"""Clauses of a sentence, by the words that begin them: to keep one event's place from another's."""

import re
from functools import lru_cache

from corpus.patterns import deferred

_BREAK = deferred(
    r"""
    (?=[\s,;:–—“”a])  # one of these is at hand before any branch is tried
    (?: ; | :\s | [–—] | \s-\s | [“”]
    | (?:,|(?<![,\s]))\s+\b(?:
        while | whereas | but | although | though | (?:after|before) (?!\s*[,.;]) | when | because
      | since (?=\s+(?:the|they|it|he)\b)
      | until | unless | allowing | giving | leaving | making | putting
      | as (?!\s+(?:well|part|of|far|much|many)\b)
      | following | having | despite
      )\b
    | ,\s+(?:which|who|where|whose)\b
    | ,\s+according\s+to\b
    | ,\s+(?:and|so)\s+ (?=\w+\s+(?:was|were|had|have|has|is|are)\b)
    | (?:,|(?<![,\s]))\s+and\s+
      (?=(?:the|its|their|his)\s+\w+\s+(?:was|were|had|has|is|are|changed|fell|fled)\b)
    | ,\s+and\s+ (?=(?:by|on|at|late|early|later|the\s+(?:next|same|following)|a\s+day)\b)
    | \band\s+ (?=that\b) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RELATIVE = deferred(r",\s+(?:which|who|where|whose)$|\b(?:that|which|who)$", re.I)
_DASH = deferred(r"[–—]|\s-\s")
_SHARED = deferred(r"\b(?:but|although|though|before|after|and)\b", re.I)
_NO_SUBJECT = deferred(
    r"^\s*(?:(?:has|have|had|was|were|is|are|be|been|being|not|never|also|then|now|still|yet|since|"
    r"only|\w+ly)\b\s*)*$",
    re.I,
)
"""A clause without a subject of its own has that of the one before: "surrounded but not taken"."""


@lru_cache(maxsize=64)
def _breaks_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a text part; it is asked for by each step that reads it."""
    return tuple(m.span() for m in _BREAK.finditer(text))


class Clauses:
    """Where the clauses of one sentence begin and end, in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = _breaks_in(text)

    def start_of(self, at: int) -> int:
        """Where the clause around `at` begins."""
        return max((end for start, end in self._breaks if end <= at), default=0)

    def end_of(self, at: int) -> int:
        """Where the clause around `at` ends."""
        return min((start for start, _ in self._breaks if start >= at), default=len(self._text))

    def start_for_subject(self, at: int) -> int:
        """Where to look for the subject of a verb at `at`: a relative clause has it one before."""
        start = self.start_of(at)
        while start > 0:
            opener = next(((s, e) for s, e in self._breaks if e == start), None)
            if opener is None:
                break
            word = self._text[opener[0] : opener[1]]
            shared = _SHARED.search(word) and _NO_SUBJECT.match(self._text[start:at])
            if _DASH.fullmatch(word):
                other = self._text.rfind(word.strip() or word, 0, opener[0])
                if other < 0:
                    break
                start = self.start_of(other)
            elif _RELATIVE.search(word) or shared:
                start = self.start_of(opener[0])
            else:
                break
        return start

    def between(self, left: int, right: int) -> int:
        """How many clause breaks lie between two offsets."""
        low, high = sorted((left, right))
        return sum(low <= start < high for start, _ in self._breaks)
