"""A reindex at work: alone, called off without a trace, and equal to a fresh build."""

from pathlib import Path

import pytest

from corpus.gazetteer import Gazetteer
from corpus.shelf import Shelf
from index.builder import build
from index.held import is_held
from index.library import BusyError, Library
from index.reindexing import propose
from index.stores.errors import StoreError
from tests.index.desk import EditingDesk, article, differences
from tests.index.fakes import WordEmbedder


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


def test_what_the_server_does_not_take_does_not_wait_and_holds_nothing(desk: EditingDesk) -> None:
    (desk.folder / "corpus" / "second.txt").write_text("The market closed.\n")
    library = Library(desk.folder / "another")
    offered = []

    def refuse(snapshot_id: str) -> None:
        offered.append((library.snapshots / snapshot_id).is_dir())
        raise StoreError("it is away")

    with pytest.raises(StoreError):
        propose(
            desk.holdings,
            library,
            WordEmbedder(),
            desk.gazetteer,
            door="shell",
            name="a test",
            stored=refuse,
        )

    assert offered == [True]
    assert library.proposal() is None
    assert not is_held(library, Shelf(desk.folder / "none"))


def test_a_snapshot_made_in_steps_is_that_of_a_fresh_build(
    desk: EditingDesk, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    desk.shelf.put(article("market", 2, 3), None)
    desk.publish()
    desk.shelf.put(article("harbour", 3, 0, 5), None)
    desk.shelf.remove("first")
    desk.publish()

    active = desk.active()

    assert differences(active, desk.fresh(active, tmp_path / "fresh"), gazetteer) == []


def test_an_ungated_build_takes_the_shelf_in(desk: EditingDesk, gazetteer: Gazetteer) -> None:
    desk.shelf.put(article("market", 2), None)

    build(desk.holdings.corpora, desk.library, WordEmbedder(), gazetteer, shelf=desk.shelf)

    assert "market" in desk.active().articles
