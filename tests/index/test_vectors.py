import numpy as np
import pytest

from index.vectors import unit_rows


def test_a_row_is_scaled_to_length_one_and_keeps_its_direction():
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 2.0]], dtype=np.float32))

    assert rows.tolist() == pytest.approx(np.array([[0.6, 0.8], [0.0, 1.0]]))
    assert rows.dtype == np.float32


def test_the_rows_given_are_left_as_they_were():
    given = np.array([[3.0, 4.0]], dtype=np.float32)

    unit_rows(given)

    assert given.tolist() == [[3.0, 4.0]]


def test_no_rows_give_no_rows():
    assert unit_rows(np.zeros((0, 5), dtype=np.float32)).shape == (0, 5)


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_a_row_without_direction_is_named(value):
    rows = np.ones((3, 2), dtype=np.float32)
    rows[1] = value

    with pytest.raises(ValueError, match="row 1 has length"):
        unit_rows(rows)
