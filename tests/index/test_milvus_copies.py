"""Several data folders with one server: what is done from one takes nothing from the others."""

import shutil

import pytest

from index.snapshot import Snapshot
from index.stores.milvus import MilvusEngine
from tests.index.desk import article
from tests.index.milvus_bench import Bench


@pytest.fixture
def bench(tmp_path, milvus, gazetteer):
    return Bench(tmp_path / "here", milvus.address(), gazetteer, kept=1)


def _started(bench):
    """Do what a start does: open what is active, and settle."""
    store = bench.engine.open(bench.desk.active())
    bench.engine.settle(bench.desk.library)
    return store


def test_a_start_on_an_older_copy_leaves_what_is_served_where_it_is(bench, tmp_path):
    bench.publish(0)
    copy = bench.copied(tmp_path / "there")
    newer = bench.names.collection(bench.publish(0, 1))
    before = bench.collections()

    assert _started(copy).search(None, ("ferri",), 5).lexical

    assert bench.published() == newer
    assert bench.collections() == before
    assert _started(bench).search(None, ("crowd",), 5).lexical


def test_what_waits_in_the_folder_is_not_dropped_by_a_start_on_an_older_copy(bench, tmp_path):
    bench.publish(0)
    copy = bench.copied(tmp_path / "there")
    bench.desk.shelf.put(article("news", 0, 1), None)
    waiting = bench.desk.propose().snapshot
    bench.engine.open(Snapshot.open(bench.desk.library.snapshots / waiting))

    _started(copy)

    assert bench.names.collection(waiting) in bench.collections()


def test_a_copy_that_publishes_moves_the_alias_and_drops_nothing_that_it_did_not_make(
    bench, tmp_path
):
    bench.publish(0)
    copy = bench.copied(tmp_path / "there")
    beside = {bench.names.collection(bench.publish(*range(many))) for many in (2, 3)}

    made = [copy.publish(1, *range(3, last)) for last in (4, 5, 6)]

    assert bench.published() == copy.names.collection(made[-1])
    assert beside <= bench.collections()
    _started(bench)
    assert bench.published() == copy.names.collection(made[-1])
    assert {copy.names.collection(one) for one in made} <= bench.collections()


def test_two_bots_over_the_same_articles_with_one_prefix_drop_nothing_of_each_other(
    bench, tmp_path, milvus, gazetteer
):
    other = Bench(tmp_path / "other", bench.address, gazetteer, kept=1)
    assert other.names == bench.names
    theirs = {other.names.collection(other.publish(*range(many, 6))) for many in (1, 2)}

    ours = [bench.names.collection(bench.publish(*range(many))) for many in (1, 2, 3, 4)]

    assert bench.collections() == theirs | set(ours[1:])
    assert bench.published() == ours[-1]
    _started(other)
    assert bench.collections() == theirs | set(ours[1:])


def test_what_the_alias_points_at_is_not_dropped_by_the_folder_that_made_it(bench):
    made = [bench.publish(*range(many)) for many in (1, 2, 3)]
    served = bench.names.collection(made[0])
    bench.client.alter_alias(served, bench.address.prefix)  # as another folder would go back to it
    shutil.rmtree(bench.desk.library.snapshots / made[0])

    bench.engine.settle(bench.desk.library)

    assert bench.published() == served
    assert served in bench.collections()


def test_two_copies_fill_the_same_snapshot_at_once_and_both_find_it(bench, tmp_path):
    bench.desk.shelf.put(article("news", 0, 1), None)
    bench.desk.publish()
    copy = bench.copied(tmp_path / "there")
    beside = []

    def meanwhile(step, done, total):
        if step == "Storing" and not beside:
            beside.append(copy.engine.open(copy.desk.active()))

    store = MilvusEngine(bench.address, meanwhile).open(bench.desk.active())

    assert bench.collections() == {store.collection} == {beside[0].collection}
    found = store.search(None, ("ferri",), 5)
    assert found.lexical
    assert beside[0].search(None, ("ferri",), 5) == found


@pytest.mark.parametrize("damage", ["", "{", '{"servers": {"a": 1}}', "null"])
def test_a_damaged_record_of_what_was_made_makes_nothing_be_dropped(bench, damage):
    made = [bench.publish(*range(many)) for many in (1, 2, 3)]
    (bench.desk.library.folder / "store.json").write_text(damage)
    shutil.rmtree(bench.desk.library.snapshots / made[0])

    bench.engine.settle(bench.desk.library)

    assert bench.collections() == {bench.names.collection(one) for one in made}
    assert bench.published() == bench.names.collection(made[-1])


def test_what_a_crash_left_of_a_record_is_cleared_when_the_next_is_written(bench):
    bench.publish(0)
    half = bench.desk.library.folder / ".store.json.4711"
    half.write_text("{")

    bench.publish(0, 1)

    assert not half.exists()


def test_a_collection_is_replaced_with_its_alias_kept(bench):
    bench.publish(0)
    served = bench.published()
    bench.client.delete(served, filter="row == 0")

    bench.engine.open(bench.desk.active())

    assert bench.published() == served
