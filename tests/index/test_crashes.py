"""kill -9 after every step of a build and a publication: a whole snapshot answers, always."""

import multiprocessing
import signal
from pathlib import Path
from typing import get_args

import pytest

from corpus.gazetteer import Gazetteer
from index.files import BUILDING
from index.library import Library
from index.steps import Step
from tests.index.crash_site import publish_until
from tests.index.desk import EditingDesk, article, differences

STEPS: tuple[str, ...] = get_args(Step)


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def crash():
    """Publish in a process that is killed at a step; nothing is shared with it but the disk."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.index.crash_site"])

    def run(folder: Path, step: str) -> int | None:
        process = context.Process(target=publish_until, args=(folder, step))
        process.start()
        process.join(60)
        return process.exitcode

    return run


def prepared(folder: Path, places: Gazetteer, step: str) -> tuple[EditingDesk, str, str]:
    """Publish twice, then change the shelf; return the desk, what serves, and what would next."""
    desk = EditingDesk(folder, places)
    for names in ("ab", "bc", "cd"):
        for number, name in enumerate(names):
            desk.shelf.put(article(name, number, number + 2), None)
        before = desk.publish().snapshot
    desk.shelf.remove("a")
    desk.shelf.put(article("e", 3, 4), None)
    after = desk.propose().snapshot
    made = desk.library.snapshots / after
    if step == "damaged-set-aside":
        (made / "events.jsonl").write_text("{")
    else:
        desk.library.drop_proposal(after)
        for path in sorted(made.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        made.rmdir()
    return desk, before, after


def test_there_are_steps_enough_to_die_at() -> None:
    assert len(STEPS) >= 12


@pytest.mark.parametrize("step", STEPS)
def test_killed_right_after_a_step_the_index_is_whole_and_the_next_start_goes_on(
    tmp_path: Path, places: Gazetteer, crash, step: str
) -> None:
    desk, before, after = prepared(tmp_path / "data", places, step)

    ended = crash(tmp_path / "data", step)

    assert ended == -signal.SIGKILL, f"the step {step!r} was never reached"
    left = desk.active()
    if step == "pruned-one":  # at the end of a proposal, and of a publication
        assert left.id in (before, after)
    else:
        swapped = STEPS.index(step) >= STEPS.index("pointer-in-place")
        assert left.id == (after if swapped else before)
    assert differences(left, desk.fresh(left, tmp_path / "fresh"), places) == []
    desk.publish()
    assert desk.active().id == after
    assert leftovers(desk.library) == []
    assert desk.library.publications.active == after
    assert desk.library.rollback() == before


def leftovers(library: Library) -> list[str]:
    """What is neither a snapshot nor a file that belongs there."""
    known = {"snapshots", "publications.json", "build.lock", "publish.lock"}
    beside = [one.name for one in library.folder.iterdir() if one.name not in known]
    return beside + [one.name for one in library.snapshots.glob(f"{BUILDING}*")]
