"""The newsroom: the active snapshot, opened, answering, and swapped whole for a newer one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.ground import Ground
from bot.answering.place_choices import PlaceChoice, place_choices, shown_name
from bot.answering.place_named import no_such_place, place_named
from bot.answering.place_report import place_report
from bot.answering.place_timeline import place_timeline
from bot.answering.reply import Answer, Asked, Citation, Reply, prove
from bot.coverage import coverage_of, source_entries
from bot.discord_app.newsroom import Coverage, SourceEntry
from bot.phrases.phrases import FALLBACK, Language, phrases_in
from bot.pictures.gallery import Gallery, Picture, PictureKind
from corpus.article import Article, ArticleId
from corpus.gazetteer import Gazetteer, Place, PlaceError
from index.opening import open_index
from index.places import Places
from index.progress import Progress
from index.retriever import Retriever
from index.seal import SnapshotError
from index.snapshot import Snapshot
from index.stores.engine import engine_of, note_published, settle_store, store_snapshot
from index.stores.errors import StoreLostError


@dataclass(frozen=True)
class _Desk:
    """One snapshot with what answers from it: taken whole, so that no answer mixes two."""

    snapshot: Snapshot
    gazetteer: Gazetteer
    answerer: Answerer

    @cached_property
    def choices(self) -> tuple[PlaceChoice, ...]:
        return place_choices(self.answerer.ground)

    @cached_property
    def sources(self) -> tuple[SourceEntry, ...]:
        return source_entries(self.snapshot)

    @cached_property
    def coverage(self) -> Coverage:
        return coverage_of(self.snapshot)

    def told(
        self,
        name: str,
        as_of: date | None,
        language: Language,
        tell: Callable[[Ground, Place], Reply],
    ) -> Reply:
        """What is told of the place of that name, proved, or the refusal of it."""
        ground = self.answerer.ground
        place = place_named(name, self.gazetteer)
        if place is None:
            return no_such_place(name, self.choices, ground, as_of, phrases_in(language))
        reply = tell(ground, place)
        return prove(reply, self.snapshot.articles) if isinstance(reply, Answer) else reply


class Serving:
    """Answers from one snapshot at a time.

    Every answer keeps the desk it began with to its last quote; another snapshot that was
    published is opened beside it and takes its place by one assignment.  All methods block;
    `follow` may run in a thread beside the others.
    """

    def __init__(
        self,
        places: Places,
        note: Callable[[str], None] = lambda line: None,
        progress: Progress | None = None,
    ) -> None:
        """Open the snapshot of the articles as they are, building it first if need be.

        The model is loaded by the first question that needs it.  `note` and `progress` are told
        how a build is doing.
        Raises BuildError, EmbedderError, GazetteerError, LibraryError, SnapshotError or StoreError,
        each with a sentence.
        """
        self._places = places
        opened = open_index(places, note, progress)
        self._embedder = opened.embedder
        self._desk = _desk_of(opened.snapshot, opened.retriever, opened.gazetteer)
        self._gallery = Gallery()
        self._lost = False
        """Whether a search has found that the server no longer has what is searched."""
        self._settled = True
        """Whether the server has heard of what serves."""

    @property
    def snapshot_id(self) -> str:
        """The snapshot that answers now."""
        return self._desk.snapshot.id

    def warm(self) -> None:
        """Load now what answers, so that the first person to ask does not wait for it."""
        self._embedder.load()
        self._desk.answerer.ground.warm()

    def answer(self, asked: Asked) -> Reply:
        """Answer from the articles, with proofs, or refuse; from one snapshot throughout.

        Raises StoreError; where it is a StoreLostError the next `follow` mends it.
        """
        try:
            return self._desk.answerer.answer(asked)
        except StoreLostError:
            self._lost = True
            raise

    def picture(
        self,
        kind: PictureKind,
        as_of: date | None,
        first: date | None = None,
        last: date | None = None,
        language: Language = FALLBACK,
    ) -> Picture | None:
        """Draw the timeline or the map, with its rows in words; None where nothing is told.

        `first` and `last` limit a timeline.  Each is drawn once for a snapshot, its days and its
        language.
        """
        ground = self._desk.answerer.ground
        return self._gallery.picture(ground, kind, as_of, first=first, last=last, language=language)

    def place(self, name: str, as_of: date | None = None, language: Language = FALLBACK) -> Reply:
        """Return what is reported of a place, by its name or gazetteer id, newest first."""
        phrases = phrases_in(language)
        return self._desk.told(
            name, as_of, language, lambda ground, place: place_report(ground, place, as_of, phrases)
        )

    def place_timeline(
        self,
        name: str,
        first: date | None = None,
        last: date | None = None,
        as_of: date | None = None,
        language: Language = FALLBACK,
    ) -> Reply:
        """Return what is told of a place by day, oldest first, between two days, both inclusive."""
        phrases = phrases_in(language)
        return self._desk.told(
            name,
            as_of,
            language,
            lambda ground, place: place_timeline(
                ground, place, as_of, phrases, first=first, last=last
            ),
        )

    def places(self) -> tuple[PlaceChoice, ...]:
        """Return the places of the gazetteer, the most mentioned first."""
        return self._desk.choices

    def place_name(self, place: str) -> str | None:
        """Return the name of the place with a gazetteer id; None where there is none any more."""
        try:
            return shown_name(self._desk.gazetteer.place(place))
        except PlaceError:
            return None

    def sources(self) -> tuple[SourceEntry, ...]:
        """Return what is known of each article of the serving snapshot, the newest first."""
        return self._desk.sources

    def coverage(self) -> Coverage:
        """Return what the serving snapshot covers, and what it was made with."""
        return self._desk.coverage

    def paragraph(self, citation: Citation) -> str:
        """Return the lines of the article that the quote stands in, verbatim.

        Where the article has changed since, the quote is all there is of it.
        """
        article = self._desk.snapshot.articles.get(citation.article)
        if article is None or article.body[citation.start : citation.end] != citation.quote:
            return citation.quote
        first = article.body.rfind("\n", 0, citation.start) + 1
        last = article.body.find("\n", citation.end)
        return article.body[first : last if last >= 0 else None]

    def articles(self) -> Mapping[ArticleId, Article]:
        """Return the articles of the serving snapshot by id, each read when it is asked for."""
        return self._desk.snapshot.articles

    def place_names(self) -> tuple[str, ...]:
        """Return the names of the places that the articles mention, in the alphabet's order."""
        desk = self._desk
        mentioned = (
            place.name
            for place in desk.gazetteer.places
            if len(desk.answerer.ground.rows_naming(place.id))
        )
        return tuple(sorted(set(mentioned)))

    def follow(self) -> bool:
        """Serve the snapshot published last, by whatever process, and tell whether it is another.

        The serving one is put on the server again where that has lost it.  One that can't be
        opened leaves the serving one as it is; raises then GazetteerError, LibraryError,
        SnapshotError or StoreError, with a sentence.
        """
        self._embedder.look_again()
        active = self._places.library.active()
        if active is None:
            return False
        if active.name == self.snapshot_id:
            self._mend_store()
            return False
        self._desk = self._opened(active)
        self._lost = False
        # After it serves: the server may be busy with what another process asks of it.
        self._settled = note_published(self._places)
        return True

    def _mend_store(self) -> None:
        if self._lost:
            store_snapshot(self._places, self.snapshot_id)
            self._lost, self._settled = False, False
        if not self._settled:
            settle_store(self._places)
            self._settled = True

    def _opened(self, active: Path) -> _Desk:
        gazetteer = Gazetteer.load(self._places.gazetteer)
        snapshot = Snapshot.open(active, self._embedder)
        if snapshot.manifest.inputs.gazetteer != gazetteer.digest:
            raise SnapshotError(
                f"The snapshot {snapshot.id} was made with another gazetteer than this process"
                " has: give every process the same file, and reindex."
            )
        engine = engine_of(self._places)
        retriever = Retriever(snapshot, self._embedder, gazetteer, engine)
        desk = _desk_of(snapshot, retriever, gazetteer)
        desk.answerer.ground.warm()
        return desk


def _desk_of(snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer) -> _Desk:
    return _Desk(snapshot, gazetteer, Answerer(snapshot, retriever, gazetteer))
