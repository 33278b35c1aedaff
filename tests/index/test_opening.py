"""Opening an index: brought up to date where nobody minds it, left alone where people decide."""

from pathlib import Path

import pytest

import index.builder
from index.files import BUILDING
from index.opening import OpenIndex, open_index
from index.places import Places
from index.reindexing import propose, publish_proposal
from index.seal import SnapshotError
from tests.index.desk import article
from tests.index.fakes import WordEmbedder

HARBOUR = "Of the harbour\n\nThe harbour burned. Crowds left the ferry at noon.\n"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "harbour.txt").write_text(HARBOUR)
    return Places((corpus,), tmp_path / "data", "words")


@pytest.fixture
def opened(places: Places, monkeypatch: pytest.MonkeyPatch):
    """Open the index with a model of words, and keep the notes."""

    def open_(checksum: str = "c0ffee") -> tuple[OpenIndex, str]:
        monkeypatch.setattr("index.opening.encoder_of", lambda *_: WordEmbedder(checksum=checksum))
        notes: list[str] = []
        return open_index(places, notes.append), "\n".join(notes)

    return open_


def publish(places: Places) -> str:
    """Publish the articles as they are, as a person would."""
    made = propose(
        places.holdings, places.library, WordEmbedder(), gazetteer(), door="shell", name="a test"
    )
    publish_proposal(places.library, made.snapshot, confirmed=True, door="shell")
    return made.snapshot


def gazetteer():
    from corpus.gazetteer import Gazetteer  # noqa: PLC0415

    return Gazetteer.load()


def test_articles_that_nobody_keeps_are_indexed_as_they_change(places: Places, opened) -> None:
    first, _ = opened()
    (places.corpora[0] / "market.txt").write_text("The market opened.\n")

    second, notes = opened()

    assert list(first.snapshot.articles) == ["harbour"]
    assert list(second.snapshot.articles) == ["harbour", "market"]
    assert "Updating the index." in notes


def test_a_start_after_the_first_reads_no_article(
    places: Places, opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = opened()
    monkeypatch.setattr("index.builder.current_id", None)

    again, notes = opened()

    assert (again.snapshot.id, notes) == (first.snapshot.id, "")


def test_after_a_rollback_opening_publishes_nothing_on_its_own(places: Places, opened) -> None:
    opened()
    (places.corpora[0] / "market.txt").write_text("The market opened.\n")
    opened()
    back = places.library.rollback()

    again, notes = opened()

    assert again.snapshot.id == back == places.library.active().name
    assert list(again.snapshot.articles) == ["harbour"]
    assert "changed since they were published: python -m index reindex" in notes


def test_what_is_new_on_the_shelf_waits_for_a_person(places: Places, opened) -> None:
    opened()
    places.shelf.put(article("market", 2), None)

    again, _ = opened()
    assert list(again.snapshot.articles) == ["harbour"]

    publish(places)
    assert list(opened()[0].snapshot.articles) == ["harbour", "market"]


def test_a_proposal_that_waits_for_a_yes_is_not_published_by_opening(
    places: Places, opened
) -> None:
    opened()
    (places.corpora[0] / "market.txt").write_text("The market opened.\n")
    made = propose(
        places.holdings, places.library, WordEmbedder(), gazetteer(), door="shell", name="a test"
    )

    again, _ = opened()

    assert list(again.snapshot.articles) == ["harbour"]
    assert places.library.proposal() == made


def test_what_is_published_while_an_index_is_brought_up_to_date_stays(
    places: Places, opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = opened()
    (places.corpora[0] / "market.txt").write_text("The market opened.\n")
    second, _ = opened()
    (places.corpora[0] / "bridge.txt").write_text("The bridge closed.\n")
    making = index.builder.make_snapshot

    def going_back_meanwhile(*arguments):
        places.library.rollback()
        return making(*arguments)

    monkeypatch.setattr(index.builder, "make_snapshot", going_back_meanwhile)

    again, notes = opened()

    assert again.snapshot.id == first.snapshot.id == places.library.active().name
    assert "was published meanwhile" in notes
    assert second.snapshot.id == places.library.previous().name


def test_what_people_published_is_opened_whatever_has_become_of_the_articles(
    places: Places, opened
) -> None:
    opened()
    places.library.hold()
    (places.corpora[0] / "manifest.toml").write_text("[[article")

    again, notes = opened()

    assert list(again.snapshot.articles) == ["harbour"]
    assert "manifest.toml: not TOML" in notes


def test_another_model_indexes_what_is_published_and_not_what_waits(places: Places, opened) -> None:
    opened()
    places.shelf.put(article("market", 2), None)

    again, notes = opened("another")

    assert list(again.snapshot.articles) == ["harbour"]
    assert again.snapshot.manifest.inputs.model.checksum == "another"
    assert "because this has changed: the model." in notes
    assert places.library.publications.history[-1].how == "remade"


def test_a_damaged_index_is_made_again_where_its_articles_are_still_there(
    places: Places, opened
) -> None:
    opened()
    places.library.hold()
    (places.library.active() / "passages.jsonl").write_text("")

    again, notes = opened()

    assert "is damaged" in notes
    assert "built again now, of the same articles" in notes
    assert list(again.snapshot.articles) == ["harbour"]


def test_a_damaged_index_whose_articles_have_changed_gives_way_to_the_one_before(
    places: Places, opened
) -> None:
    first, _ = opened()
    places.shelf.put(article("market", 2), None)
    publish(places)
    places.shelf.put(article("market", 2, 3), None)
    (places.library.active() / "passages.jsonl").write_text("")

    again, notes = opened()

    assert again.snapshot.id == first.snapshot.id
    assert f"The snapshot before it, {first.snapshot.id}, is opened instead." in notes


def test_what_a_crash_left_is_cleared_at_the_next_start(places: Places, opened) -> None:
    opened()
    left = places.library.snapshots / f"{BUILDING}{'a' * 16}-1"
    left.mkdir()
    (places.library.folder / ".publications.json.1").write_text("{")

    opened()

    assert not left.exists()
    assert not list(places.library.folder.glob(".*"))


def test_where_nothing_is_whole_one_sentence_says_so(places: Places, opened) -> None:
    opened()
    places.shelf.put(article("market", 2), None)
    publish(places)
    places.shelf.put(article("market", 2, 3), None)
    for pointed in (places.library.active(), places.library.previous()):
        (pointed / "articles.jsonl").write_text("{")

    with pytest.raises(SnapshotError, match=r"none before it that is whole.*index reindex"):
        opened()
