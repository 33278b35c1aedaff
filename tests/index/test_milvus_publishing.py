"""Collections beside a library: filled, published by an alias, gone back to, and removed."""

import pytest

from index.__main__ import main
from index.editor import Editor
from index.places import Places
from index.snapshot import Snapshot
from index.stores.errors import StoreError, StoreLostError
from index.stores.milvus import MilvusEngine
from index.stores.milvus_address import MilvusAddress
from index.stores.milvus_collection import Names
from tests.index.desk import EditingDesk, article
from tests.index.fakes import WordEmbedder
from tests.index.milvus_bench import Bench


@pytest.fixture
def bench(tmp_path, milvus, gazetteer):
    return Bench(tmp_path, milvus.address(), gazetteer)


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
    bench = Bench(tmp_path / "one", milvus.address(), gazetteer, kept=1)
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

    bench.power_off_while_filling(snapshot)
    (half,) = bench.collections()
    assert half.startswith(bench.names.collection(snapshot.id) + "_filling_")

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
    with pytest.raises(StoreLostError, match="no longer has the collection"):
        serving.search(None, ("ferri",), 5)


@pytest.fixture
def edited(tmp_path, milvus, gazetteer):
    """Open an editor of one article over a server, that of the other tests unless said."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "quay.txt").write_text("The ferry sank in the harbour.")
    usual = milvus.address()

    def edit(address=usual):
        places = Places((corpus,), tmp_path / "data", "words", store=address)
        return Editor(places, door="shell", new_embedder=WordEmbedder), corpus

    return edit


def test_a_proposal_is_on_the_server_before_it_is_published_and_the_alias_moves_with_it(
    edited, milvus
):
    from pymilvus import MilvusClient  # noqa: PLC0415

    editor, corpus = edited()
    address = editor._places.store
    client, names = MilvusClient(address.uri), Names.of(address.prefix, editor.library.folder)

    def alias():
        return client.describe_alias(address.prefix)["collection_name"]

    first = editor.propose("a test").snapshot
    assert client.has_collection(names.collection(first))
    assert address.prefix not in client.list_aliases()["aliases"]
    editor.publish(first, confirmed=True)
    assert alias() == names.collection(first)
    (corpus / "tower.txt").write_text("The tower burned.")
    second = editor.propose("a test").snapshot
    assert alias() == names.collection(first)
    editor.publish(second, confirmed=True)
    assert alias() == names.collection(second)
    editor.rollback()
    assert alias() == names.collection(first)


def test_while_the_server_is_away_nothing_is_published_and_nothing_gone_back_to(edited):
    editor, corpus = edited()
    first = editor.propose("a test").snapshot
    editor.publish(first, confirmed=True)
    (corpus / "tower.txt").write_text("The tower burned.")
    second = editor.propose("a test").snapshot
    lost, _ = edited(MilvusAddress("127.0.0.1", 1))

    with pytest.raises(StoreError, match="does not answer"):
        lost.publish(second, confirmed=True)
    assert editor.library.active().name == first

    editor.publish(second, confirmed=True)
    with pytest.raises(StoreError, match="does not answer"):
        lost.rollback()
    assert editor.library.active().name == second


def test_while_the_server_is_away_nothing_is_embedded_in_vain(edited, monkeypatch):
    lost, _ = edited(MilvusAddress("127.0.0.1", 1))
    monkeypatch.setattr(WordEmbedder, "passages", _must_not_fill)

    with pytest.raises(StoreError, match="does not answer"):
        lost.propose("a test")

    assert lost.library.found() == ()
    assert not lost.status().is_held


def test_a_publication_that_the_server_did_not_hear_of_stands(edited, monkeypatch, caplog):
    editor, _ = edited()
    made = editor.propose("a test").snapshot

    def lost(*_):
        raise StoreError("Milvus at 127.0.0.1:1 does not answer.")

    monkeypatch.setattr(MilvusEngine, "settle", lost)
    editor.publish(made, confirmed=True)

    assert editor.library.active().name == made
    assert "has not been told of the publication: Milvus at 127.0.0.1:1" in caplog.text


def test_a_shell_clears_the_server_of_what_it_was_given(edited, monkeypatch, capsys, tmp_path):
    editor, corpus = edited()
    address = editor._places.store
    editor.publish(editor.propose("a test").snapshot, confirmed=True)
    url = f"milvus+http://{address.shown}?prefix={address.prefix}"
    words = ["clear-store", "--corpus", str(corpus), "--data", str(tmp_path / "data")]

    monkeypatch.setenv("STRINGER_STORE", url)
    assert main(words) == 0
    assert "1 collection removed" in capsys.readouterr().out
    assert main([*words, "--json"]) == 0
    assert capsys.readouterr().out == '{"removed": []}\n'
    monkeypatch.delenv("STRINGER_STORE")
    assert main(words) == 2
    assert "STRINGER_STORE names no server" in capsys.readouterr().err


def _must_not_fill(*_):
    raise AssertionError("what is kept is filled again")
