"""A snapshot of an older Stringer: its articles are indexed anew, by nobody's second decision."""

from pathlib import Path

import pytest

from corpus.article import Article
from index.builder import build
from index.opening import OpenIndex, open_index
from index.places import Places
from index.rollback import roll_back
from index.seal import SnapshotError, write_seal
from index.snapshot import ARTICLES, OldFormatError, Snapshot, read_articles
from tests.index.fakes import WordEmbedder
from tests.index.older import OLD, publish_older

PUBLISHED = (
    Article(id="ferry", publisher="The Quay", body="The ferry sank.\u2028Crowds left the bridge."),
    Article(id="market", publisher="The Mole", body="The market opened."),
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "harbour.txt").write_text("Of the harbour\n\nThe harbour burned.\n")
    return Places((corpus,), tmp_path / "data", "words")


@pytest.fixture
def old(places: Places) -> Path:
    """The active snapshot, as an older program wrote it: other files, another manifest."""
    return publish_older(places.library, *PUBLISHED)


@pytest.fixture
def opened(places: Places, monkeypatch: pytest.MonkeyPatch):
    """Open the index with a model of words, and keep the notes."""
    monkeypatch.setattr("index.opening.encoder_of", lambda *_: WordEmbedder())

    def open_() -> tuple[OpenIndex, list[str]]:
        notes: list[str] = []
        return open_index(places, notes.append), notes

    return open_


def test_what_people_published_is_made_anew_of_the_same_articles_with_one_note(
    places: Places, old: Path, opened
) -> None:
    places.library.hold()

    again, notes = opened()

    assert tuple(again.snapshot.articles.values()) == PUBLISHED
    assert notes == ["Indexing the published articles anew, for this version of Stringer."]
    assert places.library.active() == again.snapshot.folder != old
    assert places.library.publications.history[-1].how == "remade"
    assert places.library.publications.held


def test_it_is_made_anew_once(places: Places, old: Path, opened) -> None:
    places.library.hold()
    first, _ = opened()

    again, notes = opened()

    assert again.snapshot.id == first.snapshot.id
    assert notes == ["The articles have changed since they were published: python -m index reindex"]


def test_where_nobody_decides_the_articles_as_they_are_are_indexed(
    places: Places, old: Path, opened
) -> None:
    again, notes = opened()

    assert list(again.snapshot.articles) == ["harbour"]
    assert notes[0] == "Updating the index."
    assert places.library.active() == again.snapshot.folder


def test_a_build_takes_nothing_from_it_and_says_nothing_of_it(
    places: Places, old: Path, gazetteer
) -> None:
    report = build(places.corpora, places.library, WordEmbedder(), gazetteer)

    assert (report.articles, report.reused) == (1, 0)
    assert Snapshot.open(places.library.active()).id == report.snapshot_id


def test_opened_as_it_is_it_is_refused_as_old_and_not_as_damaged(old: Path) -> None:
    with pytest.raises(OldFormatError, match=rf"{OLD} was written by an older .* \(format 2; this"):
        Snapshot.open(old)
    assert read_articles(old) == PUBLISHED


def test_articles_of_it_that_can_not_be_read_any_more_are_an_error_with_the_way_out(
    places: Places, old: Path, opened
) -> None:
    places.library.hold()
    (old / ARTICLES).write_text('{"id":"ferry"}\n')
    write_seal(old)

    with pytest.raises(SnapshotError, match=r"articles\.jsonl is damaged\. Build it again"):
        opened()


def test_behind_a_damaged_index_it_is_named_as_the_way_back(
    places: Places, old: Path, opened, gazetteer
) -> None:
    build(places.corpora, places.library, WordEmbedder(), gazetteer)
    places.library.hold()
    (places.library.active() / "passages.jsonl").write_text("")
    (places.corpora[0] / "harbour.txt").write_text("The harbour closed.\n")

    with pytest.raises(SnapshotError, match=rf"before it, {OLD}, was .* python -m index rollback"):
        opened()
    roll_back(places, None, door="shell", new_embedder=WordEmbedder)
    again, _ = opened()

    assert tuple(again.snapshot.articles.values()) == PUBLISHED


def test_what_was_changed_in_it_since_is_not_published_again(
    places: Places, old: Path, opened
) -> None:
    places.library.hold()
    other = PUBLISHED[0].model_copy(update={"body": "The ferry did not sink."})
    (old / ARTICLES).write_text(other.model_dump_json() + "\n")

    with pytest.raises(SnapshotError, match=r"articles\.jsonl is damaged: its checksum differs"):
        opened()
