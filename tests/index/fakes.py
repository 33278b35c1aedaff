"""Stand-ins that behave: an embedder and a gazetteer whose output a test can state."""

import re
from dataclasses import dataclass, field

import numpy as np

from index.vectors import unit_rows


@dataclass
class WordEmbedder:
    """One dimension a word of `vocabulary`, and a last one for every other word.

    The cosine of two texts of n and m distinct known words that share s is s / sqrt(n * m).
    """

    vocabulary: str = "ferry harbour burned sank crowds left the bridge closed market opened"
    name: str = "words"
    checksum: str = "c0ffee"
    asked: list[str] = field(default_factory=list)
    """Every text of an article that was embedded, in order."""

    @property
    def dimension(self):
        return len(self.vocabulary.split()) + 1

    def passages(self, texts, progress=None):
        self.asked += texts
        if progress is not None:
            progress(len(texts))
        return self._rows(texts)

    def question(self, text):
        return self._rows([text])

    def export(self):
        """Nothing is gained by another form of words."""

    def look_again(self):
        """There is no other form that could have come."""

    def count_tokens(self, text):
        return len(text.split()) + 2

    def _rows(self, texts):
        known = {word: place for place, word in enumerate(self.vocabulary.split())}
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                rows[row, known.get(word, len(known))] = 1.0
        return unit_rows(rows)


@dataclass(frozen=True)
class FakePlace:
    id: str
    name: str
    kind: str = "city"


@dataclass(frozen=True)
class FakeMention:
    start: int
    end: int
    text: str
    place: FakePlace


@dataclass(frozen=True)
class FakeGazetteer:
    """Knows the spellings it is given, in any case; and in a question `misspelt` ones too."""

    spellings: dict[str, FakePlace] = field(default_factory=dict)
    misspelt: dict[str, FakePlace] = field(default_factory=dict)
    digest: str = "fake"

    def mentions(self, text):
        return self._find(text, self.spellings)

    def mentions_in_question(self, text, known_words):
        doubtful = {word: place for word, place in self.misspelt.items() if word not in known_words}
        return self._find(text, self.spellings | doubtful)

    @staticmethod
    def _find(text, spellings):
        found = [
            FakeMention(match.start(), match.end(), match[0], place)
            for spelling, place in spellings.items()
            for match in re.finditer(rf"\b{re.escape(spelling)}\b", text, re.IGNORECASE)
        ]
        return tuple(sorted(found, key=lambda mention: mention.start))
