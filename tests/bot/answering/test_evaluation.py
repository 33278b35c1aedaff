"""The hundred questions over the real articles, scored as the evaluation scores them."""

import importlib.util
import json
import time

import pytest

from bot.answering.reply import Asked
from bot.commands.lines import reply_line
from tests.bot.answering.conftest import newsroom_on

LEAST_ACCURACY = 0.75
"""Share of the answerable questions answered rightly by the text alone."""
LEAST_ABSTENTION = 0.90
"""Share of the unanswerable ones refused."""
MOST_FALSE_ABSTENTION = 0.20
"""Share of the answerable ones refused."""


@pytest.fixture(scope="module")
def real(shared, tmp_path_factory, real_embedder, gazetteer):
    library = tmp_path_factory.mktemp("real")
    return newsroom_on(shared / "articles", library, real_embedder, gazetteer)


@pytest.fixture(scope="module")
def scored(shared, real):
    """The scorer's report on the batch."""
    scorer = shared / "eval" / "score.py"
    if not scorer.is_file():
        pytest.skip(f"no scorer in {scorer.parent}")
    spec = importlib.util.spec_from_file_location("shared_score", scorer)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    rows = (shared / "eval" / "questions.jsonl").read_text("utf-8").split("\n")
    questions = [json.loads(row) for row in rows if row.strip()]
    answers = {}
    for question in questions:
        asked = Asked(
            question=question["question"],
            history=tuple(question.get("history") or ()),
            as_of=question.get("as_of"),
        )
        began = time.perf_counter()
        reply = real.answerer.answer(asked)
        line = reply_line(question["id"], reply, time.perf_counter() - began)
        answers[question["id"]] = json.loads(line)
    texts = {score.art_id(article.id): article.body for article in real.articles.values()}
    files = {f.stem: f.read_text("utf-8") for f in (shared / "articles").glob("*.txt")}
    texts |= {score.art_id(stem): text for stem, text in files.items()}
    return score.score(questions, answers, texts)["all"]


def test_enough_answers_are_right_by_their_text_alone(scored):
    assert scored["accuracy_text"] >= LEAST_ACCURACY


def test_what_the_articles_do_not_say_is_refused(scored):
    assert scored["abstention_recall"] >= LEAST_ABSTENTION


def test_what_they_do_say_is_seldom_refused(scored):
    assert scored["false_abstention"] <= MOST_FALSE_ABSTENTION


def test_every_quote_stands_in_its_file_and_no_answer_lacks_one(scored):
    assert scored["citation_precision_verbatim"] == 1.0
    assert scored["answers_without_citation"] == 0


def test_no_answer_knows_of_a_later_article(scored):
    assert scored["as_of_questions"] > 0
    assert scored["as_of_leaks"] == 0


def test_no_answer_is_too_long_and_none_is_missing(scored):
    assert scored["too_long"] == 0
    assert scored["missing_answers"] == 0


def test_an_answer_comes_within_a_second(scored):
    assert scored["p95_seconds"] < 1.0
