"""A corpus of one size, indexed by the product's own code and opened, with what to ask of it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from bot.answering.answerer import Answerer
from bot.answering.reply import Asked, Reply
from bot.serving import Serving
from corpus.gazetteer import Gazetteer
from index.builder import build
from index.embedder import Embedder
from index.golden_file import read_golden
from index.inputs import inputs_of, rebuilt_for
from index.library import Library
from index.model_files import ModelFiles
from index.places import Places, find_places
from index.retriever import Retriever
from index.seal import SnapshotError
from index.snapshot import Snapshot, read_manifest
from index.vectors import FloatMatrix
from tests.bench.encoders import own_encoder
from tests.bench.newsroom import Newsroom, write_corpus
from tests.bench.plain import prepare
from tests.bench.stand_in import PairedEmbedder, StandInEmbedder

Tell = Callable[[str], None]
SHIPPED = "shipped"
_ASKED_OF_SHIPPED = (
    "When was {place} captured?",
    "Has {place} been captured?",
    "Who said that {place} had fallen?",
    "How many people were killed in {place}?",
    "What has happened at {place}?",
    "Why did people flee {place}?",
    "Which troops withdrew from {place}?",
    "Is there fighting in {place}?",
    "Who controls {place}?",
    "How many families left {place}?",
    "What did officials say about {place}?",
    "Was there an airstrike on {place}?",
    "What do residents of {place} fear?",
    "Who governs {place}?",
    "Did {place} surrender without a fight?",
    "How did the fighting in {place} begin?",
    "Were prisoners freed in {place}?",
    "What became of the airport of {place}?",
    "Who denied that {place} had fallen?",
    "What does the loss of {place} mean?",
    "How many soldiers were sent to {place}?",
    "Who fled from {place} to Kabul?",
)


@dataclass(frozen=True)
class Desk:
    """Answers from one opened snapshot, as the bot's own newsroom does."""

    snapshot: Snapshot
    retriever: Retriever
    gazetteer: Gazetteer
    answerer: Answerer

    @property
    def snapshot_id(self) -> str:
        """The snapshot that answers."""
        return self.snapshot.id

    def answer(self, asked: Asked) -> Reply:
        """Answer from the articles, with proofs, or refuse."""
        return self.answerer.answer(asked)


@dataclass
class Stage:
    """One size, ready to be measured."""

    name: str
    """As the table says it: "shipped", "10k"."""
    size: int
    """Passages."""
    folder: Path
    places: Places
    embedder: Embedder
    stood_in: bool
    """Whether the vectors are a stand-in's."""
    questions: Sequence[str]
    _asked: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self._asked = iter(self.questions)

    @property
    def snapshot_folder(self) -> Path:
        """Where the active snapshot lies."""
        active = self.places.library.active()
        assert active is not None
        return active

    @property
    def label(self) -> str:
        """The size as the table says it; with a star where a stand-in made the vectors."""
        return f"{self.name}{'*' if self.stood_in else ''}"

    def take(self, count: int) -> list[str]:
        """Take questions that were not asked before in this run, so that no memory answers."""
        taken = list(islice(self._asked, count))
        if len(taken) < count:
            raise ValueError(f"{self.name} has no {count} questions left")
        return taken

    def open(self) -> Desk:
        """Open the snapshot as the bot does, checksums and all."""
        return desk_of(self.snapshot_folder, self.embedder)

    def plain_folder(self) -> Path:
        """Write what the plain recipe opens, once.  Raises ModuleNotFoundError."""
        folder = self.folder / "plain" / self.snapshot_folder.name
        if not (folder / "bm25.pickle").exists():
            snapshot = Snapshot.open(self.snapshot_folder, verify=False)
            prepare(folder, passage_texts(snapshot), passage_vectors(snapshot))
        return folder


@dataclass(frozen=True)
class Workshop:
    """Builds stages in a folder and finds those that are there."""

    data: Path
    seed: int
    encode_up_to: int
    """Passages up to which the model itself makes the vectors."""
    files: ModelFiles
    real: Embedder
    gazetteer: Gazetteer
    tell: Tell

    def stage(self, size: int | str) -> Stage:
        """Build a stage or find it."""
        return self._shipped() if isinstance(size, str) else self._news(size)

    def _shipped(self) -> Stage:
        folder = self.data / SHIPPED
        places = find_places(data=folder / "index", environment={})
        own_encoder(places.models)  # also where an earlier version built the index
        mentioned = frozenset(Serving(places).place_names())
        active = places.library.active()
        assert active is not None
        golden = read_golden(places.corpora[0] / "golden.jsonl")
        named = [place.name for place in self.gazetteer.places if place.kind == "city"]
        asked = [
            one.format(place=place)
            for place in named
            if place in mentioned  # of others there are but refusals
            for one in _ASKED_OF_SHIPPED
        ]
        asked += [one.question for one in golden]
        Random(f"asked {self.seed}").shuffle(asked)
        return Stage(
            name=SHIPPED,
            size=read_manifest(active).counts.passages,
            folder=folder,
            places=places,
            embedder=self.real,
            stood_in=False,
            questions=tuple(dict.fromkeys(asked)),
        )

    def _news(self, size: int) -> Stage:
        folder = self.data / f"news-{self.seed}-{size}"
        places = find_places((folder / "articles",), folder / "index", environment={})
        newsroom = Newsroom(self.seed, self.gazetteer)
        stood_in = size > self.encode_up_to
        stand_in = self.stand_in(newsroom)
        embedder: Embedder = PairedEmbedder(self.real, stand_in) if stood_in else self.real
        by = folder / "vectors.txt"
        made_by = "a stand-in" if stood_in else "the model"
        same = by.is_file() and by.read_text("utf-8") == made_by
        if not same or self._must_build(places.library, embedder):
            if not same:
                shutil.rmtree(folder / "index", ignore_errors=True)
            write_corpus(newsroom, size, places.corpora[0], self._counted("articles written"))
            self.tell(f"{short(size)}: indexing")
            maker = stand_in if stood_in else self.real
            report = build(places.corpora, places.library, maker, self.gazetteer, self._steps())
            self.tell(f"{short(size)}: {report.articles} articles, {report.passages} passages")
            by.write_text(made_by, "utf-8")
        active = places.library.active()
        assert active is not None
        return Stage(
            name=short(size),
            size=read_manifest(active).counts.passages,
            folder=folder,
            places=places,
            embedder=embedder,
            stood_in=stood_in,
            questions=newsroom.questions(2000),
        )

    def stand_in(self, newsroom: Newsroom) -> StandInEmbedder:
        """Make the stand-in for the model, from this newsroom's own words."""
        sample = [newsroom.article(number).body for number in range(50)]
        files = self.files
        return StandInEmbedder(files.folder, files.name, files.checksum, sample)

    def _must_build(self, library: Library, embedder: Embedder) -> bool:
        active = library.active()
        if active is None:
            return True
        try:
            made_of = read_manifest(active).inputs
        except SnapshotError:
            return True
        now = inputs_of((), embedder, self.gazetteer)
        # The kind of a store follows from the number of passages, which is the same.
        return not set(rebuilt_for(made_of, now)) <= {"store"}

    def _counted(self, what: str) -> Callable[[int], None]:
        return lambda done: self.tell(f"  {done} {what}") if done % 10_000 == 0 else None

    def _steps(self) -> Callable[[str, int, int], None]:
        told: set[tuple[str, int]] = set()

        def step(name: str, done: int, total: int) -> None:
            mark = (name, 10 * done // max(total, 1))
            if mark not in told:
                told.add(mark)
                self.tell(f"  {name} {done} of {total}")

        return step


def desk_of(folder: Path, embedder: Embedder) -> Desk:
    """Open a snapshot and all that answers from it.  Raises SnapshotError."""
    gazetteer = Gazetteer.load()
    snapshot = Snapshot.open(folder, embedder)
    retriever = Retriever(snapshot, embedder, gazetteer)
    return Desk(snapshot, retriever, gazetteer, Answerer(snapshot, retriever, gazetteer))


def passage_texts(snapshot: Snapshot) -> list[str]:
    """List the texts of the passages, by row."""
    return [passage.text for passage in snapshot.passages]


def passage_vectors(snapshot: Snapshot) -> FloatMatrix:
    """Return the passages' unit rows, by row."""
    return np.ascontiguousarray(snapshot.passage_vectors, dtype=np.float32)


def short(size: int) -> str:
    """Write a number of passages as the table does: 10k, 1M."""
    if size % 1_000_000 == 0:
        return f"{size // 1_000_000}M"
    return f"{size // 1000}k" if size % 1000 == 0 else str(size)
