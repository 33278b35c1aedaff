from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy as np
import pytest

from index.stores.allowed import Allowed
from index.stores.dense_record import Effort
from index.stores.faiss import FaissStore, add_rows, new_index, one_thread, write_index
from tests.index.vectors_made import clustered, nearest_rows

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8], [0.6, 0.8]], dtype=np.float32)
QUESTION = np.array([[0, 1]], dtype=np.float32)

KINDS = {
    "Flat": Effort(),
    "SQfp16": Effort(),
    "SQ8": Effort(),
    "HNSW16,Flat": Effort(ef_search=128),
    "HNSW16,SQfp16": Effort(ef_search=128),
    "IVF16,Flat": Effort(nprobe=8),
    "PQ8x4fs,Refine(SQfp16)": Effort(k_factor=32),
    "IVF16,PQ8x4fs,Refine(SQfp16)": Effort(nprobe=8, k_factor=32),
}
MANY = 4_000


def written(path, vectors, kind="Flat"):
    index = new_index(faiss, kind, vectors.shape[1])
    if not index.is_trained:
        with one_thread(faiss):
            index.train(vectors)
    add_rows(index, vectors)
    write_index(faiss, index, path)
    return path


def opened(path, vectors, effort=None, **more):
    return FaissStore(path, rows=len(vectors), dimension=vectors.shape[1], effort=effort, **more)


@pytest.fixture
def store(tmp_path):
    return opened(written(tmp_path / "dense.faiss", ROWS), ROWS)


@pytest.fixture(scope="module")
def many():
    return clustered(MANY)


@pytest.fixture(scope="module")
def store_of(many, tmp_path_factory):
    """Open an index of `many` of one kind; built once."""
    made = {}

    def of(kind):
        if kind not in made:
            made[kind] = written(tmp_path_factory.mktemp("kinds") / "dense.faiss", many, kind)
        return opened(made[kind], many, KINDS[kind])

    return of


def test_rows_come_by_cosine_and_equal_ones_by_row(store):
    assert store.search(QUESTION, 4) == (
        (1, pytest.approx(1.0)),
        (2, pytest.approx(0.8)),
        (3, pytest.approx(0.8)),
        (0, pytest.approx(0.0)),
    )


@pytest.mark.parametrize("kind", ["Flat", "SQfp16"])
def test_equal_rows_are_cut_by_row_wherever_the_list_ends(tmp_path, kind):
    equal = np.repeat(ROWS[:1], 500, axis=0)
    store = opened(written(tmp_path / "equal.faiss", equal, kind), equal)

    assert [row for row, _ in store.search(ROWS[:1], 7)] == list(range(7))
    odd = Allowed.where(np.arange(500) % 2 == 1)
    assert [row for row, _ in store.search(ROWS[:1], 3, odd)] == [1, 3, 5]


def test_asking_for_more_than_there_is_gives_what_there_is(store):
    assert len(store.search(QUESTION, 50)) == 4


def test_only_the_allowed_rows_are_looked_at(store):
    allowed = Allowed.where(np.array([True, False, False, True]))

    assert [row for row, _ in store.search(QUESTION, 9, allowed)] == [3, 0]
    assert store.search(QUESTION, 9, Allowed.where(np.zeros(4, dtype=bool))) == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.002, 0.05, 0.3, 0.9])
def test_a_filtered_search_finds_the_nearest_allowed_rows_and_no_other(store_of, many, kind, share):
    mask = np.random.default_rng(3).random(MANY) < share
    allowed = Allowed.where(mask)
    wanted = min(10, allowed.count)
    right = 0

    for question in clustered(40, seed=9)[:, None]:
        found = [row for row, _ in store_of(kind).search(question, 10, allowed)]
        assert all(mask[row] for row in found)
        right += len({*found} & {*nearest_rows(question, many, 10, mask)})

    assert right >= 0.95 * 40 * wanted


@pytest.mark.parametrize("kind", KINDS)
def test_rows_allowed_only_far_from_the_question_are_found_all_the_same(store_of, many, kind):
    right = 0

    for question in clustered(20, seed=11)[:, None]:
        mask = np.zeros(MANY, dtype=bool)
        mask[nearest_rows(question, many, MANY)[-MANY // 5 :]] = True
        found = [row for row, _ in store_of(kind).search(question, 10, Allowed.where(mask))]
        assert mask[found].all()
        cosines = np.where(mask, many @ question[0], -np.inf)
        right += int(np.count_nonzero(cosines[found] >= np.sort(cosines)[-10] - 0.005))

    assert right >= 0.95 * 20 * 10


def test_codes_alone_lead_to_the_allowed_rows_where_most_are_allowed(codes_only, many):
    allowed = Allowed.where(mask := np.random.default_rng(3).random(MANY) < 0.8)
    right = 0

    for question in clustered(40, seed=9)[:, None]:
        found = [row for row, _ in codes_only.search(question, 2, allowed)]
        assert mask[found].all()
        right += len({*found} & {*nearest_rows(question, many, 2, mask)})

    assert right >= 0.95 * 40 * 2


def test_codes_that_lead_to_too_few_allowed_rows_are_not_relied_on(codes_only, many):
    question = clustered(1, seed=9)
    mask = np.ones(MANY, dtype=bool)
    mask[nearest_rows(question, many, MANY * 2 // 5)] = False

    with pytest.raises(ScannedError):
        codes_only.search(question, 5, Allowed.where(mask))


class ScannedError(Exception):
    """Every row was to be compared."""


@pytest.fixture
def codes_only(many, tmp_path, monkeypatch):
    """A fast-scan index of which 30 rows are compared for each asked for, and never all."""

    def refuse(*_):
        raise ScannedError

    kind = "PQ8x4fs,Refine(SQfp16)"
    store = opened(written(tmp_path / "dense.faiss", many, kind), many, Effort(k_factor=30))
    monkeypatch.setattr("index.stores.searching._Scan.search", refuse)
    return store


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapped_index_answers_as_one_that_was_read(tmp_path, many, kind, monkeypatch):
    path = written(tmp_path / "dense.faiss", many, kind)
    mapped = opened(path, many, KINDS[kind])
    read_index = faiss.read_index
    monkeypatch.setattr(faiss, "read_index", lambda name, _: read_index(name))
    read = opened(path, many, KINDS[kind])

    for question in clustered(20, seed=5)[:, None]:
        assert mapped.search(question, 10) == read.search(question, 10)


def test_an_index_of_other_rows_or_dimensions_is_refused(tmp_path):
    path = written(tmp_path / "dense.faiss", ROWS)

    with pytest.raises(ValueError, match="holds 4 rows of 2 dimensions, not the 5 of 2 promised"):
        FaissStore(path, rows=5, dimension=2)
    with pytest.raises(ValueError, match="not the 4 of 3 promised"):
        FaissStore(path, rows=4, dimension=3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_is_refused_and_not_mapped(tmp_path, many, kind):
    path = written(tmp_path / "dense.faiss", many[:700], kind)
    whole = path.read_bytes()

    for kept in (len(whole) // 2, 10, 0):
        path.write_bytes(whole[:kept])
        with pytest.raises(ValueError, match=r"dense\.faiss is not an index"):
            opened(path, many[:700])
    path.write_bytes(whole[:-1])
    with pytest.raises(ValueError, match="bytes, not the"):
        opened(path, many[:700], size=len(whole))


def test_a_file_that_is_no_index_is_refused(tmp_path):
    (tmp_path / "dense.faiss").write_bytes(b"not an index")

    with pytest.raises(ValueError, match=r"dense\.faiss is not an index"):
        opened(tmp_path / "dense.faiss", ROWS)


def test_a_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="has 0 bytes, not the 99 promised"):
        opened(tmp_path / "dense.faiss", ROWS, size=99)
    with pytest.raises(ValueError, match=r"dense\.faiss is not an index"):
        opened(tmp_path / "dense.faiss", ROWS)


def test_an_index_written_over_one_that_is_open_leaves_that_one_as_it_was(tmp_path):
    path = written(tmp_path / "dense.faiss", ROWS)
    before = opened(path, ROWS)

    written(path, ROWS[:1])

    assert [row for row, _ in before.search(QUESTION, 4)] == [1, 2, 3, 0]
    assert len(opened(path, ROWS[:1])) == 1


def test_a_search_leaves_the_thread_as_many_threads_as_it_had(store):
    faiss.omp_set_num_threads(2)

    store.search(QUESTION, 1)

    assert faiss.omp_get_max_threads() == 2


@pytest.mark.parametrize("kind", KINDS)
def test_threads_that_ask_at_once_get_what_each_gets_alone(store_of, kind):
    store = store_of(kind)
    questions = clustered(60, seed=6)[:, None]
    allowed = Allowed.where(np.arange(MANY) % 2 == 0)
    alone = [store.search(one, 10, allowed) + store.search(one, 10) for one in questions]

    with ThreadPoolExecutor(4) as threads:
        together = threads.map(
            lambda one: store.search(one, 10, allowed) + store.search(one, 10), questions
        )
        assert list(together) == alone


def test_a_class_of_index_that_is_not_known_is_refused(tmp_path, many):
    path = written(tmp_path / "dense.faiss", many, "PQ8x4")

    with pytest.raises(ValueError, match="IndexPQ is not searched here"):
        opened(path, many)
