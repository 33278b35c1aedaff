"""The golden questions that ship, asked of the articles that ship."""

import json

import pytest

from bot.editing.examining import examine
from corpus.holdings import Holdings
from index.builder import build
from index.golden_file import folded, golden_of
from index.library import Library
from index.places import shipped_articles
from index.snapshot import Snapshot

QUESTIONS = golden_of(Holdings((shipped_articles(),)))


@pytest.fixture(scope="module")
def answers(tmp_path_factory, real_embedder, gazetteer):
    library = Library(tmp_path_factory.mktemp("golden"))
    report = build([shipped_articles()], library, real_embedder, gazetteer)
    snapshot = Snapshot.open(library.snapshots / report.snapshot_id, real_embedder)
    found = examine(snapshot, real_embedder, gazetteer, QUESTIONS)
    return {answer.question: answer for answer in found}


def test_twelve_golden_questions_ship_with_the_digests():
    assert len(QUESTIONS) == 12
    assert sum(question.refused for question in QUESTIONS) == 2
    assert [question.question for question in QUESTIONS if question.as_of]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.question)
def test_the_bot_answers_each_as_it_must(question, answers):
    answer = answers[question.question]

    assert answer.holds, answer.text
    assert answer.answered != question.refused
    for words in question.contains:
        assert words.casefold() in answer.text.casefold()


def test_none_of_them_is_a_question_of_the_evaluation(shared):
    lines = (shared / "eval" / "questions.jsonl").read_text("utf-8").split("\n")
    asked = {folded(json.loads(line)["question"]) for line in lines if line}

    assert asked
    assert not asked & {folded(question.question) for question in QUESTIONS}
