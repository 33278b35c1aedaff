import numpy as np
import pytest

from index.stores.faiss import FaissStore, write_store

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8], [0.6, 0.8]], dtype=np.float32)
QUESTION = np.array([[0, 1]], dtype=np.float32)


@pytest.fixture
def store(tmp_path):
    write_store(ROWS, tmp_path / "dense.faiss")
    return FaissStore(tmp_path / "dense.faiss")


def test_rows_come_by_cosine_and_equal_ones_by_row(store):
    assert store.search(QUESTION, 4) == (
        (1, pytest.approx(1.0)),
        (2, pytest.approx(0.8)),
        (3, pytest.approx(0.8)),
        (0, pytest.approx(0.0)),
    )


def test_asking_for_more_than_there_is_gives_what_there_is(store):
    assert len(store.search(QUESTION, 50)) == 4


def test_only_the_chosen_rows_are_looked_at(store):
    assert [row for row, _ in store.search(QUESTION, 9, rows=[0, 3])] == [3, 0]
    assert store.search(QUESTION, 9, rows=[]) == ()


@pytest.mark.parametrize("kind", ["SQfp16", "HNSW8,Flat"])
def test_another_kind_of_index_finds_the_same_nearest_row(tmp_path, kind):
    write_store(ROWS, tmp_path / "other.faiss", kind)

    ((row, cosine),) = FaissStore(tmp_path / "other.faiss").search(QUESTION, 1)

    assert (row, cosine) == (1, pytest.approx(1.0, abs=1e-3))


def test_a_file_that_is_no_index_is_refused(tmp_path):
    (tmp_path / "dense.faiss").write_bytes(b"not an index")

    with pytest.raises(ValueError, match=r"dense\.faiss is not an index"):
        FaissStore(tmp_path / "dense.faiss")
