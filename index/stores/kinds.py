"""Which kind of vector index a snapshot gets: a rule by size, or what was asked for."""

import re
from dataclasses import dataclass
from typing import Final

SETTING: Final = "STRINGER_INDEX (--index-kind)"
AUTO: Final = "auto"

FLAT_UP_TO: Final = 5_000
"""Passages.  A scan of as many float32 rows takes 0.2 ms."""
HALF_UP_TO: Final = 30_000
"""Passages.  A scan of as many float16 rows takes a millisecond; docs/index-kinds.md."""

_ROWS_PER_CENTROID = 39
"""FAISS warns of a k-means with fewer rows a centroid."""
_FOUR_BITS = 16
_PLAIN = "Flat|SQfp16|SQbf16|SQ8"
# Of one neighbour a node FAISS makes a graph of endlessly many levels, and crashes.
_KIND = re.compile(
    rf"(?:IVF(?P<lists>[1-9]\d{{0,5}}),)?"
    rf"(?:PQ(?P<parts>[1-9]\d{{0,3}})x4fs,Refine\((?:{_PLAIN})\)|(?:{_PLAIN}))"
    rf"|HNSW(?P<links>[2-9]|[1-9]\d{{1,2}}),(?:Flat|SQfp16|SQ8)"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A FAISS `index_factory` string that Stringer builds, measures and searches."""

    name: str
    lists: int | None
    """Cells of an inverted file."""
    links: int | None
    """Neighbours a node of an HNSW graph."""
    parts: int | None
    """Sub-vectors of a fast-scan product quantizer, 4 bits each."""

    @property
    def scans_all(self) -> bool:
        """True if every row is compared with the question, none skipped."""
        return self.lists is None and self.links is None and self.parts is None

    @property
    def needs(self) -> int:
        """Least number of passages that it can be trained on."""
        centroids = max(self.lists or 0, _FOUR_BITS if self.parts else 0)
        return _ROWS_PER_CENTROID * centroids


@dataclass(frozen=True, slots=True)
class Choice:
    """The kind that an index is to be built as, and why."""

    kind: str
    asked: str
    """`auto`, or the kind that the setting names."""
    reason: str
    """One sentence."""


def parse_kind(text: str) -> Kind:
    """Read an `index_factory` string; loads no FAISS.

    Raises ValueError, in a sentence that names the setting, for anything but `Flat`, `SQfp16`,
    `SQbf16`, `SQ8`, `HNSW<links>,` one of these but SQbf16, `PQ<parts>x4fs,Refine(` one of
    these `)`, and the last two groups' flat ones behind `IVF<lists>,`.
    """
    found = _KIND.fullmatch(text)
    if found is None:
        raise ValueError(
            f"{SETTING} can't be {text!r}: say auto, or a kind such as Flat, SQfp16,"
            " HNSW32,SQfp16, IVF1024,SQ8 or PQ96x4fs,Refine(SQfp16)."
        )
    lists, links, parts = (
        None if found[name] is None else int(found[name]) for name in ("lists", "links", "parts")
    )
    return Kind(text, lists, links, parts)


def check_kind(asked: str, dimension: int | None = None) -> str:
    """Return what the setting says if it can be built, for vectors of `dimension` if given.

    Raises ValueError, in a sentence that names the setting, if not.
    """
    if asked == AUTO:
        return asked
    parts = parse_kind(asked).parts
    if parts is not None and dimension is not None and dimension % parts:
        raise ValueError(
            f"{SETTING} can't be {asked!r}: the model's {dimension} dimensions do not divide into"
            f" {parts} parts."
        )
    return asked


def choose_kind(passages: int, asked: str = AUTO, dimension: int = 384) -> Choice:
    """Choose by the number of passages, or take the kind asked for if they are enough for it.

    Raises ValueError as `check_kind` does.
    """
    if check_kind(asked, dimension) == AUTO:
        return _by_size(passages, asked, dimension)
    needs = parse_kind(asked).needs
    if passages >= needs:
        return Choice(asked, asked, f"{SETTING} asks for it.")
    chosen = _by_size(passages, asked, dimension)
    return Choice(
        chosen.kind,
        asked,
        f"{SETTING} asks for {asked}, which needs {needs:,} passages to be trained on and there"
        f" are {passages:,}. {chosen.reason}",
    )


def _by_size(passages: int, asked: str, dimension: int) -> Choice:
    if passages <= FLAT_UP_TO:
        return Choice(
            "Flat",
            asked,
            f"Up to {FLAT_UP_TO:,} passages an exact scan takes a fraction of a millisecond.",
        )
    if passages <= HALF_UP_TO:
        return Choice(
            "SQfp16",
            asked,
            f"Up to {HALF_UP_TO:,} passages half-precision rows are scanned in about a"
            " millisecond, in half the memory, and change one result in a thousand.",
        )
    if dimension % 4:
        return Choice(
            "SQfp16",
            asked,
            f"The model's {dimension} dimensions do not divide by 4, as a fast-scan quantizer's"
            " must; half-precision rows are scanned instead.",
        )
    return Choice(
        f"PQ{dimension // 4}x4fs,Refine(SQfp16)",
        asked,
        f"Beyond {HALF_UP_TO:,} passages a scan of 4-bit codes, refined on half-precision rows,"
        " is ten times as fast as an exact one.",
    )
