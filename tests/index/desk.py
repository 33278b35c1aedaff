"""A small corpus under moderators' hands, and what it is held to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.article import Article
from corpus.gazetteer import Gazetteer
from corpus.holdings import Holdings
from corpus.shelf import Shelf
from index.builder import build
from index.library import Library
from index.proposal import Proposal
from index.reindexing import propose, publish_proposal
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.steps import Reached, unwatched
from tests.index.fakes import WordEmbedder

SENTENCES = (
    "The ferry sank in the harbour on Sunday.",
    "Crowds left the bridge at noon.",
    "The market opened again.",
    "Taliban fighters captured Kunduz on Sunday, officials said.",
    "The bridge closed and the harbour burned.",
    "Nobody in the market saw the ferry.",
)
QUESTIONS = ("the ferry sank", "when did the market open", "Kunduz", "who closed the bridge")


def article(name: str, *which: int, publisher: str = "The Quay") -> Article:
    """Return an article made of the sentences of these numbers."""
    return Article(
        id=name,
        title=f"Of {name}",
        publisher=publisher,
        body="\n".join(SENTENCES[number % len(SENTENCES)] for number in which),
    )


@dataclass(frozen=True)
class EditingDesk:
    """A data folder with a corpus folder of one article, a shelf and a library."""

    folder: Path
    gazetteer: Gazetteer
    reached: Reached = unwatched
    kept: int = 3

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "articles")

    @property
    def library(self) -> Library:
        return Library(self.folder / "library", reached=self.reached, kept=self.kept)

    @property
    def holdings(self) -> Holdings:
        corpus = self.folder / "corpus"
        if not corpus.exists():
            corpus.mkdir(parents=True)
            (corpus / "first.txt").write_text("Of the quay\n\nCrowds left the harbour at noon.\n")
        return Holdings((corpus,), self.shelf)

    def propose(self, **how) -> Proposal:
        how = {"door": "shell", "name": "a test"} | how
        return propose(self.holdings, self.library, WordEmbedder(), self.gazetteer, **how)

    def publish(self, **how) -> Proposal:
        """Propose what there is and publish it, losses and all."""
        made = self.propose(**how)
        if made.snapshot == made.base:
            return made
        return publish_proposal(self.library, made.snapshot, confirmed=True, door="shell")

    def active(self) -> Snapshot:
        folder = self.library.active()
        assert folder is not None
        return Snapshot.open(folder, WordEmbedder())

    def fresh(self, named: "Snapshot", at: Path) -> Snapshot:
        """Build the articles of a snapshot from nothing, somewhere else."""
        shelf = Shelf(at / "articles")
        for one in named.articles.values():
            shelf.put(one, None)
        corpus = at / "none"
        corpus.mkdir(parents=True)
        library = Library(at / "library")
        build([corpus], library, WordEmbedder(), self.gazetteer, shelf=shelf)
        return Snapshot.open(library.active(), WordEmbedder())


def differences(one: Snapshot, other: Snapshot, gazetteer: Gazetteer) -> list[str]:
    """Name what two snapshots do not have in common: contents, vectors, what a search finds."""
    pairs: dict[str, tuple[object, object]] = {
        "id": (one.id, other.id),
        "articles": (dict(one.articles), dict(other.articles)),
        "passages": (one.passages, other.passages),
        "events": (one.events, other.events),
        "copies": (one.copies, other.copies),
        "words": (one.words, other.words),
    }
    for name in one.articles:
        if name in other.articles:
            pairs[f"sentences of {name}"] = (one.sentences(name), other.sentences(name))
            pairs[f"sentence vectors of {name}"] = (
                one.sentence_vectors(name).tolist(),
                other.sentence_vectors(name).tolist(),
            )
    found = [name for name, (mine, theirs) in pairs.items() if mine != theirs]
    if not np.array_equal(one.passage_vectors, other.passage_vectors):
        found.append("passage vectors")
    retrievers = [Retriever(each, WordEmbedder(), gazetteer) for each in (one, other)]
    for question in QUESTIONS:
        hits = [
            [(hit.passage, round(hit.score, 5)) for hit in retriever.search(question, 10)]
            for retriever in retrievers
        ]
        if hits[0] != hits[1]:
            found.append(f"what is found for {question!r}")
    return found


def killed_at(wanted: str, kill: Callable[[], None]) -> Reached:
    """Return what ends the process, or the work, at one step."""

    def reached(step: str) -> None:
        if step == wanted:
            kill()

    return reached
