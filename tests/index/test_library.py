import os
import subprocess
import sys
import textwrap
import threading
from datetime import UTC, datetime

import pytest

from index.build_lock import hold_publishing
from index.files import BUILDING
from index.library import Library, LibraryError, PublicationsError

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
    library = Library(library.folder, kept=1)
    for name in (A, B, C, D):
        library.publish(name)
    os.utime(library.snapshots / A, (3000, 3000))

    gone = library.prune()

    assert set(gone) == {B, E}, "the one spare that is older, and the one never published"
    assert {one.name for one in library.snapshots.iterdir()} == {A, C, D}


@pytest.mark.parametrize("at", range(0, 320, 7))
def test_a_flipped_bit_in_what_is_published_is_told_and_never_followed(library, at):
    library.publish(A)
    library.publish(B)
    path = library.folder / "publications.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])

    with pytest.raises(PublicationsError, match=r"publications\.json is damaged.*index build"):
        library.active()


@pytest.mark.parametrize("left", [0, 1, 40, -2])
def test_a_file_of_publications_cut_short_is_told_as_damaged(library, left):
    library.publish(A)
    path = library.folder / "publications.json"
    path.write_bytes(path.read_bytes()[:left])

    with pytest.raises(PublicationsError, match="damaged"):
        library.active()


def test_publishing_mends_what_was_damaged(library):
    library.publish(A)
    (library.folder / "publications.json").write_text("{")

    library.publish(B)

    assert library.active().name == B
    assert library.previous() is None


def test_with_the_history_lost_no_snapshot_is_taken_for_one_never_published(library):
    for name in (A, B, C):
        library.publish(name)
    (library.folder / "publications.json").write_text("{")
    library.publish(D)

    assert library.prune() == (A,), "the oldest of four spare ones"


def test_after_damage_people_decide_what_is_published(library):
    library.publish(A)
    (library.folder / "publications.json").write_text("{")

    library.publish(B)

    assert library.publications.held


def test_what_a_newer_program_wrote_is_left_to_it(library):
    library.publish(A)
    path = library.folder / "publications.json"
    newer = path.read_text().replace('"format": 1', '"format": 2')
    path.write_text(newer)

    with pytest.raises(PublicationsError, match="newer Stringer"):
        library.publish(B)
    assert path.read_text() == newer


def test_what_is_made_anew_leaves_the_way_back_where_it_led(library):
    library.publish(A)
    library.publish(B)

    library.publish(C, how="remade")

    assert library.previous().name == A


def test_looking_who_builds_never_refuses_a_build(library):
    stop = threading.Event()

    def look():
        while not stop.is_set():
            library.builder()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for _ in range(100):
            with library.building():
                pass
    finally:
        stop.set()
        looking.join()
    assert library.builder() is None


def test_what_another_process_is_writing_is_not_cleared_away(library):
    library.publish(A)
    half = library.folder / ".publications.json.1"
    with hold_publishing(library.folder / "publish.lock"):
        half.write_text("{")
        clearing = threading.Thread(target=library.clear_leftovers)
        clearing.start()
        clearing.join(0.2)
        assert half.exists()
    clearing.join()
    assert not half.exists()


def test_what_people_publish_or_go_back_to_holds_the_library(library):
    library.publish(A)
    assert not library.publications.held

    library.publish(B, how="published")

    assert library.publications.held


def test_the_history_tells_what_was_published_how_and_when(tmp_path):
    at = datetime(2021, 8, 9, 12, 30, tzinfo=UTC)
    library = Library(tmp_path, now=lambda: at)
    for name in (A, B):
        (library.snapshots / name).mkdir(parents=True)

    library.publish(A, articles=5)
    library.publish(B, door="discord", how="published", articles=6)
    library.rollback()

    told = [
        (one.snapshot, one.how, one.door, one.articles, one.at)
        for one in library.publications.history
    ]
    assert told == [
        (A, "built", "shell", 5, at),
        (B, "published", "discord", 6, at),
        (A, "rolled-back", "shell", 5, at),
    ]


def test_one_may_go_back_to_any_kept_snapshot_that_was_once_published(library):
    for name in (A, B, C):
        library.publish(name)

    assert library.rollback("aaaa") == A
    assert library.kept() == (C, B, A)
    with pytest.raises(LibraryError, match=f"no snapshot {D} .* {C}, {B}, {A}"):
        library.rollback(D)


def test_what_a_crashed_build_left_is_cleared_by_the_next(library):
    (library.snapshots / f"{BUILDING}{A}-1").mkdir()

    with library.building():
        assert not list(library.snapshots.glob(f"{BUILDING}*"))


def test_a_second_build_is_refused_and_told_who_runs_the_first(library):
    second = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from index.library import Library, LibraryError, PublicationsError
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

    assert "begun by a shell" in refused.stdout
    assert f"(process {os.getpid()}, since " in refused.stdout
    assert allowed.stdout == "built\n"


def test_each_set_of_corpora_has_a_library_of_its_own(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"

    assert Library.of(tmp_path, [one]).folder != Library.of(tmp_path, [two]).folder
    assert Library.of(tmp_path, [one, two]).folder == Library.of(tmp_path, [two, one]).folder
    assert Library.of(tmp_path, [tmp_path / "two" / ".." / "one"]).folder == (
        Library.of(tmp_path, [one]).folder
    )
