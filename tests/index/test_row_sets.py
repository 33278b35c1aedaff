"""Lists of rows, joined and looked up, against Python's own sets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import row_sets
from index.row_sets import any_of, are_in

LISTS = st.frozensets(st.integers(0, 40), max_size=30).map(sorted)


def rows(numbers):
    return np.array(numbers, dtype=np.uint32)


@given(st.lists(LISTS, max_size=4))
def test_the_rows_of_all_lists_are_there_once_and_ascend(lists):
    joined = any_of([rows(one) for one in lists])

    assert joined.tolist() == sorted({row for one in lists for row in one})
    assert joined.dtype == np.uint32


@pytest.mark.parametrize(("many", "alike"), [(10**9, 1), (0, 10**9), (5, 2)])
@given(one=LISTS, other=LISTS)
def test_each_way_of_looking_rows_up_tells_the_same(many, alike, one, other):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_sets, "_MANY", many)
        patch.setattr(row_sets, "_ALIKE", alike)

        found = are_in(rows(one), rows(other))

    assert found.tolist() == [row in other for row in one]
