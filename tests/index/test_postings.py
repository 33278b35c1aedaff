"""Postings on disk: for any table of rows to keys, what is looked up is what was put in."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import postings
from index.postings import Postings, write_postings
from index.seal import SnapshotError

AGAIN = "Make it again."
KEY = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\n"), min_size=1, max_size=5
)
TABLE = st.lists(st.frozensets(st.one_of(st.sampled_from("abcdef"), KEY), max_size=5), max_size=15)


def write(place, table):
    """Write a table of the keys of each row; the keys are numbered as they come."""
    names = {}
    pairs = [
        (names.setdefault(key, len(names)), row) for row, keys in enumerate(table) for key in keys
    ]
    write_postings(
        place,
        names,
        np.array([number for number, _ in pairs], dtype=np.int32),
        np.array([row for _, row in pairs], dtype=np.uint32),
    )
    return place


@pytest.fixture
def place(tmp_path):
    return write(tmp_path / "stems", [{"ferry", "crew"}, {"crew"}, set(), {"ferry", "quay"}])


@given(table=TABLE)
@settings(deadline=None)
def test_the_rows_of_a_key_are_those_that_hold_it_ascending(table):
    with tempfile.TemporaryDirectory() as folder:
        found = Postings(write(Path(folder) / "stems", table), AGAIN)

        held = sorted({key for keys in table for key in keys})
        assert found.keys == held
        for key in held:
            rows = [row for row, keys in enumerate(table) if key in keys]
            assert found.rows(key).tolist() == rows
            assert found.count(key) == len(rows)
            assert key in found


@given(table=TABLE, asked=st.lists(st.one_of(st.sampled_from("abcdefg"), KEY), max_size=6))
@settings(deadline=None)
def test_the_rows_of_any_of_several_keys_are_their_union_each_once(table, asked):
    with tempfile.TemporaryDirectory() as folder:
        found = Postings(write(Path(folder) / "stems", table), AGAIN)

        union = [row for row, keys in enumerate(table) if keys.intersection(asked)]
        assert found.rows_of_any(asked).tolist() == union


@pytest.mark.parametrize("unknown", ["", "cre", "crews", "zinc", "Ferry", "ferry\n"])
def test_an_unknown_key_is_held_by_no_row(place, unknown):
    found = Postings(place, AGAIN)

    assert found.rows(unknown).tolist() == found.rows_of_any([unknown]).tolist() == []
    assert found.count(unknown) == 0
    assert unknown not in found


def is_mapped(rows):
    """Whether an array, or what it is a view of, lies in a file."""
    while rows is not None and not isinstance(rows, np.memmap):
        rows = rows.base
    return isinstance(rows, np.memmap)


def test_mapped_rows_are_those_that_are_read(place, monkeypatch):
    read = Postings(place, AGAIN)
    monkeypatch.setattr(postings, "_MAPPED_FROM", 0)

    mapped = Postings(place, AGAIN)

    assert is_mapped(mapped.rows("crew"))
    assert not is_mapped(read.rows("crew"))
    for key in read.keys:
        assert mapped.rows(key).tolist() == read.rows(key).tolist()


@pytest.mark.parametrize("suffix", [".txt", ".rows.npy", ".first.npy"])
@pytest.mark.parametrize("mapped", [False, True], ids=["read", "mapped"])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_cut_file_is_refused(place, suffix, mapped, share, monkeypatch):
    monkeypatch.setattr(postings, "_MAPPED_FROM", -1 if mapped else 1_000_000)
    path = place.with_name(place.name + suffix)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])

    with pytest.raises(SnapshotError, match=r"stems is damaged\. Make it again\."):
        Postings(place, AGAIN)


@pytest.mark.parametrize(
    "longer", [{".txt": "crew\nferry\nquay\nraft\n"}, {".rows.npy": [0, 1, 2, 0, 3, 3]}]
)
def test_files_that_do_not_fit_each_other_are_refused(place, longer):
    for suffix, held in longer.items():
        path = place.with_name(place.name + suffix)
        if isinstance(held, str):
            path.write_text(held)
        else:
            np.save(path, np.array(held, dtype=np.uint32))

    with pytest.raises(SnapshotError, match=r"stems is damaged\. Make it again\."):
        Postings(place, AGAIN)


def test_keys_that_are_no_text_are_refused(place):
    path = place.with_name("stems.txt")
    path.write_bytes(b"\xff" + path.read_bytes()[1:])

    with pytest.raises(SnapshotError, match=r"stems is damaged\. Make it again\."):
        Postings(place, AGAIN)


@pytest.mark.parametrize("suffix", [".txt", ".rows.npy", ".first.npy"])
def test_a_missing_file_is_named(place, suffix):
    place.with_name(place.name + suffix).unlink()

    with pytest.raises(SnapshotError, match=rf"stems{suffix} is missing\. Make it again\."):
        Postings(place, AGAIN)
