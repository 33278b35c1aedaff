"""The sentences that hold most of a question's words, against a count of every row."""

import tempfile
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import holding
from bot.answering.holding import best_rows
from index.postings import Postings, write_postings

STEMS = "abcdefgh"
ROWS = 60
WEIGHT = st.sampled_from((0.125, 0.3, 0.7, 1.0, 1.7))
ASKED = st.lists(
    st.tuples(
        st.sampled_from(STEMS + "x"),
        WEIGHT,
        st.frozensets(st.sampled_from(STEMS + "y"), max_size=3).map(sorted).map(tuple),
    ),
    max_size=5,
)
WITHIN = st.one_of(st.none(), st.frozensets(st.integers(0, ROWS + 3)).map(sorted))


def table_of(seed):
    """Rows of stems: the first two stand in most of them, the last ones in almost none."""
    random = Random(seed)
    shares = [0.9, 0.7, 0.3, 0.2, 0.15, 0.1, 0.05, 0.03]
    return [
        {stem for stem, share in zip(STEMS, shares, strict=True) if random.random() < share}
        for _ in range(random.randrange(ROWS))
    ]


def postings_of(folder, table):
    names = {stem: number for number, stem in enumerate(STEMS)}
    pairs = [(names[stem], row) for row, stems in enumerate(table) for stem in sorted(stems)]
    numbers = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    write_postings(
        Path(folder) / "stems",
        names,
        numbers[:, 0].astype(np.int32),
        numbers[:, 1].astype(np.uint32),
    )
    return Postings(Path(folder) / "stems", "Make it again.")


def ranked(table, asked, most, within):
    """Count the points of every row that holds anything of it, and sort them all."""
    points = {}
    for row, stems in enumerate(table):
        wanted = {one for stem, _, kin in asked for one in (stem, *kin)}
        if stems & wanted and (within is None or row in within):
            points[row] = 0.0
            for stem, weight, kin in asked:
                if stem in stems:
                    points[row] += weight
                elif stems.intersection(kin):
                    points[row] += 0.7 * weight
    return sorted(points, key=lambda row: (-points[row], row))[:most]


@pytest.mark.parametrize("few", [0, 50_000], ids=["pruned", "all walked"])
@given(seed=st.integers(0, 2**32 - 1), asked=ASKED, most=st.integers(1, 6), within=WITHIN)
@settings(deadline=None, max_examples=250)
def test_the_best_rows_are_those_of_a_count_of_all(few, seed, asked, most, within):
    table = table_of(seed)
    rows = None if within is None else np.array(within, dtype=np.uint32)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(holding, "_FEW", few)
        postings = postings_of(folder, table)

        assert best_rows(postings, asked, most, rows) == ranked(table, asked, most, within)


@pytest.fixture
def walked(monkeypatch):
    """How many rows each ranking put in order."""
    sizes = []
    plain = holding._candidates

    def counted(*how):
        rows = plain(*how)
        sizes.append(len(rows))
        return rows

    monkeypatch.setattr(holding, "_candidates", counted)
    return sizes


def test_rows_that_hold_only_a_common_stem_are_left_out_of_many_before_they_are_counted(
    tmp_path, walked, monkeypatch
):
    postings = postings_of(tmp_path, [{"a", "c"} if row % 20 == 0 else {"a"} for row in range(60)])
    asked = [("a", 0.1, ()), ("c", 1.0, ())]

    assert best_rows(postings, asked, 3) == [0, 20, 40]
    monkeypatch.setattr(holding, "_FEW", 0)
    assert best_rows(postings, asked, 3) == [0, 20, 40]
    assert best_rows(postings, asked, 4) == [0, 20, 40, 1]

    assert walked == [60, 3, 60]


def test_kin_alone_brings_in_rows_that_hold_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(holding, "_FEW", 0)
    postings = postings_of(tmp_path, [*([{"c"}] * 3), *([{"a"}] * 20)])

    assert best_rows(postings, [("x", 1.0, ("a",)), ("c", 0.69, ())], 3) == [3, 4, 5]
    assert best_rows(postings, [("x", 1.0, ("a",)), ("c", 0.71, ())], 3) == [0, 1, 2]


def test_kin_is_worth_seven_tenths_and_nothing_beside_the_stem_itself(tmp_path):
    table = [{"b"}, {"a"}, {"a", "b"}, {"c"}, {"b", "d"}]
    postings = postings_of(tmp_path, table)

    assert best_rows(postings, [("a", 1.0, ("b",)), ("c", 0.8, ())], 5) == [1, 2, 3, 0, 4]
    assert best_rows(postings, [("a", 1.0, ("b",)), ("c", 0.6, ())], 5) == [1, 2, 0, 4, 3]
    assert best_rows(postings, [("a", 1.0, ("b",)), ("d", 0.4, ())], 5) == [4, 1, 2, 0]


@pytest.mark.parametrize("asked", [[], [("x", 1.0, ())], [("x", 1.0, ("y",))]])
def test_words_that_no_row_holds_find_none(tmp_path, asked):
    assert best_rows(postings_of(tmp_path, [{"a"}, {"b"}]), asked, 5) == []


@given(
    st.lists(st.sampled_from((0.0, 0.07, 0.1, 0.30000000000000004, 0.3, 0.7, 1.0)), min_size=1),
    st.integers(1, 60),
)
def test_the_highest_are_those_that_sorting_gives_first(points, most):
    best = holding._most_of(np.array(points), most)

    ranked = sorted(range(len(points)), key=lambda place: (-points[place], place))
    assert sorted(best.tolist()) == sorted(ranked[:most])
