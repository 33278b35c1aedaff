import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse


def test_each_side_is_brought_to_0_and_1_and_averaged():
    fused = fuse([(0, 0.9), (1, 0.7), (2, 0.5)], [(2, 8.0), (1, 2.0)], 0.5)

    assert [(one.row, one.dense_part, one.lexical_part) for one in fused] == [
        (0, pytest.approx(1.0), 0.0),
        (2, 0.0, 1.0),
        (1, pytest.approx(0.5), 0.0),
    ]
    assert [one.score for one in fused] == pytest.approx([0.5, 0.5, 0.25])


def test_a_lone_row_is_the_best_of_its_side():
    (only,) = fuse([], [(4, 0.01)], 0.5)

    assert (only.lexical_part, only.dense_part, only.score) == (1.0, 0.0, 0.5)


def test_nothing_on_either_side_gives_nothing():
    assert fuse([], [], 0.5) == ()


rankings = st.dictionaries(st.integers(0, 20), st.floats(-1, 30)).map(lambda rows: [*rows.items()])


@given(rankings, rankings, st.floats(0, 1))
def test_every_score_lies_between_0_and_1_and_is_the_weighted_sum_of_its_parts(
    dense, words, weight
):
    fused = fuse(dense, words, weight)

    assert {one.row for one in fused} == {row for row, _ in (*dense, *words)}
    for one in fused:
        parts = weight * one.dense_part + (1 - weight) * one.lexical_part
        assert one.score == pytest.approx(parts)
        assert 0 <= one.score <= 1 + 1e-9
    assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)


@given(rankings, rankings, st.integers(0, 30))
def test_so_many_are_the_first_of_all(dense, words, limit):
    assert fuse(dense, words, 0.5, limit) == fuse(dense, words, 0.5)[:limit]
