"""Statistics: counted from the tables, for one server and since a time."""

from datetime import date, timedelta

from bot.state.statistics import Day, Statistics
from tests.bot.state.planted import GUILD, NOON, told


def test_a_servers_questions_are_counted_by_day_since_then_and_without_the_others(state):
    me = state.people.of(7)
    midnight = NOON + timedelta(hours=12)
    for key, at, how in [
        ("before", NOON - timedelta(microseconds=1), {}),
        ("a", NOON, {}),
        ("b", midnight - timedelta(microseconds=1), {"answered": False}),
        ("c", midnight, {"private": True}),
        ("map", NOON, {"kind": "/map"}),
        ("elsewhere", NOON, {"guild": 1}),
        ("direct", NOON, {"guild": None}),
    ]:
        state.answers.record(told(key, me, at=at, **how))
    for key in ("before", "a", "c", "map", "elsewhere"):
        state.votes.cast(key, me, "up", None, NOON)
    state.votes.cast("a", state.people.of(8), "down", "other", NOON)

    assert state.statistics(GUILD, NOON) == Statistics(
        asked=3,
        answered=2,
        refused=1,
        private=1,
        up=2,
        down=1,
        by_day=(Day(date(2021, 8, 10), 2, 1), Day(date(2021, 8, 11), 1, 1)),
    )


def test_a_server_that_asked_nothing_has_no_days(state):
    assert state.statistics(GUILD, NOON) == Statistics(0, 0, 0, 0, 0, 0, ())
