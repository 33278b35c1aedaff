"""Fair use: never more than the limit, and the seconds left are the truth."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.state.limit import Limit
from bot.state.state import State
from bot.state.tables import USES
from bot.state.transactions import reading
from tests.bot.state.planted import NOON, wipe

LIMITS = {"person:7": Limit(2, 10), "channel:1": Limit(3, 30), "everyone": Limit(4, 20.5)}


def rows(state):
    """How many uses are noted."""
    with reading(state.engine) as connection:
        return connection.scalar(select(func.count()).select_from(USES))


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 12_000_000),
            st.lists(st.sampled_from(sorted(LIMITS)), unique=True, min_size=1),
        ),
        max_size=25,
    )
)
def test_no_window_holds_more_than_its_limit_and_who_waits_as_told_is_let_in(lasting, steps):
    wipe(lasting)
    now = NOON
    taken = {scope: [] for scope in LIMITS}

    for number, (microseconds, scopes) in enumerate(steps):
        now += timedelta(microseconds=microseconds)
        wanted = {scope: LIMITS[scope] for scope in scopes}
        wait = lasting.uses.take(wanted, now)
        if wait and number % 2:
            # one moment before is too soon, and the moment itself is not
            early = now + timedelta(seconds=wait) - timedelta(microseconds=1)
            assert lasting.uses.take(wanted, early) > 0
            now += timedelta(seconds=wait)
            wait = lasting.uses.take(wanted, now)
            assert wait == 0
        if not wait:
            for scope in scopes:
                taken[scope].append(now)

    for scope, moments in taken.items():
        limit = LIMITS[scope]
        for first, later in zip(moments, moments[limit.count :], strict=False):
            assert later - first >= limit.window


def test_one_scope_that_refuses_leaves_the_others_untouched(state):
    once = {"person:7": Limit(1, 60)}
    both = {"person:7": Limit(1, 60), "everyone": Limit(1, 5)}
    assert state.uses.take(once, NOON) == 0

    assert state.uses.take(both, NOON + timedelta(seconds=15)) == 45

    assert state.uses.take({"everyone": Limit(1, 5)}, NOON + timedelta(seconds=15)) == 0


def test_the_wait_is_that_of_the_scope_that_is_full_longest(state):
    limits = {"person:7": Limit(1, 10), "everyone": Limit(1, 60)}
    assert state.uses.take(limits, NOON) == 0

    assert state.uses.take(limits, NOON + timedelta(seconds=1)) == 59


def test_limits_survive_a_restart_and_uses_that_no_longer_count_are_deleted(url):
    limits = {"person:7": Limit(1, 60)}
    first = State(url, now=lambda: NOON)
    assert first.uses.take(limits, NOON) == 0
    first.close()

    again = State(url, now=lambda: NOON + timedelta(seconds=20))

    assert again.uses.take(limits, NOON + timedelta(seconds=20)) == 40
    assert rows(again) == 1
    assert again.uses.take({"channel:1": Limit(1, 9)}, NOON + timedelta(seconds=60)) == 0
    assert rows(again) == 1
    again.close()


def test_a_clock_that_was_far_ahead_locks_nobody_out(state):
    limits = {"person:7": Limit(1, 60)}
    assert state.uses.take(limits, NOON + timedelta(days=365)) == 0

    assert state.uses.take(limits, NOON) == 0


def test_nothing_limited_is_always_allowed(state):
    assert state.uses.take({}, NOON) == 0


@pytest.mark.parametrize("limit", [(0, 60), (-1, 60), (1, 0), (1, -1)])
def test_a_limit_that_would_never_allow_a_use_is_refused(limit):
    with pytest.raises(ValueError, match="would never allow a use"):
        Limit(*limit)


def test_four_bots_that_ask_at_once_take_no_more_than_the_limit_together(url):
    limits = {"everyone": Limit(10, 60), "channel:1": Limit(50, 60)}
    bots = [State(url, now=lambda: NOON) for _ in range(4)]

    def take_some(bot):
        return [bot.uses.take(limits, NOON) for _ in range(8)]

    with ThreadPoolExecutor(len(bots)) as threads:
        waits = [wait for some in threads.map(take_some, bots) for wait in some]

    assert sorted(waits) == [0.0] * 10 + [60.0] * 22
    for bot in bots:
        bot.close()
