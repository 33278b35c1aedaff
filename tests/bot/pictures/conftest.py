"""Grounds over planted articles, indexed without a model: the pictures need none."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.answering.ground import Ground
from corpus.article import Article
from corpus.parsing import dump_article
from index.builder import build
from index.library import Library
from index.snapshot import Snapshot
from tests.index.fakes import WordEmbedder


def article(name: str, day: date | None, *sentences: str) -> Article:
    """An invented article of a day, a sentence a line."""
    return Article(
        id=name,
        publisher=f"The {name.title()}",
        published=day,
        published_how="stated" if day else None,
        body="\n".join(sentences),
    )


WHARF = article(
    "wharf",
    date(2021, 8, 11),  # a Wednesday
    "Insurgents captured Farah on Tuesday.",
    "The Taliban claimed that they had captured Ghazni on Tuesday.",
    "Heavy fighting continued in Maimana on Wednesday.",
    "Qalat fell to the insurgents.",
)
MILL = article(
    "mill",
    date(2021, 8, 12),
    "Insurgents captured Farah on Monday 9 August 2021.",
    "Maimana was captured by the insurgents on Wednesday.",
)
LATE = article(
    "late",
    date(2021, 8, 15),
    "Insurgents captured Kabul on Sunday.",
    "Officials denied that Maimana had been captured.",
)


@pytest.fixture(scope="session")
def ground_over(tmp_path_factory, gazetteer) -> Callable[..., Ground]:
    """Index articles and read them."""

    def over(*articles: Article, places=gazetteer) -> Ground:
        folder = tmp_path_factory.mktemp("pictures")
        corpus = folder / "articles"
        corpus.mkdir()
        for one in articles:
            (corpus / f"{one.id}.md").write_text(dump_article(one), "utf-8")
        shelf, embedder = Library(folder / "library"), WordEmbedder()
        report = build([corpus], shelf, embedder, places)
        assert not report.skipped, report.skipped
        return Ground(Snapshot.open(shelf.snapshots / report.snapshot_id, embedder), places)

    return over


@pytest.fixture(scope="session")
def planted(ground_over) -> Ground:
    return ground_over(WHARF, MILL, LATE)


@pytest.fixture(scope="session")
def silent(ground_over) -> Ground:
    """Nothing of the fighting."""
    return ground_over(article("quiet", date(2021, 8, 9), "A ferryman counted nine boats."))
