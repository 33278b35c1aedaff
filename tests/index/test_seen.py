"""A start that looks whether a file changed, and reads the articles only if one did."""

import dataclasses
import json
import os

import pytest

from corpus.article import ArticleError
from corpus.gazetteer import Gazetteer
from index.builder import current_id
from index.places import Places
from index.seen import seen_id
from tests.index.desk import article
from tests.index.fakes import WordEmbedder

HARBOUR = "Of the harbour\n\nThe harbour burned. Crowds left the ferry at noon.\n"
MARKET = "Of the market\n\nThe market opened again, and the bridge was closed.\n"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR)
    return folder


@pytest.fixture
def places(corpus, tmp_path):
    return Places((corpus,), tmp_path / "data", "words")


@pytest.fixture
def look(places, gazetteer, monkeypatch):
    """Name the snapshot and tell whether the articles were read for it."""
    read = []
    monkeypatch.setattr(
        "index.builder.current_id", lambda *how, **more: read.append(1) or current_id(*how, **more)
    )

    def looked(checksum="c0ffee", gazetteer=gazetteer, places=places):
        read.clear()
        model = WordEmbedder(checksum=checksum)
        named = seen_id(places, model, gazetteer)
        right = current_id(places.corpora, model, gazetteer, places.shelf, kind=places.index_kind)
        assert named == right
        return named, bool(read)

    return looked


def test_the_second_time_nothing_is_read(look, places, monkeypatch):
    first, read = look()
    assert read

    monkeypatch.setattr("index.builder.current_id", None)

    assert seen_id(places, WordEmbedder(), Gazetteer.load()) == first


def rewritten(corpus):
    (corpus / "harbour.txt").write_text(MARKET)


def of_the_same_size(corpus):
    (corpus / "harbour.txt").write_text(HARBOUR.replace("noon", "dusk"))


def with_its_old_time(corpus):
    path = corpus / "harbour.txt"
    before = path.stat()
    path.write_text(HARBOUR.replace("noon", "dusk"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_its_place(corpus):
    path = corpus / "harbour.txt"
    before = path.stat()
    (corpus / "new").write_text(HARBOUR.replace("noon", "dusk"))
    os.utime(corpus / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (corpus / "new").replace(path)


def renamed(corpus):
    (corpus / "harbour.txt").rename(corpus / "quay.txt")


def added(corpus):
    (corpus / "market.txt").write_text(MARKET)


def described(corpus):
    (corpus / "manifest.toml").write_text(
        '[[article]]\nfile = "harbour.txt"\npublisher = "The Quay"\n'
    )


@pytest.mark.parametrize(
    "change",
    [rewritten, of_the_same_size, with_its_old_time, put_in_its_place, renamed, added, described],
)
def test_what_changes_in_the_folder_is_seen(look, corpus, change):
    before, _ = look()

    change(corpus)

    after, read = look()
    assert read
    assert after != before
    assert look() == (after, False)


def test_a_file_that_goes_is_seen_and_so_is_its_coming_back(look, corpus):
    first, _ = look()
    added(corpus)
    second, _ = look()

    (corpus / "market.txt").unlink()

    assert look() == (first, True)
    added(corpus)
    assert look() == (second, True)


def test_a_touched_file_is_read_again_and_is_the_same(look, corpus):
    before, _ = look()

    os.utime(corpus / "harbour.txt", ns=(1, 1))

    assert look() == (before, True)
    assert look() == (before, False)


def test_what_moderators_put_on_the_shelf_or_take_away_is_seen(look, places):
    before, _ = look()

    places.shelf.put(article("market", 2), None)
    put, read = look()
    assert read
    assert put != before
    assert look() == (put, False)

    places.shelf.remove("market")
    assert look() == (before, True)

    places.shelf.put(article("market", 2), None)
    assert look() == (put, True)


def test_another_model_gazetteer_or_kind_is_another_snapshot(look, places, tmp_path):
    before, _ = look()
    path = tmp_path / "places.toml"
    path.write_text('[[place]]\nid = "mole"\nname = "Mole"\nkind = "city"\n')
    flat = dataclasses.replace(places, index_kind="Flat")

    model, read = look(checksum="another")
    assert read
    mole, read = look(gazetteer=Gazetteer.load(path))
    assert read
    kind, read = look(places=flat)
    assert read

    assert len({before, model, mole, kind}) == 4


def test_a_newer_reading_of_sentences_is_another_snapshot(look, monkeypatch):
    before, _ = look()
    monkeypatch.setattr("index.inputs.EVIDENCE_VERSION", 1000)

    after, read = look()

    assert read
    assert after != before


def test_what_changes_while_the_articles_are_read_is_seen_the_next_time(
    look, corpus, places, gazetteer, monkeypatch
):
    def read_meanwhile(*how, **more):
        named = current_id(*how, **more)
        added(corpus)
        return named

    with monkeypatch.context() as patch:
        patch.setattr("index.builder.current_id", read_meanwhile)
        before = seen_id(places, WordEmbedder(), gazetteer)

    after, read = look()
    assert read
    assert after != before


def test_a_link_that_leads_nowhere_is_looked_at_as_a_link(look, corpus):
    (corpus / "gone.txt").symlink_to(corpus / "nowhere.txt")
    before, _ = look()
    assert look() == (before, False)

    (corpus / "nowhere.txt").write_text(MARKET)

    after, read = look()
    assert read
    assert after != before


@pytest.mark.parametrize(
    "said",
    ["", "{", "[]", "null", "{}", '{"trace": 1, "making": 2, "id": 3}', "\udcff"],
)
def test_what_was_noted_and_is_damaged_is_forgotten(look, places, said):
    before, _ = look()
    path = places.library.folder / "seen.json"
    assert json.loads(path.read_text())["id"] == before
    path.write_bytes(said.encode("utf-8", "surrogateescape"))

    assert look() == (before, True)
    assert look() == (before, False)


def test_a_data_folder_that_can_not_be_written_only_forgets(look, places):
    places.data.mkdir()
    (places.data / "indexes").write_text("a file where the folder would be")

    before, read = look()
    assert read
    assert look() == (before, True)


def test_a_folder_that_goes_is_named_and_not_answered_from_memory(look, places, corpus, gazetteer):
    look()
    (corpus / "harbour.txt").unlink()
    corpus.rmdir()

    with pytest.raises(ArticleError, match="corpus: cannot be read as a folder"):
        seen_id(places, WordEmbedder(), gazetteer)
