"""Slips of the pen in a question: "captred", "whn", "hwo many" read as what was meant."""

import re
from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA

from bot.answering.ground import Ground
from bot.answering.words import thesaurus_words
from corpus.common_words import CommonWords
from index.evidence.tokens import STOP
from index.terms import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_QUESTION_WORDS = ("when", "where", "what", "which", "who", "whose", "why", "how", "many", "much")
_SHORTEST = 3
_LONG = 8
"""Letters from which on a word may hold two slips instead of one."""


class Speller:
    """Mends words that no article, thesaurus or word list knows.  Names and places stay."""

    def __init__(self, ground: Ground) -> None:
        self._gazetteer = ground.gazetteer
        self._articles = ground.snapshot.words
        self._surfaces = ground.surfaces
        self._thesaurus = frozenset(thesaurus_words())
        self._common = CommonWords.load()
        lexicon: dict[tuple[str, int], list[str]] = {}
        for word in sorted(
            {*self._thesaurus, *_QUESTION_WORDS, *(w for w in STOP if "'" not in w)}
        ):
            if len(word) >= _SHORTEST:
                lexicon.setdefault((word[0], len(word)), []).append(word)
        self._lexicon = lexicon

    def mend(self, text: str) -> str:
        """The question with its slips mended; what is known, capitalised or a place stays."""
        places = [
            (m.start, m.end) for m in self._gazetteer.mentions_in_question(text, self._articles)
        ]
        words = list(_WORD.finditer(text))
        mended, behind = [], 0
        for i, m in enumerate(words):
            following = words[i + 1][0].lower() if i + 1 < len(words) else ""
            word = m[0]
            if not any(a < m.end() and b > m.start() for a, b in places):
                word = self._meant(word, following)
            mended += [text[behind : m.start()], word]
            behind = m.end()
        return "".join([*mended, text[behind:]])

    def _meant(self, word: str, following: str) -> str:
        plain = fold(word)
        if len(plain) < _SHORTEST or word[0].isupper() or self._known(plain):
            return word
        if sorted(plain) == ["h", "o", "w"]:
            return "how" if following in ("many", "much", "old", "far", "long", "big") else "who"
        slips = 1 if len(plain) < _LONG else 2
        for pool in (_QUESTION_WORDS, self._near(plain, slips)):
            best = _closest(plain, pool, slips)
            if best is not None:
                return best
        return word

    def _known(self, plain: str) -> bool:
        return (
            plain in STOP
            or plain in self._surfaces
            or plain in self._thesaurus
            or self._common.is_word(plain)
            or self._common.is_name(plain)
        )

    def _near(self, plain: str, slips: int) -> Sequence[str]:
        """The words of about its length that begin with one of its first two letters."""
        return [
            word
            for letter in {plain[0], plain[1]}
            for length in range(len(plain) - slips, len(plain) + slips + 1)
            for word in self._lexicon.get((letter, length), ())
        ]


def _closest(plain: str, pool: Collection[str], slips: int) -> str | None:
    found = [
        (distance, _likelihood(word, plain), word)
        for word in pool
        if (distance := OSA.distance(plain, word, score_cutoff=slips)) <= slips
    ]
    return min(found)[2] if found else None


def _likelihood(word: str, plain: str) -> int:
    """0 for a letter left out, the commonest slip, 1 for one mistaken, 2 for one too many."""
    return 0 if len(word) > len(plain) else 1 if len(word) == len(plain) else 2
