"""A reindex is a proposal: what it shows, what it holds back, and the way back."""

from pathlib import Path

import pytest

from corpus.gazetteer import Gazetteer
from index.builder import build
from index.golden import GoldenAnswer, GoldenQuestion
from index.golden_file import add_golden
from index.library import BusyError, Library, LibraryError
from index.publications import OvertakenError
from index.reindexing import NeedsSecondError, discard_proposal, publish_proposal
from index.seal import SnapshotError
from tests.index.desk import EditingDesk, article, differences
from tests.index.fakes import WordEmbedder


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture
def desk(tmp_path: Path, places: Gazetteer) -> EditingDesk:
    """An editing desk with `first` and `harbour` published."""
    made = EditingDesk(tmp_path / "data", places)
    made.shelf.put(article("harbour", 0, 4), None)
    made.publish()
    return made


def examine(snapshot, embedder, gazetteer, questions):
    """Tell of each question whether an article has its last word."""
    bodies = " ".join(one.body for one in snapshot.articles.values())
    return tuple(
        GoldenAnswer(
            question=one.question,
            text=f"{len(snapshot.articles)} articles",
            answered=one.question.split()[-1] in bodies,
            holds=one.question.split()[-1] in bodies,
        )
        for one in questions
    )


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


def test_a_proposal_tells_what_comes_goes_and_changes(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 3), None)
    desk.shelf.put(article("harbour", 0, 1), None)
    desk.shelf.remove("first")
    (desk.folder / "corpus" / "broken.pdf").write_bytes(b"no such thing")

    diff = desk.propose().diff

    assert [one.id for one in diff.added] == ["market"]
    assert [one.id for one in diff.changed] == ["harbour"]
    assert [one.id for one in diff.removed] == ["first"]
    assert diff.lost == ()
    assert [one.name for one in diff.skipped] == ["broken.pdf"]
    (event,) = diff.events_gained
    assert (event.article, event.place, event.kind) == ("market", "kunduz", "captured")
    assert diff.events_lost == ()


def test_an_event_that_is_no_longer_told_is_named_as_lost(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 3), None)
    desk.publish()
    desk.shelf.put(article("market", 2), None)

    diff = desk.propose().diff

    assert [one.words for one in diff.events_lost] == [
        "Taliban fighters captured Kunduz on Sunday, officials said."
    ]


def test_nothing_changed_proposes_nothing_and_embeds_nothing(desk: EditingDesk) -> None:
    made = desk.propose()

    assert made.snapshot == made.base
    assert made.diff.is_empty
    assert (made.embedded, made.reused) == (0, 0)
    assert desk.library.proposal() is None


def test_a_change_that_is_taken_back_takes_its_proposal_back(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 2), None)
    desk.propose()
    desk.shelf.remove("market")

    desk.propose()

    assert desk.library.proposal() is None


def test_an_edited_article_embeds_only_its_changed_texts(desk: EditingDesk) -> None:
    desk.shelf.put(article("harbour", 0, 4, 2), None)

    made = desk.propose()

    # the new sentence, and the passage that all three stand in
    assert made.embedded == 2


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


def test_golden_questions_are_asked_before_and_after(desk: EditingDesk) -> None:
    for word in ("ferry", "market", "palace"):
        add_golden(desk.shelf, GoldenQuestion(question=f"what of the {word}"))
    desk.shelf.put(article("harbour", 2), None)

    made = desk.propose(examiner=examine)

    told = {one.question.split()[-1]: one for one in made.golden}
    assert [name for name, one in told.items() if one.is_drop] == ["ferry"]
    assert told["market"].before is not None
    assert (told["market"].before.holds, told["market"].after.holds) == (False, True)
    assert not told["palace"].is_drop, "it did not hold before either"
    assert made.drops == (told["ferry"],)
    with pytest.raises(NeedsSecondError, match="1 golden questions worse"):
        publish_proposal(desk.library, made.snapshot, confirmed=False, door="shell")


def test_a_changed_model_rebuilds_all_and_says_why(desk: EditingDesk, places: Gazetteer) -> None:
    from index.reindexing import propose  # noqa: PLC0415

    add_golden(desk.shelf, GoldenQuestion(question="what of the palace"))
    made = propose(
        desk.holdings,
        desk.library,
        WordEmbedder(checksum="another"),
        places,
        door="shell",
        name="a test",
        examiner=examine,
    )

    assert made.rebuilt == ("model",)
    assert made.diff.is_empty
    assert made.reused == 0
    assert [one.before for one in made.golden] == [None], "the one before can't be asked"
    assert made.needs_second, "nobody knows whether it held before"


def test_a_changed_gazetteer_reads_the_events_anew_and_embeds_nothing(
    desk: EditingDesk, tmp_path: Path
) -> None:
    desk.shelf.put(article("market", 3), None)
    desk.publish()
    told = tmp_path / "places.toml"
    told.write_text('[[place]]\nid = "taloqan"\nname = "Taloqan"\nkind = "city"\n', "utf-8")
    elsewhere = EditingDesk(desk.folder, Gazetteer.load(told))

    made = elsewhere.propose()

    assert made.rebuilt == ("gazetteer",)
    assert made.diff.is_empty
    assert [one.place for one in made.diff.events_lost] == ["kunduz"]
    assert made.embedded == 0


def test_a_changed_splitter_splits_anew_and_says_so(
    desk: EditingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.inputs.SPLITTER_VERSION", 99)

    made = desk.propose()

    assert made.rebuilt == ("splitter",)
    assert made.diff.is_empty
    assert made.embedded == 0, "the same texts came out of it"


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


def test_with_a_damaged_index_nobody_can_tell_what_is_lost_so_it_needs_a_second_yes(
    desk: EditingDesk,
) -> None:
    (desk.library.active() / "articles.jsonl").write_text("{")
    (desk.folder / "corpus" / "first.txt").unlink()

    made = desk.propose()

    assert made.diff.lost == ()
    assert made.base_unread
    assert made.needs_second


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


def test_what_can_not_be_pruned_does_not_undo_what_was_published(
    desk: EditingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(library: Library) -> None:
        raise PermissionError("snapshots")

    monkeypatch.setattr(Library, "prune", refuse)
    desk.shelf.put(article("market", 2), None)

    made = desk.publish()

    assert desk.active().id == made.snapshot


def test_each_golden_question_is_told_as_it_is_asked(desk: EditingDesk) -> None:
    for word in ("ferry", "market"):
        add_golden(desk.shelf, GoldenQuestion(question=f"what of the {word}"))
    told: list[tuple[str, int, int]] = []
    desk.shelf.put(article("market", 2), None)

    desk.propose(examiner=examine, progress=lambda *step: told.append(step))

    asked = [(done, total) for step, done, total in told if step == "Asking"]
    assert asked == [(0, 4), (1, 4), (2, 4), (2, 4), (3, 4), (4, 4)]


def test_what_was_discarded_does_not_wait_and_is_not_published_on_its_own(
    desk: EditingDesk,
) -> None:
    desk.shelf.put(article("market", 2), None)
    made = desk.propose()

    assert discard_proposal(desk.library, made.snapshot)

    assert desk.library.proposal() is None
    assert desk.library.publications.held
    assert not discard_proposal(desk.library, made.snapshot)


def test_a_second_reindex_is_told_who_runs_the_first(desk: EditingDesk) -> None:
    with desk.library.building("<@17>"), pytest.raises(BusyError, match=r"begun by <@17>") as busy:
        desk.propose()

    assert busy.value.builder is not None
    assert busy.value.builder.name == "<@17>"


def test_called_off_at_any_step_everything_is_as_it_was(desk: EditingDesk) -> None:
    class CalledOffError(Exception):
        pass

    desk.shelf.put(article("market", 2), None)
    before = desk.active().id
    for wanted in ("Reading", "Embedding", "Writing"):

        def stop(step: str, done: int, total: int, wanted: str = wanted) -> None:
            if step == wanted:
                raise CalledOffError

        with pytest.raises(CalledOffError):
            desk.propose(progress=stop)
        assert desk.active().id == before
        assert desk.library.proposal() is None
        assert len(list(desk.library.snapshots.iterdir())) == 1


def test_a_snapshot_made_in_steps_is_that_of_a_fresh_build(
    desk: EditingDesk, tmp_path: Path, places: Gazetteer
) -> None:
    desk.shelf.put(article("market", 2, 3), None)
    desk.publish()
    desk.shelf.put(article("harbour", 3, 0, 5), None)
    desk.shelf.remove("first")
    desk.publish()

    active = desk.active()

    assert differences(active, desk.fresh(active, tmp_path / "fresh"), places) == []


def test_an_ungated_build_takes_the_shelf_in(desk: EditingDesk, places: Gazetteer) -> None:
    desk.shelf.put(article("market", 2), None)

    build(desk.holdings.corpora, desk.library, WordEmbedder(), places, shelf=desk.shelf)

    assert "market" in desk.active().articles
