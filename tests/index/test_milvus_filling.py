"""While one process fills a collection, the others need not wait for it."""

import threading

import pytest

from index.build_lock import hold_publishing
from index.snapshot import Snapshot
from index.stores.milvus import MilvusEngine
from tests.index.desk import article
from tests.index.milvus_bench import Bench

_LONG_S = 10.0
"""Given up after this, so that a test that fails ends."""


@pytest.fixture
def bench(tmp_path, milvus, gazetteer):
    return Bench(tmp_path, milvus.address(), gazetteer)


def _ends(work):
    """Run work in a thread and tell whether it ended while this one held what it holds."""
    beside = threading.Thread(target=work, daemon=True)
    beside.start()
    beside.join(_LONG_S)
    return not beside.is_alive()


def test_a_start_does_not_wait_for_a_proposal_that_is_being_filled(bench):
    bench.publish(0)
    bench.desk.shelf.put(article("news", 0, 1), None)
    waiting = Snapshot.open(bench.desk.library.snapshots / bench.desk.propose().snapshot)
    ended, seen = [], []

    def start():
        assert bench.engine.open(bench.desk.active()).search(None, ("ferri",), 5).lexical
        bench.engine.settle(bench.desk.library)
        ended.append(True)

    def meanwhile(step, done, total):
        if step == "Storing" and not seen:
            seen.append(bench.collections())
            assert _ends(start)

    MilvusEngine(bench.address, meanwhile).open(waiting)

    assert ended == [True]
    assert len(seen[0]) == 2, "the one that serves and the half of the other"
    assert bench.names.collection(waiting.id) in bench.collections()


def test_a_publication_moves_the_alias_while_something_else_is_being_filled(bench):
    bench.publish(0)
    bench.desk.shelf.put(article("news", 0, 1), None)
    bench.desk.publish()
    bench.engine.open(bench.desk.active())
    ended = []

    def settle():
        bench.engine.settle(bench.desk.library)
        ended.append(bench.published())

    with hold_publishing(bench.desk.library.folder / "store.lock"):
        assert _ends(settle)

    assert ended == [bench.names.collection(bench.desk.active().id)]


def test_what_a_crash_left_half_filled_is_dropped_by_a_start_that_does_not_need_it(bench):
    bench.publish(0)
    bench.desk.shelf.put(article("news", 0, 1), None)
    waiting = Snapshot.open(bench.desk.library.snapshots / bench.desk.propose().snapshot)

    bench.power_off_while_filling(waiting)
    assert len(bench.collections()) == 2

    bench.engine.settle(bench.desk.library)

    assert bench.collections() == {bench.published()}
