"""From articles to a snapshot on disk, served by nobody yet; only what is new is read anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.copies import find_copies
from corpus.gazetteer import Gazetteer
from index.embedder import Embedder
from index.errors import BuildError
from index.inputs import inputs_of
from index.library import Library
from index.parts import read_parts
from index.progress import Progress
from index.publications import PublicationsError
from index.reuse import AnyParts, Known
from index.seal import SnapshotError, check_seal
from index.snapshot import read_manifest
from index.snapshot_writer import Contents, write_snapshot
from index.stores.kinds import AUTO, check_kind


@dataclass(frozen=True, slots=True)
class Made:
    """A snapshot that is whole on disk."""

    snapshot_id: str
    embedded: int
    """Distinct texts, passages and sentences together, that the model embedded."""
    reused: int
    """Distinct texts whose vectors an earlier snapshot had; like `embedded` 0 if `fresh`."""
    fresh: bool
    """True if the snapshot of exactly these inputs was there already and nothing was made."""


def make_snapshot(
    articles: Sequence[Article],
    library: Library,
    embedder: Embedder,
    gazetteer: Gazetteer,
    progress: Progress,
    *,
    beside: Iterable[Path] = (),
) -> Made:
    """Make the snapshot of these articles, given by id, beside the active one.

    To be called by the one who holds `library.building()`.  If there already is a sound snapshot
    of the same inputs nothing is made, and the model is not loaded.  Raises BuildError if it
    cannot be written, EmbedderError, and what `progress` raises; then it is in no use, and what
    is left of it is pruned.  `beside` are snapshots to take what is unchanged from, too.
    """
    inputs = inputs_of(articles, embedder, gazetteer, library.kind)
    name = inputs.digest()
    library.reached("articles-read")
    if is_sound(library.snapshots / name):
        return Made(name, 0, 0, fresh=True)
    known = Known(embedder, inputs)
    for folder in (*_teachers(library), *beside):
        known.learn(folder)
    if library.kind != AUTO:
        try:
            check_kind(library.kind, known.dimension())
        except ValueError as error:
            raise BuildError(str(error)) from error
    read: list[AnyParts] = []
    for done, (article, record) in enumerate(zip(articles, inputs.articles, strict=True), 1):
        taken = known.parts(record.sha256)
        read.append(taken or read_parts(article, gazetteer, embedder.count_tokens))
        progress("Reading", done, len(articles))
    library.reached("articles-split")
    contents = _contents(articles, read, known, progress)
    library.reached("embedded")
    progress("Writing", 0, 1)
    try:
        write_snapshot(contents, inputs, library.snapshots, gazetteer, library.reached)
    except OSError as error:
        why = error.strerror or str(error)
        raise BuildError(
            f"The index could not be written in {library.snapshots}: {why.lower()}. Nothing has"
            " changed; make room or mend the folder's permissions, then try again."
        ) from error
    progress("Writing", 1, 1)
    return Made(name, known.embedded, known.reused, fresh=False)


def is_sound(folder: Path) -> bool:
    """Tell whether there is a snapshot that is whole and undamaged."""
    if not folder.is_dir():
        return False
    try:
        read_manifest(folder)
        check_seal(folder)
    except SnapshotError:
        return False
    return True


def _teachers(library: Library) -> tuple[Path, ...]:
    """The snapshots that are likely to hold what is unchanged, each once."""
    try:
        active, previous, waiting = library.active(), library.previous(), library.proposal()
    except PublicationsError:
        return library.found()[:2]
    proposed = library.snapshots / waiting.snapshot if waiting else None
    return tuple(dict.fromkeys(filter(None, (active, proposed, previous))))


def _contents(
    articles: Sequence[Article], read: Sequence[AnyParts], known: Known, progress: Progress
) -> Contents:
    passage_vectors, sentence_vectors = known.embed(
        read, lambda done, total: progress("Embedding", done, total)
    )
    return Contents(
        articles=tuple(articles),
        parts=tuple(read),
        copies=find_copies(
            articles, {one.id: own.signature for one, own in zip(articles, read, strict=True)}
        ),
        passage_vectors=passage_vectors,
        sentence_vectors=sentence_vectors,
        earlier=known.earlier(read),
    )
