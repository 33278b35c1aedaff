"""Collections beside a library: filled, published by an alias, gone back to, and removed."""

import contextlib

import pytest

from index.snapshot import Snapshot
from index.stores.errors import StoreError
from index.stores.milvus import MilvusEngine
from index.stores.milvus_collection import Names
from tests.index.desk import EditingDesk, article
from tests.index.fakes import WordEmbedder


class Bench:
    """A library with its collections, and a second client that looks at the server."""

    def __init__(self, folder, milvus, gazetteer, kept=3):
        from pymilvus import MilvusClient  # noqa: PLC0415

        self.address = milvus.address()
        self.gazetteer = gazetteer
        self.desk = EditingDesk(folder, gazetteer, kept=kept)
        self.client = MilvusClient(self.address.uri)

    @property
    def engine(self):
        """A new one each time, as each process has."""
        return MilvusEngine(self.address)

    @property
    def names(self):
        return Names.of(self.address.prefix, self.desk.library.folder)

    def publish(self, *which):
        self.desk.shelf.put(article("news", *which), None)
        self.desk.publish()
        self.engine.settle(self.desk.library)
        return self.desk.library.active().name

    def collections(self):
        found = [name for name in self.client.list_collections() if self.names.snapshot_of(name)]
        return set(found)

    def published(self):
        return self.client.describe_alias(self.address.prefix)["collection_name"]


@pytest.fixture
def bench(tmp_path, milvus, gazetteer):
    return Bench(tmp_path, milvus, gazetteer)


def test_a_publication_fills_one_collection_and_moves_the_alias_to_it(bench):
    first, second = bench.publish(0), bench.publish(0, 1)

    assert bench.collections() == {bench.names.collection(one) for one in (first, second)}
    assert bench.published() == bench.names.collection(second)
    read = bench.client.query(
        bench.address.prefix, filter="row >= 0", output_fields=["article", "text"], limit=10
    )
    snapshot = bench.desk.active()
    assert [(one["article"], one["text"]) for one in sorted(read, key=lambda one: one["row"])] == [
        (one.article_id, one.text) for one in snapshot.passages
    ]


def test_going_back_moves_the_alias_to_the_collection_that_was_kept(bench, monkeypatch):
    first, second = bench.publish(0), bench.publish(0, 1)
    monkeypatch.setattr("index.stores.milvus.fill", _must_not_fill)

    bench.desk.library.rollback()
    bench.engine.settle(bench.desk.library)

    assert bench.published() == bench.names.collection(first)
    assert bench.collections() == {bench.names.collection(one) for one in (first, second)}


def test_a_crash_between_the_pointer_and_the_alias_is_mended_by_the_next_start(bench):
    bench.publish(0)
    bench.desk.shelf.put(article("news", 0, 1), None)
    bench.desk.publish()  # and the process ends before it has told the server
    new = bench.names.collection(bench.desk.library.active().name)
    assert bench.published() != new

    bench.engine.settle(bench.desk.library)

    assert bench.published() == new


def test_what_answers_goes_on_answering_from_its_own_snapshot_when_another_is_published(bench):
    bench.publish(0)
    store = bench.engine.open(bench.desk.active())
    bench.publish(2)

    assert store.search(None, ("ferri",), 5).lexical
    assert not bench.engine.open(bench.desk.active()).search(None, ("ferri",), 5).lexical


def test_collections_of_snapshots_that_are_gone_are_dropped_and_no_others(
    tmp_path, milvus, gazetteer
):
    bench = Bench(tmp_path / "one", milvus, gazetteer, kept=1)
    beside = EditingDesk(tmp_path / "other" / "place", gazetteer)
    beside.publish()
    other = beside.library
    other.folder.rename(tmp_path / "another-corpus")
    other = type(other)(tmp_path / "another-corpus")
    bench.engine.open(Snapshot.open(other.active()))
    foreign = bench.address.prefix + "_of_somebody_else"
    bench.client.create_collection(foreign, dimension=2)

    made = [bench.publish(*range(many)) for many in (1, 2, 3, 4)]

    assert bench.collections() == {bench.names.collection(one) for one in made[1:]}
    others = Names.of(bench.address.prefix, other.folder).collection(other.active().name)
    assert {others, foreign} <= set(bench.client.list_collections())


def test_a_collection_that_a_crash_left_half_filled_is_dropped_and_filled_again(bench, monkeypatch):
    bench.desk.shelf.put(article("news", 0, 1), None)
    bench.desk.publish()
    snapshot = bench.desk.active()
    half = bench.names.unfinished(snapshot.id)

    class PoweredOffError(Exception):
        pass

    def crash(step, done, total):
        if step == "Storing":
            raise PoweredOffError

    with contextlib.suppress(PoweredOffError):
        MilvusEngine(bench.address, crash).open(snapshot)
    assert bench.collections() == {half}

    store = bench.engine.open(snapshot)

    assert bench.collections() == {bench.names.collection(snapshot.id)}
    assert store.search(None, ("ferri",), 5).lexical


def test_a_collection_that_lost_rows_is_filled_again_when_it_is_opened(bench):
    bench.publish(0)
    snapshot = bench.desk.active()
    bench.client.delete(bench.published(), filter="row == 0")

    store = bench.engine.open(snapshot)

    rows = store.search(WordEmbedder().question("ferry"), (), 50).dense
    assert {row for row, _ in rows} == set(range(len(snapshot.passages)))


def test_a_collection_that_was_taken_out_of_memory_is_loaded_by_the_question_that_needs_it(bench):
    bench.publish(0)
    store = bench.engine.open(bench.desk.active())
    before = store.search(None, ("ferri",), 5)
    bench.client.release_collection(store.collection)

    assert store.search(None, ("ferri",), 5) == before != ()


def test_only_what_serves_or_served_last_stays_in_the_servers_memory(bench):
    made = [bench.publish(*range(many)) for many in (1, 2, 3)]

    states = [
        bench.client.get_load_state(bench.names.collection(one))["state"].name for one in made
    ]

    assert states == ["NotLoad", "Loaded", "Loaded"]


def test_all_that_a_library_has_on_the_server_can_be_removed(bench):
    made = [bench.publish(0), bench.publish(0, 1)]
    serving = bench.engine.open(bench.desk.active())

    gone = bench.engine.remove_all(bench.desk.library)

    assert set(gone) == {bench.names.collection(one) for one in made}
    assert bench.collections() == set()
    assert bench.address.prefix not in bench.client.list_aliases()["aliases"]
    with pytest.raises(StoreError, match="could not do what it was asked"):
        serving.search(None, ("ferri",), 5)


def _must_not_fill(*_):
    raise AssertionError("what is kept is filled again")
