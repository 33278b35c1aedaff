"""What moderators do with the articles and the index, the same from Discord and from a shell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.article import Article, ArticleError, ArticleId
from corpus.copies import Copy, find_copies
from corpus.facts import Facts
from corpus.file_reading import amended
from corpus.gazetteer import Gazetteer
from corpus.holdings import GOLDEN
from corpus.intake.reading import read_received
from corpus.intake.submission import Intake, Limits, Received
from index.embedder import Embedder
from index.golden import Examiner, GoldenQuestion
from index.golden_file import add_golden, golden_of, read_golden, remove_golden
from index.held import HeldArticles, held_articles, is_held
from index.library import Builder
from index.progress import Progress
from index.proposal import Proposal
from index.publications import Door, Publications
from index.reindexing import discard_proposal, propose, publish_proposal
from index.rollback import roll_back
from index.stores.engine import note_published, reach_store, store_snapshot

if TYPE_CHECKING:
    from index.places import Places


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How the index stands."""

    publications: Publications
    builder: Builder | None
    """Who is building now."""
    proposal: Proposal | None
    """What waits to be published."""
    kept: tuple[str, ...]
    """Ids of the snapshots there are, the newest first: what can be gone back to."""
    pending: int
    """Articles that the next publication would add, change or remove."""
    is_held: bool
    """Whether people decide what is published, so that nothing is on its own."""
    articles: int
    """As they are now, those removed not among them."""


class Editor:
    """Edits the articles and publishes the index of them.

    Every method blocks; all are safe beside other processes on the same data folder, and only
    one `propose` runs at a time in all of them.
    """

    def __init__(
        self,
        places: "Places",
        *,
        door: Door,
        new_embedder: Callable[[], Embedder],
        examiner: Examiner | None = None,
        limits: Limits = Limits(),  # noqa: B008 (frozen)
    ) -> None:
        """Work in these places.

        `new_embedder` makes a copy of the model for one build: one copy bears one thread.
        """
        self._places = places
        self._door = door
        self._new_embedder = new_embedder
        self._examiner = examiner
        self._limits = limits
        self._shelf = places.shelf
        self.library = places.library
        self.data = places.data
        """The folder of everything that is kept between runs."""

    @classmethod
    def of(cls, places: "Places", door: Door) -> Self:
        """Edit with the model of these places and the examiner that is installed."""
        from index.examining import find_examiner  # noqa: PLC0415 (answering, which is large)

        def new_embedder() -> Embedder:
            from index.encoders import encoder_of  # noqa: PLC0415

            return encoder_of(places)

        return cls(places, door=door, new_embedder=new_embedder, examiner=find_examiner())

    def articles(self) -> HeldArticles:
        """Return the articles as they are, each with how it stands to what is published."""
        return held_articles(self._places.holdings, self.library)

    def article(self, name: ArticleId) -> Article:
        """Return one article as it is now.  Raises ArticleError if there is none of that id."""
        found = next((a for a in self._places.holdings.read().articles if a.id == name), None)
        if found is None:
            raise ArticleError(f"There is no article {name}. See the list of articles for theirs.")
        return found

    def read(
        self, received: Received, facts: Facts | None = None, *, instead_of: ArticleId | None = None
    ) -> Intake:
        """Read what was handed in, in a process of its own; nothing is kept yet.

        `instead_of` names the article that it is to replace.  Raises IntakeError.
        """
        taken = {one.id for one in self._places.holdings.read().articles} - {instead_of}
        return read_received(received, facts, self._limits, taken)

    def copy_of(self, article: Article) -> Copy | None:
        """Tell which article a new one is a near copy of, or the other way round; None if none."""
        others = [one for one in self._places.holdings.read().articles if one.id != article.id]
        found = find_copies(sorted([*others, article], key=lambda one: one.id))
        return next((one for one in found if article.id in (one.article, one.of)), None)

    def put(self, article: Article, original: Received | None, *, new: bool = False) -> None:
        """Keep an article among the moderators' own, new or in place of one of its id.

        Raises ShelfError, also where it is to be `new` and the shelf has one of its id by now;
        then everything is as it was.
        """
        self._shelf.mend()
        self._shelf.put(article, original, new=new)

    def edit(self, name: ArticleId, facts: Facts) -> tuple[Article, Article]:
        """State facts of an article anew, and return it as it was and as it is.

        Raises ArticleError if there is none of that id, and ShelfError.
        """
        before = self.article(name)
        after = amended(before, facts)
        self.put(after, None)
        return before, after

    def remove(self, name: ArticleId) -> Article:
        """Remove an article, whoever keeps it, and return it as it was.

        It is answered from until the next publication.  One whose file is gone already is noted
        as removed on purpose, so that it is not missed.  Raises ArticleError if there is none of
        that id, and ShelfError.
        """
        held = self.articles().find(name)
        before = held.article if held else self.article(name)
        self._shelf.mend()
        self._shelf.remove(name)
        return before

    def propose(self, name: str, progress: Progress | None = None) -> Proposal:
        """Build what would be published and let it wait; see `index.reindexing.propose`."""
        reach_store(self._places)
        return propose(
            self._places.holdings,
            self.library,
            self._new_embedder(),
            Gazetteer.load(self._places.gazetteer),
            door=self._door,
            name=name,
            examiner=self._examiner,
            progress=progress,
            stored=lambda snapshot_id: store_snapshot(self._places, snapshot_id, progress),
        )

    def proposal(self) -> Proposal | None:
        """Return what waits to be published."""
        return self.library.proposal()

    def publish(self, snapshot: str, *, confirmed: bool = False) -> Proposal:
        """Publish what waits; see `index.reindexing.publish_proposal`."""
        store_snapshot(self._places, snapshot)
        published = publish_proposal(
            self.library,
            snapshot,
            confirmed=confirmed,
            door=self._door,
            withdrawn=self._shelf.withdrawn(),
        )
        note_published(self._places)
        return published

    def discard(self, snapshot: str) -> bool:
        """Discard what waits, and return whether it did."""
        return discard_proposal(self.library, snapshot)

    def rollback(self, to: str | None = None, progress: Progress | None = None) -> str:
        """Go back to the snapshot before, or to a kept one; see `index.rollback.roll_back`."""
        return roll_back(
            self._places,
            to,
            door=self._door,
            new_embedder=self._new_embedder,
            progress=progress,
        )

    def publications(self) -> Publications:
        """Return what is published, with the history."""
        return self.library.publications

    def status(self) -> IndexStatus:
        """Return how the index stands.  Raises PublicationsError, ArticleError."""
        held = self.articles()
        return IndexStatus(
            publications=self.library.publications,
            builder=self.library.builder(),
            proposal=self.library.proposal(),
            kept=self.library.kept(),
            pending=held.pending,
            is_held=is_held(self.library, self._shelf),
            articles=sum(one.standing != "removed" for one in held.articles),
        )

    def golden(self) -> tuple[GoldenQuestion, ...]:
        """Return the golden questions, those that ship and the moderators' own."""
        return golden_of(self._places.holdings)

    def own_golden(self) -> tuple[GoldenQuestion, ...]:
        """Return the moderators' own golden questions.  Raises GoldenError."""
        return read_golden(self._shelf.folder / GOLDEN)

    def add_golden(self, question: GoldenQuestion) -> None:
        """Keep a golden question among the moderators' own.  Raises GoldenError, ShelfError."""
        add_golden(self._shelf, question)

    def remove_golden(self, question: str) -> bool:
        """Drop one of the moderators' own golden questions, and return whether it was there.

        Raises GoldenError, naming the file, for one that ships with the articles, and ShelfError.
        """
        return remove_golden(self._shelf, question, self._places.holdings.golden_files())
