import os
import subprocess
import sys
import textwrap

import pytest

from index.files import BUILDING
from index.library import Library, LibraryError

A, B, C, D, E = (letter * 16 for letter in "abcde")


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path / "library")
    for age, name in enumerate((A, B, C, D, E)):
        (made.snapshots / name).mkdir(parents=True)
        os.utime(made.snapshots / name, (1000 + age, 1000 + age))
    return made


def test_before_the_first_build_nothing_is_active(tmp_path):
    assert Library(tmp_path / "none").active() is None


def test_publishing_makes_active_and_remembers_what_was(library):
    library.publish(A)
    library.publish(B)

    assert library.active().name == B
    assert library.previous().name == A


def test_publishing_the_active_one_again_forgets_nothing(library):
    library.publish(A)
    library.publish(B)
    library.publish(B)

    assert library.previous().name == A


def test_rolling_back_twice_is_where_one_was(library):
    library.publish(A)
    library.publish(B)

    assert library.rollback() == A
    assert library.active().name == A
    assert library.rollback() == B


def test_there_is_no_way_back_from_the_first(library):
    library.publish(A)

    with pytest.raises(LibraryError, match="no earlier snapshot"):
        library.rollback()


def test_what_is_not_there_cannot_be_published(library):
    with pytest.raises(LibraryError, match="There is no snapshot ffff"):
        library.publish("f" * 16)


def test_pruning_keeps_the_newest_and_whatever_is_in_use(library):
    library.publish(A)
    library.publish(B)

    gone = library.prune(keep=3)

    assert set(gone) == {C, D}
    assert {one.name for one in library.snapshots.iterdir()} == {A, B, E}


def test_a_pointer_that_names_no_snapshot_points_nowhere(library):
    (library.folder / "active").write_text("../../elsewhere\n")

    assert library.active() is None


def test_what_a_crashed_build_left_is_cleared_by_the_next(library):
    (library.snapshots / f"{BUILDING}{A}-1").mkdir()

    with library.building():
        assert not list(library.snapshots.glob(f"{BUILDING}*"))


def test_a_second_build_is_refused_and_told_who_runs_the_first(library):
    second = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from index.library import Library, LibraryError
        try:
            with Library(Path(sys.argv[1])).building():
                print("built")
        except LibraryError as error:
            print(error)
        """
    )
    command = [sys.executable, "-c", second, str(library.folder)]
    with library.building():
        refused = subprocess.run(command, capture_output=True, text=True, check=True)
    allowed = subprocess.run(command, capture_output=True, text=True, check=True)

    assert f"Another build of this index is running (process {os.getpid()})" in refused.stdout
    assert allowed.stdout == "built\n"


def test_each_set_of_corpora_has_a_library_of_its_own(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"

    assert Library.of(tmp_path, [one]).folder != Library.of(tmp_path, [two]).folder
    assert Library.of(tmp_path, [one, two]).folder == Library.of(tmp_path, [two, one]).folder
    assert Library.of(tmp_path, [tmp_path / "two" / ".." / "one"]).folder == (
        Library.of(tmp_path, [one]).folder
    )
