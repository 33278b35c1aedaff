"""A desk over invented articles, with an embedder and a scorer whose figures can be stated."""

import re

import pytest

from bot.answering.reply import Asked
from corpus.article import Article
from corpus.parsing import dump_article
from tests.evaluation.desk import open_desk
from tests.index.fakes import WordEmbedder


class FakeScorer:
    """Right is an answer that holds every fact; an article's number stands before its hyphen."""

    def __init__(self):
        self.given = {}

    def art_id(self, name):
        return name.partition("-")[0]

    def squash(self, t):
        return " ".join(t.split())

    def load_articles(self, dirs):
        return {}, {}

    def score(self, questions, answers, texts, pub):
        self.given = answers
        rights = [
            all(any(fact in answers[q["id"]]["text"] for fact in group) for group in facts)
            for q in questions
            if (facts := q["answer_facts"])
        ]
        quotes = [(c["article"], c["quote"]) for a in answers.values() for c in a["citations"]]
        verbatim = [quote in texts[self.art_id(article)] for article, quote in quotes]
        silent = [not answers[q["id"]]["answered"] for q in questions if not q["answer_facts"]]
        found = {
            "accuracy_text": sum(rights) / len(rights),
            "abstention_recall": sum(silent) / len(silent) if silent else None,
            "false_abstention": None,
            "citation_support": None,
            "citation_precision_verbatim": sum(verbatim) / len(verbatim) if verbatim else None,
            "mean_chars": None,
        }
        return {"all": found}


@pytest.fixture
def scorer():
    return FakeScorer()


@pytest.fixture
def desk_over(tmp_path, gazetteer):
    """Index these texts, one article each, `000-quay` and so on, all of one day."""

    def opened(*texts, published, vocabulary):
        folder = tmp_path / "articles"
        folder.mkdir()
        for n, text in enumerate(texts):
            article = Article(
                id=f"{n:03}-quay",
                publisher="The Quay",
                published=published,
                published_how="stated",
                body=text,
            )
            (folder / f"{article.id}.md").write_text(dump_article(article), "utf-8")
        embedder = WordEmbedder(vocabulary=vocabulary)
        return open_desk(folder, tmp_path / "library", embedder, gazetteer)

    return opened


@pytest.fixture
def said():
    """The text of a rung's reply without its markers; "" for a refusal."""

    def of(rung, question, *history):
        reply = rung(Asked(question=question, history=history))
        return re.sub(r"\s*\[\d+\]", "", reply.text) if hasattr(reply, "citations") else ""

    return of
