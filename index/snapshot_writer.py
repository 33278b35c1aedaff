"""Writing a snapshot: beside its place first, renamed into it when all of it is on disk."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, ArticleId
from corpus.copies import Copy
from corpus.files import sync_file
from corpus.gazetteer import Gazetteer
from corpus.sketches import SKETCH_BYTES
from index.evidence.events import ordinal
from index.evidence.opened import FOLDER as EVIDENCE
from index.evidence.repeats import Key
from index.evidence.tables import write_evidence
from index.files import BUILDING, sync_tree
from index.lexical import LexicalRow, write_lexical
from index.manifest import Counts, Inputs, Manifest
from index.parts import Parts
from index.repeating import find_repeats, tallies_without
from index.rows import as_line, write_lines
from index.seal import write_seal
from index.snapshot import (
    ARTICLE_WORDS,
    ARTICLES,
    COPIES,
    DENSE,
    EVENTS,
    FACT_COLUMNS,
    FACTS,
    LEXICAL,
    MANIFEST,
    PASSAGE_DAYS,
    PASSAGE_KEYS,
    PASSAGE_VECTORS,
    PASSAGES,
    PUBLISHERS,
    READINGS,
    SENTENCE_KEYS,
    SENTENCE_VECTORS,
    SENTENCES,
    SIGNATURES,
    TALLIES,
    TERMS,
    WORDS,
)
from index.steps import Reached, unwatched
from index.stores.dense_build import Earlier, build_dense
from index.stores.kinds import choose_kind
from index.vectors import FloatMatrix, HalfMatrix


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a snapshot, rows in step."""

    articles: tuple[Article, ...]
    """By id."""
    parts: tuple[Parts, ...]
    """Of each article."""
    copies: tuple[Copy, ...]
    passage_vectors: FloatMatrix
    sentence_vectors: HalfMatrix
    earlier: Earlier | None = None
    """The vectors' index of an earlier snapshot, to take from what is unchanged."""


def write_snapshot(
    contents: Contents,
    inputs: Inputs,
    parent: Path,
    gazetteer: Gazetteer,
    reached: Reached = unwatched,
) -> Path:
    """Write a snapshot into `parent` under the name its inputs give it, and return its folder.

    Until the last step there is only a folder whose name starts with `BUILDING`; a crash leaves
    that and nothing else.  A damaged snapshot of the same name is replaced.  Raises OSError where
    the disk is full or may not be written, and what `reached` raises; then nothing is left of it.
    """
    name = inputs.digest()
    parent.mkdir(parents=True, exist_ok=True)
    beside = parent / f"{BUILDING}{name}-{os.getpid()}"
    beside.mkdir()
    reached("folder-made")
    try:
        _fill(beside, contents, inputs, gazetteer, reached)
        write_seal(beside)
        reached("sealed")
        sync_tree(beside)
        reached("synced")
        final = parent / name
        if final.exists():
            old = parent / f"{BUILDING}{name}-replaced-{os.getpid()}"
            final.rename(old)
            reached("damaged-set-aside")
            beside.rename(final)
            shutil.rmtree(old)
        else:
            beside.rename(final)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    reached("in-place")
    sync_file(parent)
    reached("in-place-synced")
    return final


def _fill(
    folder: Path,
    contents: Contents,
    inputs: Inputs,
    gazetteer: Gazetteer,
    reached: Reached,
) -> None:
    parts = contents.parts
    facts, publishers = _facts(contents)
    _write_files(folder, contents)
    np.save(folder / FACTS, facts)
    np.save(folder / SIGNATURES, _signatures(parts))
    _write_text(folder / PUBLISHERS, "".join(f"{name}\n" for name in publishers))
    _write_words(folder, parts)
    repeats = find_repeats(contents.copies, contents.articles, parts, gazetteer)
    write_evidence(
        folder / EVIDENCE,
        line_keys=[line for one in parts for line in one.line_keys],
        event_places=[place for one in parts for place in _places(one)],
        event_columns=np.concatenate([one.event_columns for one in parts]),
        tallied=tallies_without(repeats, contents.articles, parts),
        repeats=repeats,
        repeated=_repeated_rows(repeats, contents.articles, facts),
    )
    reached("lines-written")
    np.save(folder / PASSAGE_VECTORS, contents.passage_vectors)
    np.save(folder / SENTENCE_VECTORS, contents.sentence_vectors)
    np.save(folder / PASSAGE_KEYS, np.concatenate([one.passage_keys for one in parts]))
    np.save(folder / SENTENCE_KEYS, np.concatenate([one.sentence_keys for one in parts]))
    days = np.repeat(facts["day"][:-1], np.diff(facts["passage"])).astype(np.int32)
    np.save(folder / PASSAGE_DAYS, days)
    reached("vectors-written")
    rows, dimension = contents.passage_vectors.shape
    dense = build_dense(
        contents.passage_vectors,
        folder / DENSE,
        choose_kind(rows, inputs.store, dimension),
        sentences=contents.sentence_vectors,
        earlier=contents.earlier,
    )
    reached("dense-written")
    write_lexical(_lexical_rows(contents), folder / LEXICAL)
    reached("lexical-written")
    manifest = Manifest(
        id=inputs.digest(),
        inputs=inputs,
        dimension=dimension,
        dense=dense,
        counts=Counts(
            articles=len(contents.articles),
            sentences=int(facts["sentence"][-1]),
            passages=int(facts["passage"][-1]),
            events=int(facts["event"][-1]),
        ),
    )
    _write_text(folder / MANIFEST, manifest.model_dump_json(indent=1) + "\n")
    reached("manifest-written")


def _write_files(folder: Path, contents: Contents) -> None:
    parts = contents.parts
    write_lines(folder / ARTICLES, map(as_line, contents.articles))
    write_lines(folder / SENTENCES, (line for one in parts for line in one.sentences))
    write_lines(folder / READINGS, (line for one in parts for line in one.readings))
    write_lines(folder / PASSAGES, (line for one in parts for line in one.passages))
    write_lines(folder / TERMS, (line for one in parts for line in one.terms))
    write_lines(folder / EVENTS, (line for one in parts for line in one.events))
    write_lines(folder / TALLIES, (one.tally for one in parts))
    _write_text(folder / COPIES, "".join(one.model_dump_json() + "\n" for one in contents.copies))


def _write_words(folder: Path, parts: Sequence[Parts]) -> None:
    """Write the words of each article, and all of them, each once."""
    own = [one.words for one in parts]
    write_lines(folder / ARTICLE_WORDS, own)
    known: set[bytes] = set()
    for line in own:
        known.update(line.split(b" "))
    text = b"".join(word + b"\n" for word in sorted(known - {b""}))
    (folder / WORDS).write_bytes(text)


def _signatures(parts: Sequence[Parts]) -> NDArray[np.uint8]:
    rows = np.zeros((len(parts), SKETCH_BYTES), dtype=np.uint8)
    for row, one in zip(rows, parts, strict=True):
        if one.signature:
            row[:] = np.frombuffer(one.signature, dtype=np.uint8)
    return rows


def _facts(contents: Contents) -> tuple[np.ndarray[tuple[int], np.dtype[np.void]], list[str]]:
    """Put in columns where each article's rows begin, its day and its publisher."""
    publishers = sorted({_one_line(one.publisher) for one in contents.articles})
    number = {name: at for at, name in enumerate(publishers)}
    facts = np.zeros(len(contents.articles) + 1, dtype=FACT_COLUMNS)
    sentence = passage = event = 0
    rows = zip(contents.articles, contents.parts, strict=True)
    for at, (article, parts) in enumerate(rows):
        day, publisher = ordinal(article.published), number[_one_line(article.publisher)]
        facts[at] = (sentence, passage, event, day, publisher)
        sentence += len(parts.sentence_keys)
        passage += len(parts.passage_keys)
        event += len(parts.event_columns)
    facts[-1] = (sentence, passage, event, 0, 0)
    return facts, publishers


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _places(parts: Parts) -> Iterator[str]:
    return (json.loads(line)["place"] for line in parts.events)


def _repeated_rows(
    repeats: Mapping[Key, tuple[Key, ...]],
    articles: Sequence[Article],
    facts: np.ndarray[tuple[int], np.dtype[np.void]],
) -> frozenset[int]:
    if not repeats:
        return frozenset()
    at: dict[ArticleId, int] = {one.id: place for place, one in enumerate(articles)}
    return frozenset(int(facts["sentence"][at[name]]) + index for name, index in repeats)


def _lexical_rows(contents: Contents) -> Iterator[LexicalRow]:
    return (
        LexicalRow(tuple(line.decode().split()), article.published)
        for article, parts in zip(contents.articles, contents.parts, strict=True)
        for line in parts.terms
    )


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
