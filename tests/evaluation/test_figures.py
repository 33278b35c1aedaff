from datetime import date

import pytest

from tests.corpus.gold import Score
from tests.evaluation.dates import DateFigures, measure_dates
from tests.evaluation.inputs import GoldSource, Item
from tests.evaluation.retrieval import RetrievalFigures, measure_retrieval
from tests.evaluation.tables import capture_table, retrieval_table

TUESDAY = date(2021, 8, 10)


def item(question, *golds, **changes):
    sources = tuple(GoldSource(article=article, sentence=text) for article, text in golds)
    return Item(id=question, question=question, kind="x", gold_sources=sources, **changes)


def test_recall_and_rank_are_those_of_the_planted_passages(desk_over, scorer):
    desk = desk_over(
        "The ferry sank. Crowds left.",
        "The ferry closed.",
        published=TUESDAY,
        vocabulary="ferry sank closed crowds left the",
    )
    items = (
        item("ferry sank", ("000", "The ferry sank.")),  # first
        item("ferry closed", ("000", "The ferry sank. Crowds left. And wept.")),  # second, inside
        item("crowds left", ("001", "Nobody wrote this.")),  # never
        item("no gold"),
    )

    dense, lexical, fused = measure_retrieval(desk.retriever, items, scorer)

    assert (dense.questions, dense.reachable) == (3, 2)
    assert dense.recall == pytest.approx((1 / 3, 2 / 3, 2 / 3, 2 / 3))
    assert dense.mrr == pytest.approx((1 + 1 / 2) / 3)
    assert (dense.mode, lexical.mode, fused.mode) == ("dense", "lexical", "fused")


def test_the_same_words_in_another_article_do_not_count(desk_over, scorer):
    desk = desk_over("The ferry sank.", published=TUESDAY, vocabulary="the ferry sank")

    figures = measure_retrieval(
        desk.retriever, (item("ferry", ("009", "The ferry sank.")),), scorer
    )

    assert [one.reachable for one in figures] == [0, 0, 0]


def test_the_turns_before_are_searched_for_too_and_later_articles_are_not(desk_over, scorer):
    desk = desk_over(
        "The ferry sank.",
        "Crowds left.",
        published=TUESDAY,
        vocabulary="the ferry sank crowds left",
    )
    gold_row = ("000", "The ferry sank.")
    follow_up = item("and crowds?", gold_row, history=("the ferry sank",))
    too_early = item("ferry sank", gold_row, as_of=date(2021, 8, 1))

    (followed, *_) = measure_retrieval(desk.retriever, (follow_up,), scorer)
    (early, *_) = measure_retrieval(desk.retriever, (too_early,), scorer)

    assert followed.recall[0] == 1.0
    assert early.recall == (0, 0, 0, 0)


def test_expressions_are_counted_by_class(tmp_path):
    table = tmp_path / "table.tsv"
    table.write_text(
        "2021-08-12\tDATE\t2021-08-12\n"
        "yesterday\tDATE\t2021-08-11\n"
        "today\tDATE\t2021-08-01\n"
        "now\tDATE\tPRESENT_REF\n"
        "\n"
        "2021-08-12\tDATE\t2021-08-12\n"
        "Tuesday\tDATE\t2021-08-10\n",
        "utf-8",
    )

    figures = {one.kind: one for one in measure_dates(table)}

    assert figures["near the dateline"] == DateFigures("near the dateline", 1, 2)
    assert figures["weekday"] == DateFigures("weekday", 1, 1)
    assert figures["year"] == DateFigures("year", 0, 0)


def test_a_table_is_plain_text_in_columns():
    rows = [
        RetrievalFigures("dense", 4, 3, (0.25, 0.5, 0.5, 0.75), 0.4),
        RetrievalFigures("lexical", 4, 3, (0.5, 0.5, 0.75, 0.75), 0.55),
    ]

    assert retrieval_table("Retrieval", rows) == (
        "Retrieval: 4 questions with a gold sentence, 3 of them with a passage that holds it\n"
        "passages  recall@1  recall@3  recall@5  recall@10  MRR@10\n"
        "dense        0.250     0.500     0.500      0.750   0.400\n"
        "lexical      0.500     0.500     0.750      0.750   0.550"
    )


def test_what_was_missed_and_what_was_made_up_is_counted():
    score = Score(precision=0.75, recall=0.6, dates=1.0, missed=("g1", "g2"), extra=("a: x",))

    assert capture_table("Captures", score).split("\n")[-1] == (
        "of capitals      0.750   0.600       1.000       2      1"
    )
