"""An index that is ready to be asked: built if it is missing or stale, then opened."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.gazetteer import Gazetteer
from index.builder import Progress, build, current_id
from index.model_files import find_model
from index.places import Places
from index.retriever import Retriever
from index.sentence_embedder import SentenceEmbedder
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """One snapshot with all that is needed to search it."""

    snapshot: Snapshot
    embedder: SentenceEmbedder
    gazetteer: Gazetteer
    retriever: Retriever


def open_index(
    places: Places,
    note: Callable[[str], None] = lambda line: None,
    progress: Progress | None = None,
) -> OpenIndex:
    """Open the index of these corpora, building it first if it is missing or stale.

    `note` is told a line for people when a build begins and when it has ended.  The embedder is
    not loaded before its first use.  Raises GazetteerError, and what `build` and `Snapshot.open`
    raise.
    """
    embedder = SentenceEmbedder(find_model(places.model, places.checksums))
    gazetteer = Gazetteer.load(places.gazetteer)
    library = places.library
    active = library.active()
    wanted = current_id(places.corpora, embedder, gazetteer)
    if active is None or active.name != wanted or not active.is_dir():
        note("There is no index yet: building it." if active is None else "Updating the index.")
        report = build(places.corpora, library, embedder, gazetteer, progress)
        for skipped in report.skipped:
            note(f"skipped {skipped.name}: {skipped.reason}")
        note(f"Indexed {report.articles} articles, {report.passages} passages.")
        active = library.snapshots / report.snapshot_id
    snapshot = Snapshot.open(active, embedder)
    return OpenIndex(snapshot, embedder, gazetteer, Retriever(snapshot, embedder, gazetteer))
