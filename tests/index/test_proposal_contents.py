"""What a proposal tells: what comes, goes and changes, what was read anew, and the answers."""

from pathlib import Path

import pytest

from corpus.gazetteer import Gazetteer
from index.golden import GoldenAnswer, GoldenQuestion
from index.golden_file import add_golden
from index.reindexing import NeedsSecondError, propose, publish_proposal
from tests.index.desk import EditingDesk, article
from tests.index.fakes import WordEmbedder


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


def test_an_edited_article_embeds_only_its_changed_texts(desk: EditingDesk) -> None:
    desk.shelf.put(article("harbour", 0, 4, 2), None)

    made = desk.propose()

    # the new sentence, and the passage that all three stand in
    assert made.embedded == 2


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


def test_each_golden_question_is_told_as_it_is_asked(desk: EditingDesk) -> None:
    for word in ("ferry", "market"):
        add_golden(desk.shelf, GoldenQuestion(question=f"what of the {word}"))
    told: list[tuple[str, int, int]] = []
    desk.shelf.put(article("market", 2), None)

    desk.propose(examiner=examine, progress=lambda *step: told.append(step))

    asked = [(done, total) for step, done, total in told if step == "Asking"]
    assert asked == [(0, 4), (1, 4), (2, 4), (2, 4), (3, 4), (4, 4)]


def test_a_changed_model_rebuilds_all_and_says_why(desk: EditingDesk, gazetteer: Gazetteer) -> None:
    add_golden(desk.shelf, GoldenQuestion(question="what of the palace"))
    made = propose(
        desk.holdings,
        desk.library,
        WordEmbedder(checksum="another"),
        gazetteer,
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
