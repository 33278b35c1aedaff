import pytest

from index.retriever import Retriever
from index.seal import SnapshotError
from index.snapshot import Snapshot
from tests.index.fakes import FakeGazetteer, FakePlace, WordEmbedder


def test_nearest_passage_comes_first_with_its_cosine(retriever_over):
    retriever = retriever_over("the ferry sank", "the harbour burned", "crowds left")

    first, second, *_ = retriever.search("harbour burned", mode="dense")

    assert first.passage.text == "the harbour burned"
    assert first.dense == pytest.approx(2 / 6**0.5)  # two shared words of two and of three
    assert second.score < first.score == 1.0


def test_a_fused_score_is_half_of_each_part(retriever_over):
    retriever = retriever_over("the ferry sank", "the harbour burned", "crowds left the harbour")

    for hit in retriever.search("the harbour closed"):
        assert hit.score == pytest.approx(0.5 * hit.dense_part + 0.5 * hit.lexical_part)


def test_a_mode_ranks_by_its_own_side_only(retriever_over):
    retriever = retriever_over("the ferry sank", "the lighthouse burned")

    dense = retriever.search("ferry burned", mode="dense")
    words = retriever.search("lighthouse", mode="lexical")

    assert all(hit.lexical == hit.lexical_part == 0.0 for hit in dense)
    assert [hit.passage.text for hit in words] == ["the lighthouse burned"]
    assert words[0].lexical > 0
    assert words[0].dense_part == 0.0


def test_a_passage_that_only_its_words_brought_in_still_shows_its_cosine(retriever_over):
    retriever = retriever_over("the lighthouse burned", "crowds left")

    (hit,) = retriever.search("lighthouse burned", mode="lexical")

    assert hit.dense == pytest.approx(2 / 6**0.5)


def test_another_spelling_of_a_place_finds_it(retriever_over):
    city = FakePlace("brannock-city", "Brannock")
    places = FakeGazetteer({"Branok": city, "Brannock": city})
    retriever = retriever_over("Mallow fell", "Branok fell", "Tarn fell", gazetteer=places)

    first, *_ = retriever.search("when did Brannock fall")

    assert first.passage.text == "Branok fell"


def test_later_and_undated_articles_are_left_out_before_ranking(retriever_over, days):
    texts = ["the ferry sank", "the ferry left", "the ferry burned", "the ferry closed"]
    retriever = retriever_over(*texts, published=days)

    hits = retriever.search("the ferry closed", published_until=days[1])

    assert {hit.passage.article_id for hit in hits} == {"a0", "a1"}
    assert retriever.search("the ferry", published_until=days[0].replace(year=2019)) == ()


def test_a_late_crowd_of_better_passages_cannot_push_an_early_one_out(retriever_over, days):
    texts = ["the bridge", *["the ferry sank"] * 80]
    retriever = retriever_over(*texts, published=(days[0], *[days[2]] * 80))

    (only,) = retriever.search("the ferry sank", limit=1, published_until=days[0])

    assert only.passage.text == "the bridge"


def test_equal_passages_come_by_row_and_the_same_each_time(retriever_over):
    retriever = retriever_over(*["the ferry sank"] * 9)

    found = retriever.search("ferry", limit=4)

    assert [hit.row for hit in found] == [0, 1, 2, 3]
    assert retriever.search("ferry", limit=4) == found


@pytest.mark.parametrize("query", ["", "  \n"])
def test_an_empty_question_finds_nothing(retriever_over, query):
    assert retriever_over("the ferry sank").search(query) == ()


def test_a_vector_at_hand_is_used_in_place_of_the_models(retriever_over):
    retriever = retriever_over("the ferry sank", "crowds left")

    first, *_ = retriever.search(
        "ferry", mode="dense", vector=WordEmbedder().question("crowds left")
    )

    assert first.passage.text == "crowds left"


def test_an_embedder_of_another_model_is_refused(written):
    snapshot = Snapshot.open(written("the ferry sank"))

    with pytest.raises(SnapshotError, match="was not built with"):
        Retriever(snapshot, WordEmbedder(checksum="other"), FakeGazetteer())
