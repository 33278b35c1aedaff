"""A full disk, a folder that may not be written: one sentence, and everything as it was."""

import multiprocessing
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.gazetteer import Gazetteer
from index.builder import BuildError
from index.library import LibraryError
from tests.index.desk import EditingDesk, article, differences

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user of the machine may look into."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def desk(folder: Path) -> EditingDesk:
    made = EditingDesk(folder / "data", Gazetteer.load())
    made.shelf.put(article("harbour", 0, 4), None)
    made.publish()
    made.shelf.put(article("market", 2, 3), None)
    return made


def told(desk: EditingDesk) -> str:
    """Reindex, and return the sentence that a person is told."""
    try:
        desk.propose()
    except (BuildError, LibraryError) as error:
        return f"{type(error).__name__}: {error}"
    return "done"


def in_a_process(work, *arguments) -> str:
    """Return what work says in a process of its own, which it may limit as it likes."""
    context = multiprocessing.get_context("spawn")
    heard, said = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(said, *arguments))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    return heard.recv()


def reindex_with_files_up_to(said, folder: Path, limit: int) -> None:
    desk = EditingDesk(folder, Gazetteer.load())
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    said.send(told(desk))


def reindex_as_nobody(said, folder: Path) -> None:
    desk = EditingDesk(folder, Gazetteer.load())
    if os.geteuid() == 0:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    said.send(told(desk))


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


@pytest.mark.parametrize("limit", [100, 300, 500, 700, 1200])
def test_writing_that_fails_in_whatever_file_leaves_the_old_index(
    desk: EditingDesk, tmp_path: Path, limit: int
) -> None:
    before = desk.active()

    sentence = in_a_process(reindex_with_files_up_to, desk.folder, limit)

    assert sentence.startswith("BuildError: The index could not be written in ")
    assert sentence.endswith(
        "Nothing has changed; make room or mend the folder's permissions, then try again."
    )
    assert desk.active().id == before.id
    assert [one.name for one in desk.library.snapshots.iterdir()] == [before.id]
    desk.publish()
    active = desk.active()
    assert differences(active, desk.fresh(active, tmp_path / "fresh"), desk.gazetteer) == []


def test_a_full_file_system_leaves_the_old_index(tmp_path: Path) -> None:
    mount = tmp_path / "small"
    mount.mkdir()
    small = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(mount)]
    if os.geteuid() != 0 or subprocess.run(small, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small file system here")
    try:
        desk = EditingDesk(mount, Gazetteer.load())
        desk.publish()
        before = desk.active().id
        desk.shelf.put(article("market", *range(6)), None)
        with pytest.raises(OSError, match="No space"):
            fill(mount / "filler")

        assert "no space left on device" in told(desk)
        assert desk.active().id == before
        (mount / "filler").unlink()
        desk.publish()
        assert set(desk.active().articles) == {"first", "market"}
    finally:
        subprocess.run(["umount", "--lazy", str(mount)], check=True)


def test_where_nothing_may_be_written_the_index_still_answers(
    desk: EditingDesk, folder: Path
) -> None:
    before = desk.active().id
    written = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in written}
    for path in written:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        sentence = in_a_process(reindex_as_nobody, desk.folder)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)

    assert "build.lock can't be written: permission denied. Make room or mend" in sentence
    assert desk.active().id == before
