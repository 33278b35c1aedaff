"""One folder of articles, indexed afresh and opened: what every measurement stands on."""

from dataclasses import dataclass
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.asking import clean
from bot.answering.ground import Ground
from bot.answering.reply import Asked
from corpus.gazetteer import Gazetteer
from index.builder import build
from index.embedder import Embedder
from index.library import Library
from index.retriever import Retriever
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Desk:
    """An opened snapshot with the product's parts on it."""

    snapshot: Snapshot
    retriever: Retriever
    gazetteer: Gazetteer
    ground: Ground
    answerer: Answerer


def open_desk(articles: Path, library: Path, embedder: Embedder, gazetteer: Gazetteer) -> Desk:
    """Index the articles into the library's folder and open them.

    Always to be given a new folder: an index made by other code would be measured otherwise.
    Raises what `build` and `Snapshot.open` raise.
    """
    shelf = Library(library)
    report = build((articles,), shelf, embedder, gazetteer)
    snapshot = Snapshot.open(shelf.snapshots / report.snapshot_id, embedder)
    retriever = Retriever(snapshot, embedder, gazetteer)
    answerer = Answerer(snapshot, retriever, gazetteer)
    return Desk(snapshot, retriever, gazetteer, Ground(snapshot, gazetteer), answerer)


def search_words(asked: Asked) -> str:
    """What is searched for: the question, the turns before it put in front."""
    return clean(" ".join([*asked.history, asked.question]))
