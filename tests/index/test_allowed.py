from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.stores.allowed import Allowed, PublishedUntil

FIRST = date(2020, 3, 1)
DAYS = np.array([FIRST.toordinal() + n for n in (0, 2, 1)] + [10_000_000], dtype=np.int32)


@given(st.lists(st.booleans(), min_size=1, max_size=70), st.data())
def test_a_row_is_allowed_where_the_mask_is_true(mask, data):
    rows = data.draw(st.lists(st.integers(-1, len(mask) - 1), max_size=30))
    allowed = Allowed.where(np.array(mask))

    has = allowed.has(np.array(rows, dtype=np.int64))

    assert list(has) == [row >= 0 and mask[row] for row in rows]
    assert allowed.count == sum(mask)


def test_no_row_is_not_allowed_even_where_the_last_one_is():
    assert not Allowed.where(np.ones(8, dtype=bool)).has(np.array([-1])).any()


def test_passages_published_later_or_undated_are_not_allowed():
    until = PublishedUntil(DAYS)
    every = np.arange(4)

    assert not until(date(2020, 2, 29)).has(every).any()
    assert list(until(date(2020, 3, 2)).has(every)) == [True, False, True, False]
    assert list(until(date.max).has(every)) == [True, True, True, False]


def test_a_day_asked_again_is_not_looked_up_again():
    until = PublishedUntil(DAYS)

    assert until(FIRST) is until(FIRST)
