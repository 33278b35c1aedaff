"""Builds over small folders of articles, with the real corpus package and an embedder of words."""

import os

import numpy as np
import pytest

from index import builder
from index.builder import BuildError, build, current_id
from index.files import BUILDING
from index.library import Library, LibraryError
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.stores.errors import StoreError
from tests.index.fakes import WordEmbedder

FERRY = "The ferry sank in the harbour. Crowds left the bridge at noon. Nobody closed the market."
MARKET = "The market opened again. The bridge burned."


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "market.txt").write_text(MARKET)
    return folder


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "library")


def test_a_build_publishes_a_snapshot_of_every_article(corpus, library, gazetteer):
    report = build([corpus], library, WordEmbedder(), gazetteer)

    snapshot = Snapshot.open(library.active(), WordEmbedder())
    assert snapshot.id == report.snapshot_id
    assert list(snapshot.articles) == ["ferry", "market"]
    assert report.articles == 2
    assert report.sentences == 5
    assert [one.text for one in snapshot.sentences("market")] == [
        "The market opened again.",
        "The bridge burned.",
    ]
    assert not report.fresh


def test_every_vector_is_that_of_its_own_text(corpus, library, gazetteer):
    build([corpus], library, WordEmbedder(), gazetteer)

    snapshot = Snapshot.open(library.active())
    for row, passage in enumerate(snapshot.passages):
        own = WordEmbedder().passages([passage.text])[0]
        np.testing.assert_array_equal(snapshot.passage_vectors[row], own)
    for article in snapshot.articles:
        own = WordEmbedder().passages([one.text for one in snapshot.sentences(article)])
        np.testing.assert_allclose(snapshot.sentence_vectors(article), own, atol=1e-3)


def test_nothing_changed_means_nothing_embedded(corpus, library, gazetteer):
    first = build([corpus], library, WordEmbedder(), gazetteer)
    embedder = WordEmbedder()

    again = build([corpus], library, embedder, gazetteer)

    assert again.fresh
    assert again.snapshot_id == first.snapshot_id
    assert embedder.asked == []


def test_only_new_texts_are_embedded(corpus, library, gazetteer):
    build([corpus], library, WordEmbedder(), gazetteer)
    (corpus / "bridge.txt").write_text("The bridge closed.")
    embedder = WordEmbedder()

    report = build([corpus], library, embedder, gazetteer)

    assert embedder.asked == ["The bridge closed."]  # a passage and its one sentence: one text
    assert report.embedded == 1
    assert report.reused == 5 + 2  # sentences and passages of the two articles before
    fresh = Library(library.folder / "fresh")
    build([corpus], fresh, WordEmbedder(), gazetteer)
    grown, made = Snapshot.open(library.active()), Snapshot.open(fresh.active())
    np.testing.assert_array_equal(grown.passage_vectors, made.passage_vectors)


def test_taking_an_article_out_needs_no_model(corpus, library, gazetteer):
    build([corpus], library, WordEmbedder(), gazetteer)
    (corpus / "ferry.txt").unlink()
    embedder = WordEmbedder()

    report = build([corpus], library, embedder, gazetteer)

    assert report.articles == 1
    assert embedder.asked == []
    assert library.previous() is not None


def test_another_model_reuses_nothing(corpus, library, gazetteer):
    build([corpus], library, WordEmbedder(), gazetteer)

    report = build([corpus], library, WordEmbedder(checksum="other"), gazetteer)

    assert report.reused == 0
    assert report.embedded == 5 + 2


def test_going_back_to_an_earlier_corpus_only_publishes(corpus, library, gazetteer):
    first = build([corpus], library, WordEmbedder(), gazetteer)
    (corpus / "bridge.txt").write_text("The bridge closed.")
    build([corpus], library, WordEmbedder(), gazetteer)
    (corpus / "bridge.txt").unlink()

    report = build([corpus], library, WordEmbedder(), gazetteer)

    assert report.fresh
    assert library.active().name == first.snapshot_id


def test_the_name_of_the_next_snapshot_is_known_without_the_model(corpus, library, gazetteer):
    embedder = WordEmbedder()
    before = current_id([corpus], embedder, gazetteer)

    assert build([corpus], library, WordEmbedder(), gazetteer).snapshot_id == before
    (corpus / "market.txt").write_text(MARKET + " It closed.")
    assert current_id([corpus], embedder, gazetteer) != before
    assert embedder.asked == []


def test_articles_without_a_passage_make_a_snapshot_that_finds_nothing(
    tmp_path, library, gazetteer
):
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "note.md").write_text("# Late news\n")

    report = build([tmp_path / "bare"], library, WordEmbedder(), gazetteer)

    assert report.passages == 0
    retriever = Retriever(Snapshot.open(library.active()), WordEmbedder(), gazetteer)
    assert retriever.search("late news") == ()


def test_what_was_skipped_is_reported(corpus, library, gazetteer):
    (corpus / "picture.png").write_bytes(b"\x89PNG")

    report = build([corpus], library, WordEmbedder(), gazetteer)

    assert [one.name for one in report.skipped] == ["picture.png"]


def test_an_empty_folder_is_an_error_and_loses_nothing(corpus, library, gazetteer):
    first = build([corpus], library, WordEmbedder(), gazetteer)
    for path in corpus.iterdir():
        path.unlink()

    with pytest.raises(BuildError, match=r"no article to index in .*--corpus"):
        build([corpus], library, WordEmbedder(), gazetteer)
    assert Snapshot.open(library.active()).id == first.snapshot_id


@pytest.mark.parametrize("step", ["build_dense", "write_lexical", "write_seal", "sync_tree"])
def test_a_build_that_dies_leaves_the_active_snapshot(
    corpus, library, gazetteer, monkeypatch, step
):
    first = build([corpus], library, WordEmbedder(), gazetteer)
    (corpus / "bridge.txt").write_text("The bridge closed.")

    def die(*_, **__):
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(f"index.snapshot_writer.{step}", die)
        with pytest.raises(
            BuildError, match=r"could not be written in .*: disk full\. Nothing has"
        ):
            build([corpus], library, WordEmbedder(), gazetteer)

    assert Snapshot.open(library.active()).id == first.snapshot_id
    assert not list(library.snapshots.glob(f"{BUILDING}*"))
    build([corpus], library, WordEmbedder(), gazetteer)
    assert list(Snapshot.open(library.active()).articles) == ["bridge", "ferry", "market"]


def test_a_snapshot_is_on_the_disk_before_it_has_its_name(corpus, library, gazetteer, monkeypatch):
    seen = []

    def look(folder):
        seen.append([one.name.startswith(BUILDING) for one in folder.parent.iterdir()])

    monkeypatch.setattr("index.snapshot_writer.sync_tree", look)

    build([corpus], library, WordEmbedder(), gazetteer)

    assert seen == [[True]]


def test_a_damaged_snapshot_is_built_again(corpus, library, gazetteer):
    build([corpus], library, WordEmbedder(), gazetteer)
    (library.active() / "sentences.jsonl").write_text("{")

    report = build([corpus], library, WordEmbedder(), gazetteer)

    assert not report.fresh
    assert report.reused == 0  # nothing is taken from a damaged folder
    Snapshot.open(library.active())


def test_a_build_beside_another_is_refused_and_changes_nothing(corpus, library, gazetteer):
    with library.building(), pytest.raises(LibraryError, match=f"process {os.getpid()}"):
        build([corpus], library, WordEmbedder(), gazetteer)

    assert library.active() is None


def test_progress_tells_each_step_and_reaches_its_end(corpus, library, gazetteer):
    told = {}

    build([corpus], library, WordEmbedder(), gazetteer, lambda *step: told.update({step[0]: step}))

    assert [*told.values()] == [("Reading", 2, 2), ("Embedding", 7, 7), ("Writing", 1, 1)]


def test_seconds_are_those_of_the_timer(corpus, library, gazetteer):
    ticks = iter([10.0, 12.5])

    report = builder.build([corpus], library, WordEmbedder(), gazetteer, timer=lambda: next(ticks))

    assert report.seconds == 2.5


def test_what_can_not_be_stored_where_it_is_searched_is_not_published(corpus, library, gazetteer):
    def away(snapshot_id):
        assert (library.snapshots / snapshot_id).is_dir()
        raise StoreError("the server does not answer")

    with pytest.raises(StoreError):
        build([corpus], library, WordEmbedder(), gazetteer, stored=away)

    assert library.active() is None


def test_a_kind_that_does_not_fit_the_model_is_refused_before_anything_is_embedded(
    corpus, tmp_path, gazetteer
):
    library = Library(tmp_path / "other", kind="PQ5x4fs,Refine(SQfp16)")
    embedder = WordEmbedder()
    assert embedder.dimension % 5

    with pytest.raises(BuildError, match="STRINGER_INDEX"):
        build([corpus], library, embedder, gazetteer)

    assert embedder.asked == []


def test_many_texts_are_embedded_block_by_block_into_the_same_rows(
    corpus, library, tmp_path, gazetteer, monkeypatch
):
    build([corpus], library, WordEmbedder(), gazetteer)
    monkeypatch.setattr("index.reuse._BLOCK", 1)
    other = Library(tmp_path / "other")
    build([corpus], other, WordEmbedder(), gazetteer)

    one, two = (Snapshot.open(each.active()) for each in (library, other))
    np.testing.assert_array_equal(one.passage_vectors, two.passage_vectors)
    np.testing.assert_array_equal(one.sentence_vector_rows, two.sentence_vector_rows)
