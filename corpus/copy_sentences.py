"""The sentences of a copy that say again what its original says, and add nothing of their own."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from rapidfuzz.distance import LCSseq

from corpus.copies import compared_words
from corpus.date_words import CARDINALS, classes_in
from corpus.passage import Sentence
from corpus.spelling import similar

_KEPT = 0.75
"""Share of its words that stand in the original in the same order, from which on it says the
same; what else it says must hold no figure, day, name or denial."""
_FIGURES = frozenset(
    "half quarter dozen dozens hundred hundreds thousand thousands million millions several few "
    "many all both most".split()
) | (CARDINALS.keys() - {"a", "an"})
_DENIALS = frozenset(
    "not no t never nor none neither nobody nothing without cannot denied denies deny "
    "denying".split()
)
"""The t is that of "didn’t"."""
_LONGEST = 200
"""Words; what is longer has lost its stops and is only compared as a whole."""
_LOOKED_AT = 40
"""Sentences of the original that one is compared with, those first that share rare words."""
_CODES = 0xE000
"""Words are compared as characters, those from here on: behind the surrogates."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, or two that follow each other, as they are compared."""

    indexes: tuple[int, ...]
    words: tuple[str, ...]
    code: str
    """One character for each word, the same for upper and lower case."""


def repeated(
    sentences: Sequence[Sentence], of: Sequence[Sentence]
) -> Mapping[int, tuple[int, ...]]:
    """Return the sentences of a copy that repeat its original, each with those it repeats.

    Both by index.  One repeats that has the same words, or left some out, or changed some that
    are no figure, day, name or denial; two joined and one parted repeat as well.  A headline
    repeats if all that stands under it does: it was made from that.
    """
    vocabulary: dict[str, int] = {}
    own = [_said((one,), vocabulary) for one in sentences]
    singles = [_said((one,), vocabulary) for one in of]
    others = [*singles, *(_said(pair, vocabulary) for pair in pairwise(of))]
    same = {one.code: one.indexes for one in reversed(others)}
    holding = _holding(others)
    common = {w for one in (*own, *singles) for w in one.words if w.islower()}
    found = {}
    for one in own:
        indexes = same.get(one.code) or _nearly(one, others, holding, common)
        if one.words and indexes:
            found[one.indexes[0]] = indexes
    found.update(_headlines(sentences, found))
    return found


def _said(sentences: Sequence[Sentence], vocabulary: dict[str, int]) -> _Said:
    words = compared_words(" ".join(one.text for one in sentences))
    numbers = (vocabulary.setdefault(word.casefold(), len(vocabulary)) for word in words)
    code = "".join(chr(_CODES + number) for number in numbers)
    return _Said(tuple(one.index for one in sentences), words, code)


def _holding(others: Sequence[_Said]) -> Mapping[str, Sequence[int]]:
    """For each word where it stands in what is short enough to be compared."""
    places: dict[str, list[int]] = {}
    for place, other in enumerate(others):
        if len(other.code) <= 2 * _LONGEST:
            for word in set(other.code):
                places.setdefault(word, []).append(place)
    return places


def _nearly(
    one: _Said,
    others: Sequence[_Said],
    holding: Mapping[str, Sequence[int]],
    common: Collection[str],
) -> tuple[int, ...]:
    """What of the original a sentence says in nearly its words; () for nothing."""
    if len(one.code) > _LONGEST:
        return ()
    least = ceil(_KEPT * len(one.code))
    # So many words may be lost, and of one more than that, the rarest, one must be there.
    rarest = sorted(one.code, key=lambda word: len(holding.get(word, ())))
    worth: Counter[int] = Counter()
    for word in set(rarest[: len(rarest) - least + 1]):
        worth.update(holding.get(word, ()))
    nearest = sorted(worth, key=lambda place: (-worth[place], place))[:_LOOKED_AT]
    for other in (others[place] for place in nearest):
        kept = LCSseq.similarity(one.code, other.code, score_cutoff=least)
        if kept >= least and _adds_nothing(one, other, common):
            return other.indexes
    return ()


def _adds_nothing(one: _Said, other: _Said, common: Collection[str]) -> bool:
    """Whether what differs is no more than wording, or the same in another order."""
    blocks = LCSseq.editops(other.code, one.code).as_matching_blocks()
    kept = [block for block in blocks if block.size]
    own = _outside([(block.b, block.b + block.size) for block in kept], one.words)
    # What the original says before and behind is left out, not denied.
    first, last = kept[0].a, kept[-1].a + kept[-1].size
    lost = _outside(
        [(block.a - first, block.a - first + block.size) for block in kept],
        other.words[first:last],
    )
    new = [word for word in _telling(own, common) if not any(similar(word, was) for was in lost)]
    if not new and not _denials(lost):
        return True
    return Counter(_telling(one.words, common)) == Counter(_telling(other.words, common))


def _outside(spans: Sequence[tuple[int, int]], words: Sequence[str]) -> list[str]:
    inside = {place for first, last in spans for place in range(first, last)}
    return [word for place, word in enumerate(words) if place not in inside]


def _telling(words: Sequence[str], common: Collection[str]) -> Iterator[str]:
    """Figures, days, denials and names: a capitalised word that is never written small here."""
    for word in words:
        plain = word.casefold()
        named = word[0].isupper() and plain not in common
        if named or plain in _FIGURES or plain in _DENIALS or classes_in(plain):
            yield plain


def _denials(words: Sequence[str]) -> bool:
    return any(word.casefold() in _DENIALS for word in words)


def _headlines(
    sentences: Sequence[Sentence], found: Mapping[int, tuple[int, ...]]
) -> Mapping[int, tuple[int, ...]]:
    """The headlines over nothing but what repeats; one above another stands over the same."""
    standing: dict[int | None, list[int]] = {}
    for one in sentences:
        standing.setdefault(one.heading, []).append(one.index)
    repeats: dict[int, tuple[int, ...]] = {}
    below: tuple[int, ...] | None = None
    for one in reversed(sentences):
        if one.kind != "heading":
            continue
        if under := standing.get(one.index):
            below = found.get(under[0]) if all(i in found for i in under) else None
        if below is not None:
            repeats[one.index] = below
    return repeats
