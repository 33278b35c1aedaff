"""Clauses of a sentence, by the words that begin them: enough to keep one event's place from another's."""

import re

_BREAK = re.compile(
    r";|:\s|[–—]|\s-\s|,?\s+\b(?:while|whereas|but|although|though|after|before|when|because|since(?=\s+(?:the|they|it|he)\b)|"
    r"until|unless|allowing|giving|leaving|making|putting|as(?!\s+(?:well|part|of|far|much|many)\b)|following)\b|"
    r",\s+(?:which|who|where|whose)\b|,\s+according\s+to\b|,\s+(?:and|so)\s+(?=\w+\s+(?:was|were|had|have|has|is|are)\b)|"
    r"\band\s+(?=that\b)|[“”]",
    re.I,
)
_RELATIVE = re.compile(r",\s+(?:which|who|where|whose)$|\b(?:that|which|who)$", re.I)


class Clauses:
    """Where the clauses of one sentence begin and end, in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [(m.start(), m.end()) for m in _BREAK.finditer(text)]

    def start_of(self, at: int) -> int:
        """Where the clause around `at` begins."""
        return max((end for start, end in self._breaks if end <= at), default=0)

    def end_of(self, at: int) -> int:
        """Where the clause around `at` ends."""
        return min((start for start, _ in self._breaks if start >= at), default=len(self._text))

    def start_for_subject(self, at: int) -> int:
        """Where to look for the subject of a verb at `at`: a relative clause has it in the one before."""
        start = self.start_of(at)
        while start > 0:
            opener = next(((s, e) for s, e in self._breaks if e == start), None)
            if opener is None or not _RELATIVE.search(self._text[opener[0] : opener[1]]):
                break
            start = self.start_of(opener[0])
        return start

    def between(self, left: int, right: int) -> int:
        """How many clause breaks lie between two offsets."""
        low, high = sorted((left, right))
        return sum(low <= start < high for start, _ in self._breaks)
