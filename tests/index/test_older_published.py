"""What moderators and a shell do while an older Stringer's snapshot is published, or the way back.

The articles that it was made of decide all of it: nothing that people held back is published.
"""

import json

import pytest

from corpus.article import Article
from index.reindexing import NeedsSecondError, propose, publish_proposal
from index.snapshot import ARTICLES, OldFormatError, Snapshot
from tests.index.desk import EditingDesk, article
from tests.index.fakes import WordEmbedder
from tests.index.older import OLD, publish_older

FERRY = Article(id="ferry", publisher="The Quay", body="The ferry sank in the harbour.")
TOWER = Article(id="tower", publisher="The Quay", body="The tower burned.")


@pytest.fixture
def older(tmp_path, gazetteer):
    """A held desk whose articles `first` and `harbour` an older program published."""
    desk = EditingDesk(tmp_path / "data", gazetteer)
    desk.shelf.put(article("harbour", 0, 4), None)
    publish_older(desk.library, *desk.holdings.read().articles)
    desk.library.hold()
    return desk


def test_a_proposal_over_it_lists_only_what_changes(older: EditingDesk) -> None:
    older.shelf.put(article("market", 3), None)

    made = older.propose()

    assert (made.base, made.base_unread, made.needs_second) == (OLD, False, False)
    assert [one.id for one in made.diff.added] == ["market"]
    assert (made.diff.removed, made.diff.changed, made.diff.events_lost) == ((), (), ())
    assert {one.article for one in made.diff.events_gained} == {"market"}


def test_a_proposal_over_it_serves_nobody_and_leaves_nothing_else_behind(
    older: EditingDesk,
) -> None:
    older.shelf.put(article("market", 2), None)

    made = older.propose()

    assert older.library.active().name == OLD
    assert {one.name for one in older.library.found()} == {OLD, made.snapshot}


def test_what_it_has_that_nobody_removed_is_not_lost_without_a_second_yes(
    older: EditingDesk,
) -> None:
    (older.folder / "corpus" / "first.txt").unlink()

    made = older.propose()

    assert [one.id for one in made.diff.lost] == ["first"]
    with pytest.raises(NeedsSecondError, match="loses 1 articles"):
        publish_proposal(older.library, made.snapshot, confirmed=False, door="shell")


def test_to_compare_with_it_nothing_is_embedded_that_is_in_the_proposal(
    older: EditingDesk, gazetteer
) -> None:
    older.shelf.put(article("market", 2), None)
    shown = []

    class Counting(WordEmbedder):
        def passages(self, texts, *rest):
            shown.extend(texts)
            return super().passages(texts, *rest)

    propose(older.holdings, older.library, Counting(), gazetteer, door="shell", name="a test")

    assert shown
    assert len(shown) == len(set(shown))


def test_one_whose_articles_were_changed_since_is_compared_with_as_damaged(
    older: EditingDesk,
) -> None:
    path = older.library.snapshots / OLD / ARTICLES
    path.write_text(path.read_text("utf-8").replace("Crowds", "Nobody"), "utf-8")

    assert older.propose().base_unread


def test_a_proposal_of_an_older_program_is_refused_as_such(desk: EditingDesk) -> None:
    desk.shelf.put(article("market", 2), None)
    made = desk.propose()
    manifest = desk.library.snapshots / made.snapshot / "manifest.json"
    manifest.write_text('{"format": 2}')

    with pytest.raises(OldFormatError, match=r"made by an older Stringer\. Make a new one"):
        publish_proposal(desk.library, made.snapshot, confirmed=True, door="shell")


@pytest.fixture
def upgraded(index, corpus):
    """A shell over an index whose one published article, and previous snapshot, is older."""
    publish_older(index.library, FERRY)
    index.library.hold()
    return index


@pytest.fixture
def back(upgraded):
    """The same with the articles as they are published over it."""
    upgraded("reindex", "--yes")
    assert upgraded.library.previous().name == OLD
    return upgraded


def test_a_rollback_to_it_indexes_its_articles_anew_and_publishes_these(back) -> None:
    left = back.active()

    code, out, err = back("rollback")

    there = back.library.active()
    assert (code, err) == (0, "")
    assert out == (
        f"snapshot {there.name} is in use now, made anew of those of {OLD}: 1 article;"
        " a running bot notices within seconds\n"
    )
    assert tuple(Snapshot.open(there).articles.values()) == (FERRY,)
    said = back.library.publications
    assert (said.previous, said.held, said.history[-1].how) == (left, True, "rolled-back")
    assert back("rollback", OLD[:4])[1] == f"snapshot {there.name} is in use already\n"
    assert back("rollback")[0] == 0
    assert back.active() == left


def test_a_rollback_to_one_that_was_changed_since_changes_nothing(back) -> None:
    left = back.active()
    (back.library.snapshots / OLD / ARTICLES).write_text(TOWER.model_dump_json() + "\n")

    code, out, err = back("rollback")

    assert (code, out) == (1, "")
    assert "articles.jsonl is damaged: its checksum differs" in err
    assert back.active() == left


def test_what_is_published_while_it_is_indexed_anew_stays(back, monkeypatch) -> None:
    import index.rollback  # noqa: PLC0415 (the module, not the fixture)

    making, other = index.rollback.make_snapshot, "f" * 16

    def overtaken(*how, **more):
        made = making(*how, **more)
        (back.library.snapshots / other).mkdir()
        back.library.publish(other)
        return made

    monkeypatch.setattr("index.rollback.make_snapshot", overtaken)

    code, _, err = back("rollback")

    assert (code, err) == (1, f"error: The index {other} was published meanwhile.\n")
    assert back.library.active().name == other


def test_the_status_says_that_it_is_older_and_what_makes_it_anew(upgraded) -> None:
    code, out, err = upgraded("status")
    said = json.loads(upgraded("status", "--json")[1])

    assert (code, err) == (0, "")
    assert out.startswith(f"snapshot  {OLD} (older)\n")
    assert "held      nothing is published on its own: people decide\n" in out
    assert "pending   2 articles to add, change or remove\n" in out
    assert out.endswith(
        f"The snapshot {OLD} was written by an older Stringer (format 2; this one reads 3)."
        " The next start brings the index up to date.\n"
        "It is made anew of its own articles. To propose the articles as they are:\n"
        "  python -m index reindex\n"
    )
    assert (said["state"], said["snapshot"], said["articles"]) == ("older", OLD, 2)


def test_where_nobody_decides_the_status_names_the_build(index) -> None:
    publish_older(index.library, FERRY)

    assert index("status")[1].endswith("To do it now:\n  python -m index build\n")


def test_the_status_of_a_damaged_one_says_what_it_can_and_fails(index) -> None:
    active = index.library.active()
    (active / "manifest.json").write_text("{")

    code, out, _ = index("status")

    assert code == 1
    assert out.startswith(f"snapshot  {active.name} (damaged)\n")
    assert "since     " in out
    assert "manifest.json is damaged. Build it again" in out


def test_over_a_damaged_index_the_advised_reindex_publishes_nothing_unseen(index, corpus) -> None:
    index.library.hold()
    active = index.library.active()
    (active / "passages.jsonl").write_text("")
    _, _, said = index("verify")
    assert "where people decide what is published: python -m index reindex" in said

    assert "There is nothing to publish" in index("reindex")[1]
    assert index("verify")[0] == 0

    (active / "passages.jsonl").write_text("")
    (corpus / "bridge.txt").write_text("The bridge closed.")
    assert index("reindex", "--yes")[0] == 4
    assert index.library.active() == active
