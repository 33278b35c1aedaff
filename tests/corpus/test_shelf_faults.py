import errno
import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import get_args

import pytest

from corpus.shelf import Shelf, ShelfError, ShelfStep
from tests.corpus.shelving import FERRY, PAGE, SCAN, fail_at, on_disk, run_at_once


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "articles")


@pytest.mark.parametrize("step", ["original-written", "original-synced", "article-written"])
@pytest.mark.parametrize(
    ("number", "way_out"),
    [
        (errno.ENOSPC, "because its disk is full: free some of it"),
        (errno.EROFS, r"\(read-only file system\): give this user the right to"),
        (errno.EACCES, r"\(permission denied\): .* or choose another folder with --data"),
        (errno.ENAMETOOLONG, "choose a shorter id"),
    ],
)
def test_what_fails_before_an_article_is_in_place_changes_nothing(shelf, step, number, way_out):
    shelf.put(FERRY, PAGE)
    before = on_disk(shelf)
    failing = Shelf(shelf.folder, fail_at(step, number))

    with pytest.raises(ShelfError, match=way_out) as refused:
        failing.put(FERRY.model_copy(update={"publisher": "The Lantern"}), SCAN)

    assert str(shelf.folder) in str(refused.value)
    assert on_disk(shelf) == before


@pytest.mark.parametrize("step", ["withdrawn-written", "original-removed"])
def test_what_fails_after_an_article_is_in_place_does_not_undo_it(shelf, step):
    shelf.put(FERRY, PAGE)
    (shelf.folder / "withdrawn.txt").write_text("ferry\n")

    Shelf(shelf.folder, fail_at(step, errno.ENOSPC)).put(FERRY, SCAN)
    shelf.mend()

    assert shelf.original("ferry").read_bytes() == SCAN.content
    assert set(on_disk(shelf)) == {"ferry.md", "originals/ferry/scan.pdf", "withdrawn.txt"}
    assert shelf.withdrawn() == frozenset()


def test_what_fails_before_an_article_is_removed_leaves_it_there(shelf):
    shelf.put(FERRY, PAGE)
    before = on_disk(shelf)

    with pytest.raises(ShelfError, match="disk is full"):
        Shelf(shelf.folder, fail_at("withdrawn-written", errno.ENOSPC)).remove("ferry")

    assert on_disk(shelf) == before


def run_apart(shelf: Shelf, code: str, *, limit: int = 0, plainly: bool = False) -> str:
    """Run code in a process of its own, with files of at most `limit` bytes, or without rights."""
    prologue = f"""
        import os, resource, sys, tempfile
        from pathlib import Path
        from corpus.shelf import Shelf, ShelfError
        from tests.corpus.shelving import FERRY, HARBOUR, PAGE, SCAN
        with tempfile.TemporaryDirectory() as folder:  # all is imported while it can be
            Shelf(Path(folder)).put(FERRY, PAGE), Shelf(Path(folder)).look()
        if {plainly} and os.getuid() == 0:
            os.setgid(65534), os.setuid(65534)
        if {limit}:
            resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
        shelf = Shelf(Path(sys.argv[1]))
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(prologue) + textwrap.dedent(code), shelf.folder],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


PUT = """
    try:
        shelf.put(FERRY.model_copy(update={"publisher": "The Lantern"}), PAGE)
        print("put")
    except ShelfError as error:
        print(error)
    """


def test_a_file_that_is_cut_short_by_the_system_changes_nothing(shelf):
    shelf.put(FERRY, SCAN)
    before = on_disk(shelf)

    said = run_apart(shelf, PUT, limit=len(PAGE.content) + 10)

    assert said == (
        f"{shelf.folder} can't be changed, because its disk is full: free some of it, then try"
        " again.\n"
    )
    assert on_disk(shelf) == before


@pytest.fixture
def open_shelf():
    """A shelf that another user reaches, too."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shelf = Shelf(Path(folder) / "articles")
        shelf.put(FERRY, SCAN)
        yield shelf
        shelf.folder.chmod(0o755)


def test_a_folder_that_can_t_be_written_to_is_read_and_not_changed(open_shelf):
    before = on_disk(open_shelf)
    (open_shelf.folder / ".lock").unlink()
    open_shelf.folder.chmod(0o555)

    said = run_apart(open_shelf, PUT + "print(*shelf.ids())", plainly=True)

    assert said == (
        f"{open_shelf.folder} can't be changed (permission denied): give this user the right to,"
        " or choose another folder with --data or STRINGER_DATA.\nferry\n"
    )
    assert on_disk(open_shelf) == before


def test_a_folder_that_can_t_be_read_is_named(open_shelf):
    open_shelf.folder.chmod(0o000)
    look = """
        try:
            shelf.look()
        except ShelfError as error:
            print(error)
        """

    said = run_apart(open_shelf, look, plainly=True)

    assert said.startswith(f"{open_shelf.folder} can't be read (permission denied): give this user")


def test_a_folder_below_a_file_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "data").write_text("a file")
    shelf = Shelf(tmp_path / "data" / "articles")

    assert shelf.empty
    with pytest.raises(ShelfError, match=r"articles can't be changed \(not a directory\)"):
        shelf.put(FERRY, None)


KILLED = [
    ("put", "original-written", "before"),
    ("put", "original-synced", "before"),
    ("put", "article-written", "before"),
    ("put", "article-in-place", "after"),
    ("put", "withdrawn-written", "after"),
    ("put", "withdrawn-in-place", "after"),
    ("put", "original-removed", "after"),
    ("remove", "withdrawn-written", "before"),
    ("remove", "withdrawn-in-place", "before"),
    ("remove", "article-removed", "after"),
    ("remove", "original-removed", "after"),
]


def test_every_step_is_one_at_which_a_process_is_killed():
    golden = {step for step in get_args(ShelfStep) if step.startswith("golden-")}

    assert {step for _, step, _ in KILLED} | golden == set(get_args(ShelfStep))


@pytest.mark.parametrize(("change", "step", "state"), KILLED)
def test_a_process_killed_at_any_step_leaves_the_state_before_or_after(shelf, change, step, state):
    shelf.put(FERRY, PAGE)
    if change == "put":
        (shelf.folder / "withdrawn.txt").write_text("ferry\n")
    edited = FERRY.model_copy(update={"publisher": "The Lantern"})
    meant = {(edited, SCAN.content)} if change == "put" else set()

    said = run_apart(
        shelf,
        f"""
        if os.fork() == 0:
            shelf.reached = lambda now: now == "{step}" and os.kill(os.getpid(), 9)
            if "{change}" == "put":
                shelf.put(FERRY.model_copy(update={{"publisher": "The Lantern"}}), SCAN)
            else:
                shelf.remove("ferry")
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.wait()[1]))
        """,
    )

    assert said == "-9\n"
    now = {(a, shelf.original(a.id).read_bytes()) for a in shelf.read().articles}
    assert now == ({(FERRY, PAGE.content)} if state == "before" else meant)
    shelf.mend()
    assert shelf.withdrawn() == (frozenset() if now else {"ferry"})
    assert {name for name in on_disk(shelf) if name.startswith(".")} == set()
    assert shelf.mend() == ()


def test_two_processes_that_change_the_shelf_at_once_lose_nothing(shelf):
    run_at_once(
        """
        from pathlib import Path
        from corpus.shelf import Shelf
        from tests.corpus.shelving import HARBOUR, PAGE
        shelf, mine = Shelf(Path(sys.argv[1])), sys.argv[2]
        for number in range(20):
            body = f"The harbour burned in year {number} of the {mine}."
            shelf.mend()
            article = HARBOUR.model_copy(update={"id": f"{mine}-{number}", "body": body})
            shelf.put(article, PAGE)
            shelf.remove(f"elsewhere-{mine}-{number}")
        """,
        shelf,
        "first",
        "second",
    )

    names = {f"{mine}-{number}" for mine in ("first", "second") for number in range(20)}
    assert shelf.ids() == names
    assert all(shelf.original(name).read_bytes() == PAGE.content for name in names)
    assert shelf.withdrawn() == {f"elsewhere-{name}" for name in names}
    assert shelf.mend() == ()
