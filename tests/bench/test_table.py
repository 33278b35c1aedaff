"""The arithmetic of the table, and what it looks like."""

import pytest

from tests.bench.table import Missing, Row, Target, figure, markdown, record


def test_of_times_and_sizes_less_is_better_of_rates_more():
    assert Row("x", "10k", ours=2.0, other=10.0, against="y").ratio == 5
    assert Row("x", "10k", 100.0, 400.0, "y", "MB").ratio == 4
    assert Row("x", "10k", 30.0, 10.0, "y", "questions/s").ratio == 3


@pytest.mark.parametrize(("ours", "met"), [(5.0, True), (5.01, False)])
def test_a_target_of_times_is_met_from_the_ratio_itself_on(ours, met):
    assert Row("x", "10k", ours, 10.0, "y", target=Target(times=2)).is_met is met


@pytest.mark.parametrize(("ours", "met"), [(300.0, True), (300.1, False)])
def test_a_limit_is_held_whatever_the_other_takes(ours, met):
    assert Row("x", "10k", ours, None, "y", "MB", Target(at_most=300)).is_met is met


def test_times_without_another_are_not_reached():
    assert Row("x", "10k", 1.0, None, "y", target=Target(times=2)).is_met is False


def test_the_table():
    rows = [
        Row("answer, p50", "shipped", 5.0, 12.5, "plain recipe", target=Target(times=2), note="n"),
        Row("memory", "1M*", 2600.0, None, "plain recipe", "MB", Target(at_most=2500)),
        Missing("retrieve", "10k", "hnswlib", "not installed"),
    ]

    assert markdown(rows).split("\n")[2:] == [
        "| answer, p50 | shipped | 5.00 | 12.5 | ms | plain recipe | 2.50× | ≥ 2× met | n |",
        "| memory | 1M* | 2,600 | – | MB | plain recipe | – | ≤ 2500 **not met** |  |",
        "| retrieve | 10k | – | – |  | hnswlib | – |  | not installed |",
    ]
    assert [record(row).get("met") for row in rows] == [True, False, None]


@pytest.mark.parametrize(
    ("value", "text"), [(0.01234, "0.0123"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234")]
)
def test_a_figure_has_three_digits_that_count(value, text):
    assert figure(value) == text
