"""One snapshot on a server: what is found there, and what is said when the server is away."""

import socket
import sys
from datetime import date

import numpy as np
import pytest

from corpus.shelf import Shelf
from index.builder import build
from index.library import Library
from index.places import shipped_articles
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.stores.errors import StoreError
from index.stores.milvus import MilvusEngine
from index.stores.milvus_address import MilvusAddress
from index.vectors import unit_rows
from tests.index.desk import article
from tests.index.fakes import WordEmbedder
from tests.index.milvus_server import LoopbackMilvus

TEXTS = ("the ferry sank", "the harbour burned", "crowds left the harbour", "the market opened")


class DrawnEmbedder(WordEmbedder):
    """Draws a direction for each text, so that no two passages are equally near to a question."""

    dimension = 64

    def _rows(self, texts):
        drawn = [np.random.default_rng(list(text.encode())).normal(size=64) for text in texts]
        return unit_rows(np.array(drawn, dtype=np.float32))


@pytest.fixture
def opened(written, milvus):
    """Open the store of these texts on the server that every test shares."""

    def open_store(*texts, published=()):
        snapshot = Snapshot.open(written(*texts, published=published))
        return MilvusEngine(milvus.address()).open(snapshot)

    return open_store


@pytest.fixture
def mortal_milvus(tmp_path, milvus):
    """A server that a test may kill; `milvus` is asked for because it skips."""
    server = LoopbackMilvus(tmp_path)
    server.start()
    yield server
    server.kill()


def _ask(store, query="harbour burned", terms=("harbour", "burn")):
    return store.search(WordEmbedder().question(query), terms, 10)


def test_both_engines_find_the_same_in_the_articles_that_ship(tmp_path, milvus, gazetteer):
    embedder, library = DrawnEmbedder(), Library(tmp_path / "library")
    build([shipped_articles()], library, embedder, gazetteer)
    snapshot = Snapshot.open(library.active(), embedder)
    here = Retriever(snapshot, embedder, gazetteer)
    there = Retriever(snapshot, embedder, gazetteer, MilvusEngine(milvus.address()))

    for query in (
        "the fall of Kunduz",
        "who fled to Kabul airport",
        "provincial capitals taken in August",
        "Ghani left the country",
        "fighting near Herat and Kandahar",
    ):
        for day in (None, date(2021, 8, 12)):
            ours = here.search(query, 20, published_until=day)
            theirs = there.search(query, 20, published_until=day)
            assert len(ours) == 20
            assert [hit.row for hit in theirs] == [hit.row for hit in ours]
            assert [hit.score for hit in theirs] == pytest.approx(
                [hit.score for hit in ours], abs=1e-3
            )


def test_terms_are_matched_whole_whatever_signs_are_in_them(opened):
    store = opened("the ferry sank", "400,000 people left on 3.5 of the boats", "Übergabe")

    rows = [
        [row for row, _ in store.search(None, terms, 10).lexical]
        for terms in (["400000"], ["3.5"], ["ubergab"], ["3"], ["place:ferry"], ['" or 1 == 1'])
    ]

    assert rows == [[1], [1], [2], [], [], []]


def test_a_side_that_is_not_asked_for_is_empty(opened):
    store = opened(*TEXTS)

    assert store.search(None, (), 10).dense == store.search(None, (), 10).lexical == ()
    assert store.search(None, ("ferri",), 10).dense == ()
    assert store.search(WordEmbedder().question("ferry"), (), 10).lexical == ()
    assert store.search(WordEmbedder().question("ferry"), ("ferri",), 0).dense == ()


def test_equal_scores_beyond_the_limit_are_chosen_by_row_whichever_the_server_would(
    opened, monkeypatch
):
    store = opened(*["the ferry sank"] * 40)
    search = type(store)._searched

    def last_of_equals(self, client, *, limit, **how):
        every = search(self, client, limit=40, **how)
        return tuple(sorted(sorted(every, reverse=True)[:limit]))

    monkeypatch.setattr(type(store), "_searched", last_of_equals)
    found = store.search(WordEmbedder().question("the ferry sank"), ("ferri",), 5)

    assert [row for row, _ in found.dense] == [0, 1, 2, 3, 4]
    assert [row for row, _ in found.lexical] == [0, 1, 2, 3, 4]


def test_a_killed_server_gives_one_sentence_and_the_same_answers_once_it_is_back(
    written, mortal_milvus
):
    snapshot = Snapshot.open(written(*TEXTS))
    store = MilvusEngine(mortal_milvus.address()).open(snapshot)
    before = _ask(store)

    mortal_milvus.kill()
    for _ in range(2):
        with pytest.raises(StoreError) as lost:
            _ask(store)
        assert str(lost.value) == (
            f"Milvus at 127.0.0.1:{mortal_milvus.port} does not answer. Start it, or mend"
            " STRINGER_STORE, then try again."
        )
    mortal_milvus.start()

    assert _ask(store) == before
    assert [row for row, _ in before.lexical] == [1, 2]


def test_a_side_that_fails_is_never_made_up_for_by_the_other(opened, monkeypatch):
    store = opened(*TEXTS)
    search = type(store)._searched

    def half(self, client, **how):
        if how["anns_field"] == "words":
            raise MilvusException(1, "no more memory")
        return search(self, client, **how)

    from pymilvus import MilvusException  # noqa: PLC0415

    monkeypatch.setattr(type(store), "_searched", half)
    with pytest.raises(StoreError, match="could not do what it was asked: no more memory"):
        _ask(store)


def test_a_host_that_takes_the_connection_and_says_nothing_is_given_up_in_seconds(
    written, milvus, monkeypatch
):
    monkeypatch.setattr("index.stores.milvus_server.SOON_S", 0.3)
    snapshot = Snapshot.open(written(*TEXTS))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = MilvusAddress("127.0.0.1", silent.getsockname()[1], user="n", password="hunter2")
        with pytest.raises(StoreError, match="does not answer") as lost:
            MilvusEngine(address).open(snapshot)

    assert "hunter2" not in str(lost.value)


def test_a_client_that_is_not_installed_is_named_with_how_to_get_it(written, monkeypatch):
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    snapshot = Snapshot.open(written(*TEXTS))

    with pytest.raises(StoreError, match=r"pip install 'stringer\[milvus\]'"):
        MilvusEngine(MilvusAddress("127.0.0.1", 1)).open(snapshot)


def test_an_article_that_was_removed_is_not_in_the_next_collection(tmp_path, milvus, gazetteer):
    shelf, library, embedder = Shelf(tmp_path / "shelf"), Library(tmp_path / "l"), WordEmbedder()
    engine = MilvusEngine(milvus.address())
    (tmp_path / "none").mkdir()

    def found():
        build([tmp_path / "none"], library, embedder, gazetteer, shelf=shelf)
        snapshot = Snapshot.open(library.active(), embedder)
        retriever = Retriever(snapshot, embedder, gazetteer, engine)
        return {hit.passage.article_id for hit in retriever.search("the ferry sank")}

    shelf.put(article("boats", 0), None)
    shelf.put(article("markets", 2, 5), None)
    before = found()
    shelf.remove("boats")

    assert before == {"boats", "markets"}
    assert found() == {"markets"}
