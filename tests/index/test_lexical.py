from datetime import date

import pytest
import tantivy

from index.lexical import LexicalIndex, LexicalRow, write_lexical


@pytest.fixture
def index_of(tmp_path):
    def made(*rows, published=()):
        days = dict(enumerate(published))
        write_lexical(
            [LexicalRow(tuple(row.split()), days.get(n)) for n, row in enumerate(rows)],
            tmp_path / "lexical",
        )
        return LexicalIndex(tmp_path / "lexical")

    return made


def test_scores_are_those_of_bm25(index_of):
    index = index_of("ferry sank", "harbour burned")

    ((row, score),) = index.search(["ferry"], 5)

    # ln(1 + (N - n + 0.5) / (n + 0.5)) * tf (k1 + 1) / (tf + k1), all rows being equally long
    assert row == 0
    assert score == pytest.approx(0.6931 * 2.2 / 2.2, rel=1e-3)


def test_a_rare_term_outweighs_a_common_one(index_of):
    index = index_of("ferry left", "ferry sank", "ferry burned", "harbour burned")

    assert [row for row, _ in index.search(["ferry", "sank"], 5)] == [1, 0, 2]


def test_equal_scores_rank_by_row_wherever_the_list_is_cut(index_of):
    index = index_of(*["ferry sank"] * 300)

    assert [row for row, _ in index.search(["ferry"], 7)] == list(range(7))
    assert [row for row, _ in index.search(["ferry"], 300)] == list(range(300))


def test_among_thousands_of_equal_scores_the_first_rows_are_found(index_of):
    rows = [f"ferry{' sank' * (n % 7 == 3)}{' left' * (n % 3)}" for n in range(5_000)]
    index = index_of(*rows)
    for terms in (["ferry"], ["ferry", "sank"], ["left"]):
        whole = sorted(index.search(terms, 5_000), key=lambda pair: (-pair[1], pair[0]))

        assert len(whole) >= 3_000
        for limit in (1, 10, 50, 700):
            assert index.search(terms, limit) == tuple(whole[:limit])


def test_equal_scores_rank_by_row_over_several_segments_too(index_of, tmp_path):
    index_of(*["ferry sank"] * 40)
    opened = tantivy.Index.open(str(tmp_path / "lexical"))
    writer = opened.writer(num_threads=1)
    for row in range(40, 200):  # a larger segment, which is searched first
        document = tantivy.Document()
        document.add_text("terms", "ferry sank")
        document.add_integer("row", row)
        document.add_integer("day", 1)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    several = LexicalIndex(tmp_path / "lexical")
    assert tantivy.Index.open(str(tmp_path / "lexical")).searcher().num_segments == 2

    assert [row for row, _ in several.search(["ferry"], 7)] == list(range(7))


def test_a_place_term_with_a_colon_is_one_term(index_of):
    index = index_of("place:brannock-city fell", "place brannock city fell")

    assert [row for row, _ in index.search(["place:brannock-city"], 5)] == [0]


def test_rows_later_or_undated_are_left_out_and_scores_do_not_change(index_of):
    index = index_of("ferry sank", "ferry", "ferry", published=(date(2020, 3, 2), date(2020, 3, 3)))
    whole = dict(index.search(["ferry"], 5))

    until = index.search(["ferry"], 5, date(2020, 3, 2))

    assert [row for row, _ in until] == [0]
    assert until[0][1] == pytest.approx(whole[0])


def test_an_index_that_may_only_be_read_is_searched_and_left_as_it_was(
    index_of, tmp_path, monkeypatch
):
    index_of("ferry sank", "harbour burned")
    for lock in (tmp_path / "lexical").glob("*.lock"):
        lock.unlink()
    before = sorted((tmp_path / "lexical").iterdir())
    monkeypatch.setattr("index.lexical.os.access", lambda *_: False)

    found = LexicalIndex(tmp_path / "lexical").search(["harbour"], 5)

    assert [row for row, _ in found] == [1]
    assert sorted((tmp_path / "lexical").iterdir()) == before


def test_nothing_asked_finds_nothing(index_of):
    index = index_of("ferry sank")

    assert index.search([], 5) == ()
    assert index.search(["absent"], 5) == ()
    assert index.search(["ferry"], 0) == ()
