"""An index that is ready to be asked: built or brought up to date where due, then opened."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.article import ArticleError
from corpus.gazetteer import Gazetteer
from corpus.shelving.refusal import ShelfError
from index.clearing import tidy
from index.encoders import Encoder, encoder_of
from index.errors import BuildError
from index.held import is_held
from index.inputs import REBUILT_WORDS, inputs_of, rebuilt_for
from index.places import Places
from index.progress import Progress
from index.publications import OvertakenError
from index.retriever import Retriever
from index.seal import SnapshotError
from index.seen import look_at, seen_id
from index.snapshot import OldFormatError, Snapshot
from index.stores.engine import engine_of, reach_store, settle_store, store_snapshot

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """One snapshot with all that is needed to search it."""

    snapshot: Snapshot
    embedder: Encoder
    gazetteer: Gazetteer
    retriever: Retriever


def open_index(
    places: Places,
    note: Note = lambda line: None,
    progress: Progress | None = None,
) -> OpenIndex:
    """Open the index of these corpora.

    It is built first where there is none, and brought up to date where the articles have changed,
    unless people decide what is published: then it is opened as they left it.  Where the model,
    the gazetteer or the program has changed, the same articles are indexed anew.  A damaged
    snapshot is made again where its articles are still there, else the one before is opened.
    What a crash left is cleared.  `note` is told a line for people of each of these.  The
    embedder is not loaded before its first use.  Raises GazetteerError, StoreError where a server
    is to be searched and does not answer, and what `build` and `Snapshot.open` raise.
    """
    embedder = encoder_of(places, note)
    gazetteer = Gazetteer.load(places.gazetteer)
    opening = _Opening(places, embedder, gazetteer, note, progress)
    tidy(places.library)
    with contextlib.suppress(ShelfError):
        places.shelf.mend()
    active = places.library.active()
    try:
        if active is not None and is_held(places.library, places.shelf):
            snapshot = opening.as_published(active)
        else:
            snapshot = opening.as_articles_are(active)
    except OvertakenError as error:
        note(str(error))
        snapshot = Snapshot.open(places.library.active() or places.library.folder, embedder)
    retriever = Retriever(snapshot, embedder, gazetteer, engine_of(places, progress))
    settle_store(places)
    return OpenIndex(snapshot, embedder, gazetteer, retriever)


@dataclass(frozen=True, slots=True)
class _Opening:
    """One opening, with all that may have to be done for it."""

    places: Places
    embedder: Encoder
    gazetteer: Gazetteer
    note: Note
    progress: Progress | None

    def as_articles_are(self, active: Path | None) -> Snapshot:
        """Open the snapshot of the articles as they are, made first if it is not the active one."""
        if active is None:
            self.note("There is no index yet: building it.")
        elif active.name != self._wanted():
            self.note("Updating the index.")
        else:
            try:
                return Snapshot.open(active, self.embedder)
            except SnapshotError as error:
                self.note(f"{error} It is built again now.")
        return self._built()

    def as_published(self, active: Path) -> Snapshot:
        """Open what people published, made anew only where it can't be searched as it is."""
        try:
            published = Snapshot.open(active)
        except OldFormatError:
            self.note("Indexing the published articles anew, for this version of Stringer.")
            return self._remade()
        except SnapshotError as error:
            self.note(str(error))
            return self._instead_of(active)
        built = published.manifest.inputs
        now = inputs_of((), self.embedder, self.gazetteer, self.places.index_kind)
        changed = rebuilt_for(built, now)
        if not changed:
            if self._current() not in (None, active.name):
                self.note(
                    "The articles have changed since they were published: python -m index reindex"
                )
            return published
        why = ", ".join(REBUILT_WORDS[one] for one in changed)
        self.note(f"Indexing the published articles anew, because this has changed: {why}.")
        return self._remade()

    def _stored(self, snapshot_id: str) -> None:
        store_snapshot(self.places, snapshot_id, self.progress)

    def _remade(self) -> Snapshot:
        from index.builder import remake  # noqa: PLC0415 (mostly nothing is to be made)

        library = self.places.library
        reach_store(self.places)
        made = remake(library, self.embedder, self.gazetteer, self.progress, self._stored)
        return Snapshot.open(library.snapshots / made, self.embedder)

    def _instead_of(self, damaged: Path) -> Snapshot:
        """Make a damaged snapshot again of the same articles, or open the one before it.

        Raises SnapshotError where neither can be done: what else to publish is for people to
        decide.
        """
        if self._current() == damaged.name:
            self.note("It is built again now, of the same articles.")
            return self._built()
        previous = self.places.library.previous()
        if previous is not None:
            try:
                snapshot = Snapshot.open(previous, self.embedder)
            except OldFormatError as error:
                raise SnapshotError(
                    f"The snapshot {damaged.name} is damaged, its articles have changed since, and"
                    f" the one before it, {previous.name}, was written by an older Stringer. Go"
                    " back to that: python -m index rollback"
                ) from error
            except SnapshotError as error:
                self.note(str(error))
            else:
                self.note(f"The snapshot before it, {previous.name}, is opened instead.")
                return snapshot
        raise SnapshotError(
            f"The snapshot {damaged.name} is damaged, its articles have changed since, and there"
            " is none before it that is whole. Index the articles as they are:"
            " python -m index reindex"
        )

    def _current(self) -> str | None:
        """Name the snapshot of the articles as they are; None, with a note, if none can be read."""
        try:
            return self._wanted()
        except (ArticleError, BuildError) as error:
            self.note(str(error))
            return None

    def _wanted(self) -> str:
        return seen_id(self.places, self.embedder, self.gazetteer)

    def _built(self) -> Snapshot:
        from index.builder import build  # noqa: PLC0415 (mostly nothing is to be made)

        places, library = self.places, self.places.library
        look = look_at(places, self.embedder, self.gazetteer)
        reach_store(places)
        report = build(
            places.corpora,
            library,
            self.embedder,
            self.gazetteer,
            self.progress,
            shelf=places.shelf,
            unasked=True,
            stored=self._stored,
        )
        look.remember(report.snapshot_id)
        for skipped in report.skipped:
            self.note(f"skipped {skipped.name}: {skipped.reason}")
        if report.fallback:
            self.note(report.fallback)
        self.note(f"Indexed {report.articles} articles, {report.passages} passages.")
        return Snapshot.open(library.snapshots / report.snapshot_id, self.embedder)
