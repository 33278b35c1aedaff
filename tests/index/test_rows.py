"""Lines of JSON that are read where they lie: what was written is what comes back."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from index.rows import OFFSETS, Lines, Rows, as_line, write_lines
from index.seal import SnapshotError

AGAIN = "Make it again."
LINES = (b"ferry", b"", "harbour\u2028burned".encode(), b"crowds left\r")
LINE = st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"\r"))


class Boat(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    seats: int = 0


BOATS = tuple(Boat(name=name, seats=at) for at, name in enumerate(("heron", "tern", "a\u2028b")))


@pytest.fixture
def written(tmp_path):
    """Write lines and return the file."""

    def write(lines):
        path = tmp_path / "lines.txt"
        write_lines(path, lines)
        return path

    return write


@pytest.fixture
def boats(written):
    return Rows(written(map(as_line, BOATS)), Boat, AGAIN)


def offsets(path):
    return path.with_name(path.name + OFFSETS)


@given(lines=st.lists(LINE, max_size=12))
@settings(deadline=None)
def test_any_lines_come_back_as_they_were_written(lines):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.txt"
        write_lines(path, lines)

        opened = Lines(path, AGAIN)

        assert list(opened) == [opened[row] for row in range(len(opened))] == lines
        assert opened[-len(lines) :] == opened.block(0, len(opened)) == lines


@given(lines=st.lists(LINE, max_size=8), first=st.integers(0, 9), last=st.integers(0, 9))
@settings(deadline=None)
def test_a_block_is_a_slice(lines, first, last):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.txt"
        write_lines(path, lines)
        first, last = min(first, len(lines)), min(last, len(lines))

        assert Lines(path, AGAIN).block(first, last) == lines[first:last]


def test_a_file_without_a_line_is_opened_and_has_none(written):
    opened = Lines(written([]), AGAIN)

    assert len(opened) == 0
    assert list(opened) == []
    with pytest.raises(IndexError):
        opened[0]


@pytest.mark.parametrize("row", [4, -5, 1000])
def test_a_row_that_is_not_there_is_an_index_error(written, row):
    path = written(LINES)

    with pytest.raises(IndexError, match=rf"lines\.txt has no row {row}"):
        Lines(path, AGAIN)[row]


@pytest.mark.parametrize(
    "harm",
    [lambda whole: whole[:-1], lambda whole: whole + b"\n", lambda _: b""],
    ids=["cut", "longer", "emptied"],
)
def test_a_file_of_another_length_is_refused_by_its_name(written, harm):
    path = written(LINES)
    path.write_bytes(harm(path.read_bytes()))

    with pytest.raises(SnapshotError, match=r"lines\.txt is damaged\. Make it again\."):
        Lines(path, AGAIN)


@pytest.mark.parametrize(
    "wrong",
    [
        np.array([0, 6, 7], dtype=np.int64),
        np.zeros(0, dtype=np.int64),
        np.array([0, 6, 7, 24, 37], dtype=np.int32),
        np.array([[0, 37]], dtype=np.int64),
    ],
    ids=["too few", "none", "of another width", "in rows"],
)
def test_offsets_that_do_not_fit_are_refused_by_the_file_they_are_of(written, wrong):
    path = written(LINES)
    assert np.load(offsets(path)).tolist() == [0, 6, 7, 24, 37]
    np.save(offsets(path), wrong)

    with pytest.raises(SnapshotError, match=r"lines\.txt is damaged\. Make it again\."):
        Lines(path, AGAIN)


@pytest.mark.parametrize("kept", [0, 3, 60, 130])
def test_cut_offsets_are_refused_by_the_file_they_are_of(written, kept):
    path = written(LINES)
    offsets(path).write_bytes(offsets(path).read_bytes()[:kept])

    with pytest.raises(SnapshotError, match=r"lines\.txt is damaged\. Make it again\."):
        Lines(path, AGAIN)


@pytest.mark.parametrize("missing", ["lines.txt", f"lines.txt{OFFSETS}"])
def test_a_missing_file_is_named(written, missing):
    path = written(LINES)
    path.with_name(missing).unlink()

    with pytest.raises(SnapshotError, match=rf"{missing} is missing\. Make it again\."):
        Lines(path, AGAIN)


def test_rows_are_read_from_the_front_from_behind_and_in_slices(boats):
    assert boats[0] == BOATS[0]
    assert boats[-1] == BOATS[-1]
    assert boats[1:] == BOATS[1:]
    assert boats[::-2] == BOATS[::-2]
    assert tuple(boats) == BOATS


def test_rows_equal_what_holds_the_same_rows_in_the_same_order(boats):
    assert boats == BOATS
    assert list(BOATS) == boats
    assert boats != BOATS[:2]
    assert boats != BOATS[::-1]
    assert boats != 3


def test_a_row_that_is_asked_for_again_is_not_read_again(boats):
    assert boats[1] is boats[1]


def test_a_walk_over_all_rows_leaves_those_that_were_kept(written, monkeypatch):
    monkeypatch.setattr("index.rows._KEPT", 2)
    boats = Rows(written(map(as_line, BOATS)), Boat, AGAIN)
    first = boats[0]

    assert tuple(boats) == BOATS

    assert boats[0] is first


def test_a_row_of_another_kind_is_refused_when_it_is_read_and_not_before(written):
    boats = Rows(written([as_line(BOATS[0]), b'{"name":"raft","sail":1}']), Boat, AGAIN)

    assert boats[0] == BOATS[0]
    with pytest.raises(SnapshotError, match=r"lines\.txt is damaged\. Make it again\."):
        boats[1]
