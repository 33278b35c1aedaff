import faiss
import numpy as np
import pytest

from index.stores import dense_build
from index.stores.codes import unpacked
from index.stores.dense_build import Earlier, build_dense
from index.stores.dense_record import DenseRecord, Effort
from index.stores.exactness import least_right_cosines, recall_at_10, sample_questions
from index.stores.faiss import FaissStore, one_thread
from index.stores.kinds import Choice
from tests.index.vectors_made import clustered, nearest_rows

SCAN = "PQ8x4fs,Refine(SQfp16)"
MANY = 4_000


def choice(kind):
    return Choice(kind, "auto", "because")


@pytest.fixture(scope="module")
def many():
    return clustered(MANY)


@pytest.fixture(scope="module")
def first(many, tmp_path_factory):
    """The index of `many` and its record, as an earlier snapshot would have them."""
    path = tmp_path_factory.mktemp("earlier") / "dense.faiss"
    return path, build_dense(many, path, choice(SCAN))


def store(path, record):
    return FaissStore(
        path,
        rows=record.passages,
        dimension=record.dimension,
        effort=record.effort,
        size=record.size,
    )


def without_training(monkeypatch):
    def refuse(*_):
        raise AssertionError("trained")

    monkeypatch.setattr(dense_build, "_write_new", refuse)


@pytest.mark.parametrize("kind", ["Flat", "SQfp16", "HNSW16,Flat", "IVF16,SQ8", SCAN])
def test_what_the_record_promises_is_what_a_search_of_the_file_finds(tmp_path, many, kind):
    record = build_dense(many, tmp_path / "dense.faiss", choice(kind))
    opened = store(tmp_path / "dense.faiss", record)

    right = sum(
        len({row for row, _ in opened.search(one, 10)} & {*nearest_rows(one, many, 10)})
        for one in sample_questions(many, None, 0)[:, None]
    )

    assert record.kind == kind
    assert record.fallback is None
    assert record.sample == 200
    assert record.recall_at_10 >= 0.95
    assert right / 2_000 == pytest.approx(record.recall_at_10, abs=0.01)  # ties apart


def test_a_record_reads_back_from_its_json(first):
    _, record = first

    assert DenseRecord.model_validate_json(record.model_dump_json()) == record


def test_the_search_is_made_harder_until_it_finds_enough(first):
    _, record = first

    assert record.effort.k_factor > 4  # two bits a dimension are not enough at the first step
    assert record.recall_at_10 >= 0.95


@pytest.mark.parametrize("asked", ["auto", "PQ2x4fs,Refine(SQfp16)"])
def test_a_kind_that_finds_too_little_gives_way_to_an_exact_one_and_says_so(tmp_path, many, asked):
    noise = clustered(MANY, dimension=32, clusters=1)  # no structure for two parts to learn
    chosen = Choice("PQ2x4fs,Refine(SQfp16)", asked, "because")

    record = build_dense(noise, tmp_path / "dense.faiss", chosen)

    assert record.kind == "SQfp16"
    assert record.asked == asked
    assert record.fallback.startswith("PQ2x4fs,Refine(SQfp16) found 0.")
    assert record.fallback.endswith("less than 0.95; SQfp16 was built instead.")
    assert record.recall_at_10 >= 0.99
    assert type(faiss.read_index(str(tmp_path / "dense.faiss"))).__name__ == "IndexScalarQuantizer"


def test_where_half_precision_finds_too_little_rows_are_kept_whole(tmp_path):
    # Rows that differ by less than float16 can tell, one away from another by 1e-5 in cosine.
    angles = 1.005 - np.arange(400) * 1.2e-5
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    questions = np.array([[1.0, 0.0]] * 5, dtype=np.float32)

    record = build_dense(rows, tmp_path / "dense.faiss", choice("SQfp16"), sentences=questions)

    assert record.kind == "Flat"
    assert record.recall_at_10 == 1.0


def test_sentences_are_asked_where_there_are_any(tmp_path, many):
    sentences = clustered(300, seed=4).astype(np.float16)

    record = build_dense(many, tmp_path / "dense.faiss", choice("Flat"), sentences=sentences)

    assert (record.sampled_from, record.sample) == ("sentences", 200)
    assert record.recall_at_10 == 1.0


def test_no_passages_make_an_index_of_none(tmp_path):
    empty = np.empty((0, 8), dtype=np.float32)

    record = build_dense(empty, tmp_path / "dense.faiss", choice("Flat"))

    assert (record.passages, record.sample, record.recall_at_10) == (0, 0, 1.0)
    assert store(tmp_path / "dense.faiss", record).search(clustered(1, 8), 5) == ()


def test_a_row_as_near_as_the_tenth_counts_as_right():
    rows = np.repeat(np.eye(2, dtype=np.float32), 20, axis=0)
    question = rows[:1]
    least = least_right_cosines(question, rows)

    def last_ten(asked, limit):
        return tuple((row, 1.0) for row in range(20 - limit, 20))

    def half_wrong(asked, limit):
        return tuple((row, 1.0) for row in range(15, 25))

    assert recall_at_10(last_ten, question, rows, least) == 1.0
    assert recall_at_10(half_wrong, question, rows, least) == 0.5


def test_the_tenth_cosine_is_right_over_more_rows_than_are_compared_at_once(monkeypatch, many):
    monkeypatch.setattr("index.stores.exactness._BLOCK", 77)
    questions = clustered(30, seed=2)

    least = least_right_cosines(questions, many)

    np.testing.assert_allclose(least, np.sort(questions @ many.T, axis=1)[:, -10], atol=1e-6)


def test_an_earlier_index_lends_its_codes_and_is_left_as_it_was(tmp_path, many, first, monkeypatch):
    path, _ = first
    before = path.read_bytes()
    kept = np.random.default_rng(1).permutation(MANY)[: MANY - 30]
    now = np.concatenate([many[kept], clustered(45, seed=8)])
    rows = np.concatenate([kept, np.full(45, -1)])
    without_training(monkeypatch)

    again = build_dense(now, tmp_path / "now.faiss", choice(SCAN), earlier=Earlier(*first, rows))

    assert again.reused == "codes"
    assert again.trained_on == MANY
    assert again.passages == MANY + 15
    assert again.recall_at_10 >= 0.95
    assert path.read_bytes() == before
    # The same bytes as if every row had been coded by the earlier quantizer.
    coded = faiss.read_index(str(path))
    coded.reset()
    coded.add(now)
    faiss.write_index(coded, str(tmp_path / "coded.faiss"))
    assert codes_of(tmp_path / "now.faiss") == codes_of(tmp_path / "coded.faiss")


def codes_of(path):
    index = faiss.read_index(str(path))
    return unpacked(faiss, faiss.downcast_index(index.base_index)).tobytes()


@pytest.mark.parametrize("parts", [1, 3, 8, 32])
@pytest.mark.parametrize("count", [31, 32, 1_001])
def test_unpacked_codes_are_those_that_were_packed(parts, count):
    vectors = clustered(1_001, dimension=96)
    index = faiss.index_factory(96, f"PQ{parts}x4fs", faiss.METRIC_INNER_PRODUCT)
    with one_thread(faiss):
        index.train(vectors)
    index.add(vectors[:count])

    np.testing.assert_array_equal(unpacked(faiss, index), index.pq.compute_codes(vectors[:count]))


def test_an_earlier_inverted_file_lends_its_cells(tmp_path, many, monkeypatch):
    kind = choice("IVF16,SQ8")
    earlier = build_dense(many, tmp_path / "earlier.faiss", kind)
    rows = np.arange(MANY)
    without_training(monkeypatch)

    again = build_dense(
        many,
        tmp_path / "now.faiss",
        kind,
        earlier=Earlier(tmp_path / "earlier.faiss", earlier, rows),
    )

    assert again.reused == "quantizer"
    assert again.recall_at_10 == earlier.recall_at_10


def test_wrong_codes_taken_over_are_noticed_and_the_index_is_trained_anew(tmp_path, many, first):
    wrong = np.roll(np.arange(MANY), MANY // 2)

    again = build_dense(many, tmp_path / "now.faiss", choice(SCAN), earlier=Earlier(*first, wrong))

    assert (again.kind, again.reused) == (SCAN, "nothing")
    assert again.recall_at_10 >= 0.95


@pytest.mark.parametrize(
    "changes", [{"kind": "PQ4x4fs,Refine(SQfp16)"}, {"trained_on": MANY // 2}, {"dimension": 64}]
)
def test_an_earlier_index_of_another_kind_or_of_half_the_size_lends_nothing(
    tmp_path, many, first, changes
):
    path, record = first
    earlier = Earlier(path, record.model_copy(update=changes), np.arange(MANY))

    again = build_dense(many, tmp_path / "now.faiss", choice(SCAN), earlier=earlier)

    assert (again.reused, again.trained_on) == ("nothing", MANY)


def test_a_kind_that_learns_nothing_is_written_whole(tmp_path, many):
    record = build_dense(many, tmp_path / "a.faiss", choice("SQfp16"))
    earlier = Earlier(tmp_path / "a.faiss", record, np.arange(MANY))

    again = build_dense(many, tmp_path / "b.faiss", choice("SQfp16"), earlier=earlier)

    assert (again.reused, again.trained_on, again.effort) == ("nothing", 0, Effort())


def test_a_file_that_cannot_be_written_is_an_os_error(tmp_path, many):
    with pytest.raises(OSError, match=r"nowhere.* could not be written"):
        build_dense(many, tmp_path / "nowhere" / "dense.faiss", choice("Flat"))
