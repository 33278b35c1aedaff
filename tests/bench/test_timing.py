"""That both sides are treated alike."""

from itertools import count

import pytest

from tests.bench.timing import Timed, pairs_in_turns, timed_in_turns


def test_blocks_take_turns_and_everything_is_asked_of_each_once():
    called = []

    timed_in_turns(
        lambda one: called.append(f"a{one}"),
        lambda one: called.append(f"b{one}"),
        [1, 2, 3, 4],
        block=2,
    )

    assert called == "a1 a2 b1 b2 b3 b4 a3 a4".split()


def test_a_median_is_of_the_calls_of_its_own_side():
    now = 0.0

    def spend(seconds):
        nonlocal now
        now += seconds

    ours, other = timed_in_turns(
        lambda one: spend(0.002), lambda one: spend(0.02), range(10), clock=lambda: now
    )

    assert (ours.p50_ms, other.p50_ms) == (pytest.approx(2), pytest.approx(20))


def test_no_new_block_is_begun_when_the_time_is_up():
    ticks = count()

    ours, other = timed_in_turns(
        lambda one: None,
        lambda one: None,
        range(100),
        block=5,
        at_most_s=1,
        clock=lambda: next(ticks),
    )

    assert len(ours.seconds) == len(other.seconds) == 5


def test_one_slow_call_in_twenty_one_moves_the_95th_percentile_not_the_median():
    timed = Timed((*[0.001] * 20, 0.101))

    assert timed.p50_ms == pytest.approx(1)
    assert Timed((*[0.001] * 18, *[0.101] * 3)).p95_ms == pytest.approx(101)


def test_figures_taken_in_pairs_are_the_medians():
    ours, other = iter([1.0, 9.0, 2.0]), iter([30.0, 10.0, 20.0])

    assert pairs_in_turns(lambda: next(ours), lambda: next(other), 3) == (2.0, 20.0)
