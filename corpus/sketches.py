"""Sketches of texts, and which texts have enough in common to be compared word by word.

A sketch is a MinHash (Broder, 1997): the share of its numbers that two have in common tells the
share of runs that their texts have.  Equal numbers are looked for in bands, so that the work grows
with the texts and with the pairs that meet, not with all pairs.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datasketch import MinHash

_PERMUTATIONS, _ROWS = 128, 2
"""A pair with a third of its runs in common, which is half of two texts of one length or all of a
text in one three times as long, meets in one of the 64 bands with a chance over 0.999."""
_SEED = 1
_NUMBER = np.dtype("<u4")
SKETCH_BYTES = _PERMUTATIONS * _NUMBER.itemsize
_EACH = 32
"""Of the sketches that meet in one band, those just before each that it is compared with."""


def sketch_of(runs: Collection[int]) -> bytes:
    """Return the sketch of a text with these runs, each a number below 2**32, none twice.

    `SKETCH_BYTES` long, little-endian, the same on every machine; b"" for a text without runs.
    """
    if not runs:
        return b""
    sketch = _blank().copy()
    sketch.update_batch(runs)
    return bytes(sketch.hashvalues.astype(_NUMBER).tobytes())


@lru_cache(maxsize=1)
def _blank() -> "MinHash":
    from datasketch import MinHash  # noqa: PLC0415 (slow: it brings scipy)

    return MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=lambda run: run)


def meetings(sketches: Sequence[bytes]) -> list[list[int]]:
    """Return, for each sketch, those before it that it meets in a band, by place, ascending.

    Of very many that meet in one band not each is told of each other, yet all of one another by
    others.  One of a text without runs meets none.  10,000 take a fifth of a second, none meeting.
    """
    found: list[list[int]] = [[] for _ in sketches]
    places = np.array([place for place, one in enumerate(sketches) if one], dtype=np.int64)
    if len(places) < 2:
        return found
    numbers = np.frombuffer(b"".join(sketches), dtype=_NUMBER).reshape(len(places), -1)
    bands = np.ascontiguousarray(numbers).view(f"<u{_ROWS * _NUMBER.itemsize}")
    codes = np.unique(np.concatenate([_equal_pairs(band) for band in bands.T]))
    for late, early in zip(*divmod(codes, len(places)), strict=True):
        found[places[late]].append(int(places[early]))
    return found


def _equal_pairs(band: NDArray[np.unsignedinteger]) -> NDArray[np.int64]:
    """Return pairs of places with equal numbers, as the later times the length, plus the other.

    Each pair once, where at most `_EACH` have one number; of more, each with the first and with
    those just before it, so that a thousand bulletins of one form are no million pairs.
    """
    order = np.argsort(band, kind="stable")
    ranked = band[order]
    begins = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
    first = np.repeat(begins, np.diff(np.concatenate((begins, [len(band)]))))
    here = np.arange(len(band))
    pairs = [np.empty(0, dtype=np.int64)]
    for step in range(1, _EACH + 1):
        later = here[here - step >= first]
        if not len(later):
            break
        pairs.append(order[later] * len(band) + order[later - step])
    far = here[here - _EACH > first]
    pairs.append(order[far] * len(band) + order[first[far]])
    return np.concatenate(pairs)
