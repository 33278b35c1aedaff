"""Writing a snapshot: beside its place first, renamed into it when all of it is on disk."""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from corpus.article import Article
from corpus.copies import Copy
from corpus.event import Event
from corpus.files import sync_file
from corpus.gazetteer import Gazetteer
from corpus.passage import Passage, Sentence
from index.files import BUILDING, sync_tree
from index.lexical import LexicalRow, write_lexical
from index.manifest import Counts, Inputs, Manifest
from index.seal import write_seal
from index.snapshot import (
    ARTICLES,
    COPIES,
    DENSE,
    EVENTS,
    LEXICAL,
    MANIFEST,
    PASSAGE_VECTORS,
    PASSAGES,
    SENTENCE_VECTORS,
    SENTENCES,
    WORDS,
)
from index.steps import Reached, unwatched
from index.stores.faiss import write_store
from index.terms import terms, words
from index.vectors import FloatMatrix, HalfMatrix


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a snapshot, rows in step."""

    articles: tuple[Article, ...]
    """By id."""
    sentences: tuple[Sentence, ...]
    """By article, then by index."""
    passages: tuple[Passage, ...]
    events: tuple[Event, ...]
    copies: tuple[Copy, ...]
    passage_vectors: FloatMatrix
    sentence_vectors: HalfMatrix


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
    _write_lines(folder / ARTICLES, contents.articles)
    _write_lines(folder / SENTENCES, contents.sentences)
    _write_lines(folder / PASSAGES, contents.passages)
    _write_lines(folder / EVENTS, contents.events)
    _write_lines(folder / COPIES, contents.copies)
    known = sorted(frozenset[str]().union(*(words(one.body) for one in contents.articles)))
    _write_text(folder / WORDS, "".join(f"{word}\n" for word in known))
    reached("lines-written")
    np.save(folder / PASSAGE_VECTORS, contents.passage_vectors)
    np.save(folder / SENTENCE_VECTORS, contents.sentence_vectors)
    reached("vectors-written")
    write_store(contents.passage_vectors, folder / DENSE, inputs.store)
    reached("dense-written")
    write_lexical(_lexical_rows(contents, gazetteer), folder / LEXICAL)
    reached("lexical-written")
    manifest = Manifest(
        id=inputs.digest(),
        inputs=inputs,
        dimension=int(contents.passage_vectors.shape[1]),
        counts=Counts(
            articles=len(contents.articles),
            sentences=len(contents.sentences),
            passages=len(contents.passages),
            events=len(contents.events),
        ),
    )
    _write_text(folder / MANIFEST, manifest.model_dump_json(indent=1) + "\n")
    reached("manifest-written")


def _lexical_rows(contents: Contents, gazetteer: Gazetteer) -> Sequence[LexicalRow]:
    """List each passage's terms: those of its words and of the headline it stands under."""
    published = {one.id: one.published for one in contents.articles}
    return [
        LexicalRow(
            terms(one.heading or "", gazetteer) + terms(one.text, gazetteer),
            published[one.article_id],
        )
        for one in contents.passages
    ]


def _write_lines(path: Path, rows: Iterable[BaseModel]) -> None:
    _write_text(path, "".join(row.model_dump_json() + "\n" for row in rows))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
