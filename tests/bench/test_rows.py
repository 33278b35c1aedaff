"""Every kind of row at a few dozen passages, the model and the recipe played by fakes."""

import re
import sys
from dataclasses import replace

import pytest

from corpus.gazetteer import Gazetteer
from index.model_files import find_model
from index.snapshot import Snapshot
from tests.bench.__main__ import _collect, main
from tests.bench.bench import Bench
from tests.bench.rows_answer import answer_rows, growth_rows
from tests.bench.rows_encode import throughput
from tests.bench.rows_reindex import reindex_rows
from tests.bench.rows_retrieve import _queries, fused_rows
from tests.bench.stage import Workshop, desk_of, passage_texts
from tests.bench.table import Missing
from tests.bench.trial import NOBODY, dense_trial, fused_trial, read_queries
from tests.index.fakes import WordEmbedder

PASSAGES = 60


class PlainEncoder:
    """sentence-transformers' interface over a fake, its rows not of length 1."""

    def encode(self, texts, **how):
        return 2 * WordEmbedder().passages(list(texts))


class Recipe:
    """A recipe that only remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def retrieve(self, question):
        self.asked.append(question)


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    files = find_model()
    model = WordEmbedder(name=files.name, checksum=files.checksum)
    folder = tmp_path_factory.mktemp("bench")
    workshop = Workshop(folder, 7, 0, files, model, Gazetteer.load(), lambda line: None)
    made = Bench(workshop, 7, 12, 20, 1, 12, False, lambda line: None)
    made.building, made.plain = WordEmbedder(), PlainEncoder()
    return made


@pytest.fixture(scope="module")
def stage(bench):
    return bench.workshop.stage(PASSAGES)


def test_a_stage_is_built_once_and_then_found(bench, stage, monkeypatch):
    monkeypatch.setattr("tests.bench.stage.build", None)

    again = bench.workshop.stage(PASSAGES)

    assert again.snapshot_folder == stage.snapshot_folder
    assert again.size == pytest.approx(PASSAGES, rel=0.25)
    assert again.label == "60*"


def test_no_question_is_taken_twice(bench):
    stage = bench.workshop.stage(PASSAGES)

    taken = stage.take(50) + stage.take(50)

    assert len(set(taken)) == 100
    with pytest.raises(ValueError, match="questions left"):
        stage.take(5000)


def test_the_dense_side_is_held_to_exact_search(bench, stage):
    snapshot = Snapshot.open(stage.snapshot_folder, verify=False)
    queries = read_queries(_queries(bench, stage))

    found = dense_trial(snapshot, queries, "exact flat search")

    assert {query.row == NOBODY for query in queries} == {True, False}
    assert (found["our_recall"], found["other_recall"]) == (1.0, 1.0)
    assert found["ours_ms"] > 0
    assert found["asked"] == len(queries)


def test_words_help_to_find_the_passage_that_they_are_of(bench, stage):
    snapshot = Snapshot.open(stage.snapshot_folder, verify=False)
    queries = [one for one in read_queries(_queries(bench, stage)) if one.row != NOBODY]
    # Other questions' vectors: only the words lead to the passage.
    astray = [
        replace(one, vector=other.vector)
        for one, other in zip(queries, [*queries[1:], queries[0]], strict=True)
    ]

    found = fused_trial(snapshot, astray, "exact flat search", None)

    assert found["our_recall"] > 0.9 > found["other_recall"]


def test_answers_are_timed_on_questions_that_both_get_once(bench, stage, monkeypatch):
    recipe = Recipe()
    monkeypatch.setattr(bench, "recipe", lambda stage: recipe, raising=False)
    monkeypatch.setattr("tests.bench.rows_answer._EACH", 1)
    monkeypatch.setattr("tests.bench.rows_answer._ROUNDS", 1)

    p50, p95, at_once = answer_rows(bench, stage)

    assert [row.what for row in (p50, p95, at_once)] == [
        "answer, p50",
        "answer, p95",
        "answer, 16 at once",
    ]
    assert p50.ours <= p95.ours
    assert re.fullmatch(r"12 questions, \d+ answered, 0 encoded", p50.note)
    assert re.fullmatch(r"16 questions, \d+ answered", at_once.note)
    assert at_once.unit == "questions/s"
    assert len(recipe.asked) == len(set(recipe.asked)) == 5 + 12 + 16 + 16
    assert bench.answer_ms["60"] == p50.ours


def test_growth_is_told_only_where_both_ends_were_measured(bench):
    assert list(growth_rows(bench)) == []

    bench.answer_ms.update({"10k": 5.0, "1M": 20.0})
    (row,) = growth_rows(bench)

    assert (row.ratio, row.is_met) == (0.25, True)


def test_a_rate_says_how_far_the_vectors_are_apart(bench):
    row = throughput(bench.building, bench.plain, ["the ferry sank", "crowds left"] * 6, "60*")

    assert row.note == "12 passages; vectors apart by at most 0e+00"
    assert row.unit == "passages/s"


def test_one_changed_article_is_built_beside_all(bench):
    (row,) = reindex_rows(bench)

    assert row.what == "reindex of 1 changed article in 12"
    assert row.other > 0
    # Three editions, each embedded by the model: what is new in them and nothing else.
    assert 3 <= len(bench.building.asked) - 256 - 8 < 60


def test_a_snapshot_of_stand_in_vectors_answers(stage):
    desk = desk_of(stage.snapshot_folder, stage.embedder)

    assert passage_texts(desk.snapshot)
    assert desk.snapshot_id == stage.snapshot_folder.name


def test_a_package_that_is_missing_is_a_row_and_not_the_end(bench, stage, monkeypatch):
    monkeypatch.setitem(sys.modules, "rank_bm25", None)
    rows = []

    _collect(rows, "fused", stage.label, fused_rows(bench, stage))

    assert rows == [Missing("fused", "60*", "plain recipe", "rank_bm25 is not installed")]
    assert bench.recipe(stage) is None


@pytest.mark.parametrize("words", [["--sizes", "10q"], ["--rows", "answers"]])
def test_what_is_no_size_and_no_row_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        main(words)

    assert words[1] in capsys.readouterr().err
