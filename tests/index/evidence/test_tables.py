"""The evidence tables of a planted newsroom: written once, looked into by key."""

import numpy as np
import pytest

from index.evidence.events import COLUMNS
from index.evidence.keys import LineKeys
from index.evidence.opened import EVENT_COLUMNS, Evidence
from index.evidence.tables import write_evidence
from index.evidence.tally import Tallied
from index.seal import SnapshotError

AGAIN = "Make it again."
REPEATS = {("copy", 0): (("first", 1), ("first", 0)), ("copy", 4): (("other", 2),)}
LINES = (
    LineKeys(frozenset({"ferri", "sank"}), frozenset({"kunduz"}), frozenset()),
    LineKeys(frozenset({"crew"}), frozenset(), frozenset({"kunduz", "kunduz-province"})),
    LineKeys(frozenset(), frozenset(), frozenset()),
    LineKeys(frozenset({"crew", "sank"}), frozenset({"farah"}), frozenset({"kunduz"})),
)
PLACES = ("kunduz", "farah", "kunduz")


@pytest.fixture
def folder(tmp_path):
    columns = np.zeros(len(PLACES), dtype=COLUMNS)
    columns["sentence"] = (5, 6, 7)
    write_evidence(
        tmp_path / "evidence",
        line_keys=[one.as_line() for one in LINES],
        event_places=PLACES,
        event_columns=columns,
        tallied=Tallied(
            {"crews": "crew", "was sank": "sank"},
            {"rahman": "Rahman"},
            {"abdulrahman": (("abdul", "rahman"), ("abdulrah", "man"))},
        ),
        repeats=REPEATS,
        repeated=frozenset({3}),
    )
    return tmp_path / "evidence"


@pytest.fixture
def evidence(folder):
    return Evidence(folder, AGAIN)


def test_sentences_are_found_by_the_places_they_name_and_those_they_are_about(evidence):
    assert evidence.named.rows("kunduz").tolist() == [0]
    assert evidence.about.rows("kunduz").tolist() == [0, 1, 3]
    assert evidence.about.rows("kunduz-province").tolist() == [1]
    assert evidence.about.rows("farah").tolist() == evidence.named.rows("farah").tolist() == [3]


def test_what_a_copy_says_again_is_found_by_its_place_and_not_by_its_words(evidence):
    assert evidence.stems.rows("sank").tolist() == [0]
    assert evidence.stems.rows("crew").tolist() == [1]
    assert evidence.stems.keys == ["crew", "ferri", "sank"]


def test_events_are_found_by_their_place(evidence):
    assert evidence.event_places.rows("kunduz").tolist() == [0, 2]
    assert evidence.event_columns["sentence"].tolist() == [5, 6, 7]
    numbers = evidence.event_place_numbers.tolist()
    assert [evidence.event_places.keys[number] for number in numbers] == list(PLACES)


def test_what_was_counted_comes_back(evidence):
    assert evidence.surfaces == {"crews": "crew", "was sank": "sank"}
    assert evidence.names == {"rahman": "Rahman"}
    assert evidence.joined == {"abdulrahman": (("abdul", "rahman"), ("abdulrah", "man"))}
    assert evidence.repeats == REPEATS


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("surfaces.txt", "surfaces"),
        ("names.txt", "names"),
        ("joined.txt", "joined"),
        ("repeats.json", "repeats"),
    ],
)
def test_what_is_read_late_is_refused_by_its_name_all_the_same(folder, evidence, name, read):
    (folder / name).write_bytes(b"\xff\n")
    with pytest.raises(SnapshotError, match=rf"{name} is damaged\. Make it again\."):
        getattr(evidence, read)

    (folder / name).unlink()
    with pytest.raises(SnapshotError, match=rf"{name} is missing\. Make it again\."):
        getattr(evidence, read)


def test_repeats_that_are_no_json_are_refused(folder, evidence):
    (folder / "repeats.json").write_text('{"copy":[[0,\n')

    with pytest.raises(SnapshotError, match=r"repeats\.json is damaged\. Make it again\."):
        _ = evidence.repeats


def test_columns_of_another_make_are_refused(folder):
    np.save(folder / EVENT_COLUMNS, np.zeros(3, dtype=np.int64))

    with pytest.raises(SnapshotError, match=r"event_columns\.npy is damaged\. Make it again\."):
        Evidence(folder, AGAIN)
