"""Answerers over planted articles, each indexed once for the whole run with the real model."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.answering.answerer import Answerer
from bot.answering.reply import Answer, Asked, NoAnswer, Reply
from bot.phrases.languages import Language
from corpus.article import Article
from corpus.gazetteer import Gazetteer
from corpus.parsing import dump_article
from index.builder import build
from index.library import Library
from index.retriever import Retriever
from index.sentence_embedder import SentenceEmbedder
from index.snapshot import Snapshot
from tests.bot.answering.planted import ARTICLES, everywhere

WRONG_YET = Path(__file__).with_name("wrong_yet.txt")
"""A reason on a line of its own, then the tests it makes fail, indented."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the tests in `WRONG_YET` to fail, and say so when one of them no longer does."""
    reasons, reason = {}, ""
    for line in WRONG_YET.read_text("utf-8").split("\n"):
        if line.startswith("    "):
            reasons[line.strip()] = reason
        elif not line.startswith("#"):
            reason = line
    for item in items:
        known = reasons.get(f"{item.path.name}::{item.name}")
        if known is not None and item.path.parent == WRONG_YET.parent:
            item.add_marker(pytest.mark.xfail(strict=True, reason=known))


class Newsroom:
    """One answerer with the ways the tests put questions to it."""

    def __init__(self, answerer: Answerer) -> None:
        self.answerer = answerer
        self.articles = dict(answerer.snapshot.articles)

    def ask(
        self,
        question: str,
        *history: str,
        as_of: date | None = None,
        language: Language = "en",
    ) -> Reply:
        return self.answerer.answer(
            Asked(question=question, history=history, as_of=as_of, language=language)
        )

    def told(self, question: str, *history: str, as_of: date | None = None) -> Answer:
        """The answer; a refusal fails the test with its words."""
        reply = self.ask(question, *history, as_of=as_of)
        assert isinstance(reply, Answer), f"refused: {reply.text}"
        return reply

    def refused(self, question: str, *history: str, as_of: date | None = None) -> NoAnswer:
        """The refusal; an answer fails the test with its words."""
        reply = self.ask(question, *history, as_of=as_of)
        assert isinstance(reply, NoAnswer), f"answered: {reply.text}"
        return reply


def newsroom_over(
    articles: Sequence[Article],
    folder: Path,
    embedder: SentenceEmbedder,
    gazetteer: Gazetteer,
) -> Newsroom:
    """Index the articles under the folder and open an answerer on the snapshot."""
    corpus = folder / "articles"
    corpus.mkdir()
    for article in articles:
        (corpus / f"{article.id}.md").write_text(dump_article(article), "utf-8")
    return newsroom_on(corpus, folder / "library", embedder, gazetteer)


def newsroom_on(
    corpus: Path, library: Path, embedder: SentenceEmbedder, gazetteer: Gazetteer
) -> Newsroom:
    shelf = Library(library)
    report = build([corpus], shelf, embedder, gazetteer)
    assert not report.skipped, report.skipped
    snapshot = Snapshot.open(shelf.snapshots / report.snapshot_id, embedder)
    retriever = Retriever(snapshot, embedder, gazetteer)
    return Newsroom(Answerer(snapshot, retriever, gazetteer))


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory, real_embedder, gazetteer) -> Newsroom:
    """Over the planted articles, whose facts stand in `planted`."""
    folder = tmp_path_factory.mktemp("planted")
    return newsroom_over(ARTICLES, folder, real_embedder, gazetteer)


@pytest.fixture(scope="session")
def rolls(tmp_path_factory, real_embedder, gazetteer) -> Newsroom:
    """Over articles that tell of all 34 capitals as taken on a stated day."""
    names = tuple(capital.name for capital in gazetteer.capitals())
    folder = tmp_path_factory.mktemp("everywhere")
    return newsroom_over(everywhere(names), folder, real_embedder, gazetteer)


@pytest.fixture(scope="session")
def ask(newsroom) -> Callable[..., Reply]:
    return newsroom.ask
