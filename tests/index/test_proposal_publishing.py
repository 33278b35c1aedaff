"""A proposal that waits: what publishes it, what holds it back, and what takes it away."""

import pytest

from index.library import Library, LibraryError
from index.publications import OvertakenError
from index.reindexing import NeedsSecondError, discard_proposal, publish_proposal
from index.seal import SnapshotError
from tests.index.desk import EditingDesk, article


def test_a_proposal_serves_nobody_until_it_is_published(desk: EditingDesk) -> None:
    before = desk.active().id
    desk.shelf.put(article("market", 2), None)

    made = desk.propose()

    assert made.base == before
    assert desk.active().id == before
    assert desk.library.proposal() == made
    publish_proposal(desk.library, made.snapshot, confirmed=False, door="shell")
    assert set(desk.active().articles) == {"first", "harbour", "market"}
    assert desk.library.proposal() is None


def test_a_change_that_is_taken_back_takes_its_proposal_back(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 2), None)
    desk.propose()
    desk.shelf.remove("market")

    desk.propose()

    assert desk.library.proposal() is None


def test_a_lost_article_that_nobody_removed_needs_a_second_yes(desk: EditingDesk) -> None:
    (desk.folder / "corpus" / "second.txt").write_text("The market closed.\n")
    desk.publish()
    (desk.folder / "corpus" / "second.txt").write_bytes(b"\xff\xfe\x00")

    made = desk.propose()

    assert [one.id for one in made.diff.lost] == ["second"]
    with pytest.raises(NeedsSecondError, match="loses 1 articles that nobody removed"):
        publish_proposal(desk.library, made.snapshot, confirmed=False, door="shell")
    assert "second" in desk.active().articles
    publish_proposal(desk.library, made.snapshot, confirmed=True, door="shell")
    assert "second" not in desk.active().articles


def test_with_a_damaged_index_nobody_can_tell_what_is_lost_so_it_needs_a_second_yes(
    desk: EditingDesk,
) -> None:
    (desk.library.active() / "articles.jsonl").write_text("{")
    (desk.folder / "corpus" / "first.txt").unlink()

    made = desk.propose()

    assert made.diff.lost == ()
    assert made.base_unread
    assert made.needs_second


def test_a_proposal_over_which_another_index_was_published_is_void(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 2), None)
    desk.publish()
    desk.shelf.put(article("market", 2, 3), None)
    made = desk.propose()
    desk.library.rollback()

    with pytest.raises(LibraryError, match="changed since the proposal"):
        publish_proposal(desk.library, made.snapshot, confirmed=True, door="shell")


def test_a_proposal_damaged_while_it_waits_is_never_served(desk: EditingDesk) -> None:
    before = desk.active().id
    desk.shelf.put(article("market", 2), None)
    made = desk.propose()
    (desk.library.snapshots / made.snapshot / "passages.jsonl").write_text("")

    with pytest.raises(SnapshotError, match="is damaged"):
        publish_proposal(desk.library, made.snapshot, confirmed=True, door="shell")
    assert desk.active().id == before


def test_a_proposal_with_an_article_that_was_removed_since_is_refused(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 2), None)
    made = desk.propose()
    desk.shelf.remove("market")

    with pytest.raises(LibraryError, match="was made before market was removed"):
        publish_proposal(
            desk.library,
            made.snapshot,
            confirmed=True,
            door="shell",
            withdrawn=desk.shelf.withdrawn(),
        )
    assert "market" not in desk.active().articles


def test_what_was_discarded_by_another_in_the_last_moment_is_not_published(
    desk: EditingDesk,
) -> None:
    desk.shelf.put(article("market", 2), None)
    made = desk.propose()
    desk.library.drop_proposal(made.snapshot)

    with pytest.raises(OvertakenError, match="does not wait any more"):
        desk.library.publish(made.snapshot, how="published", proposal=made)


def test_what_was_discarded_does_not_wait_and_is_not_published_on_its_own(
    desk: EditingDesk,
) -> None:
    desk.shelf.put(article("market", 2), None)
    made = desk.propose()

    assert discard_proposal(desk.library, made.snapshot)

    assert desk.library.proposal() is None
    assert desk.library.publications.held
    assert not discard_proposal(desk.library, made.snapshot)


def test_what_can_not_be_pruned_does_not_undo_what_was_published(
    desk: EditingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(library: Library) -> None:
        raise PermissionError("snapshots")

    monkeypatch.setattr(Library, "prune", refuse)
    desk.shelf.put(article("market", 2), None)

    made = desk.publish()

    assert desk.active().id == made.snapshot
