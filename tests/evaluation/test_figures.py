from datetime import date

import pytest

from corpus.event import Event
from tests.evaluation.captures import measure_captures
from tests.evaluation.dates import DateFigures, measure_dates
from tests.evaluation.inputs import GoldEvent, GoldSource, Item
from tests.evaluation.retrieval import RetrievalFigures, measure_retrieval
from tests.evaluation.tables import retrieval_table

TUESDAY, WEDNESDAY = date(2021, 8, 10), date(2021, 8, 11)
FELL = "Farah fell on Tuesday."


def read(sentence=FELL, place="farah", first=TUESDAY, **changes):
    return Event(
        article_id="001-quay",
        sentence=0,
        start=0,
        text=sentence,
        place=place,
        kind=changes.pop("kind", "captured"),
        first=first,
        last=first,
        **changes,
    )


def gold(sentence=FELL, place="Farah", day=TUESDAY, **changes):
    said = {"article": "001", "kind": "captured", "extent": "city", "modality": "asserted"}
    row = said | changes
    return GoldEvent(id="g", sentence=sentence, place=place, date_start=day, date_end=day, **row)


def item(question, *golds, **changes):
    sources = tuple(GoldSource(article=article, sentence=text) for article, text in golds)
    return Item(id=question, question=question, kind="x", gold_sources=sources, **changes)


@pytest.fixture
def captures(gazetteer, scorer):
    return lambda events, golds: measure_captures(events, golds, gazetteer, scorer.art_id)


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


def test_captures_are_matched_one_to_one(captures):
    figures = captures([read(), read(), read("Farah held out.")], [gold(), gold("Zaranj fell.")])

    assert (figures.gold, figures.read, figures.matched) == (2, 3, 1)
    assert figures.precision == pytest.approx(1 / 3)
    assert figures.recall == 0.5


def test_of_two_mentions_the_one_with_the_right_day_is_taken(captures):
    events = [read(first=WEDNESDAY), read(first=TUESDAY)]

    assert captures(events, [gold()]).day_accuracy == 1.0
    assert captures(events[:1], [gold()]).day_accuracy == 0.0


def test_a_capital_is_known_by_its_other_spellings(captures):
    figures = captures([read("Aybak fell.", "aybak")], [gold("Aybak fell.", "Aibak")])

    assert figures.matched == 1


@pytest.mark.parametrize(
    "other",
    [read(place="kabul"), read(kind="contested"), read(extent="airport")],
    ids=["another town", "another event", "a part only"],
)
def test_what_is_told_of_something_else_does_not_match(captures, other):
    assert captures([other], [gold()]).matched == 0


def test_an_article_that_is_another_does_not_match(captures):
    assert captures([read()], [gold(article="002")]).matched == 0


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
