"""A PostgreSQL server that goes away and comes back: a sentence, and nothing half done."""

import signal

import pytest
from sqlalchemy import text

from bot.state import database
from bot.state.errors import StateError
from bot.state.state import State
from bot.state.transactions import writing
from tests.bot.state.planted import NOON, told
from tests.bot.state.postgres import NoServerError, running_server


@pytest.fixture(scope="module")
def away():
    """A server of this module's own, because it is stopped."""
    try:
        with running_server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture
def state(away):
    opened = State(away.new_database(), now=lambda: NOON)
    yield opened
    opened.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_state_is_told_away_in_a_sentence_and_goes_on_when_its_server_is_back(away, state, how):
    state.answers.record(told("before", state.people.of(7)))
    away.stop(how)

    for use in (
        lambda: state.facts.get("x"),
        lambda: state.votes.cast("before", state.people.of(7), "up", None, NOON),
        lambda: state.uses.take({}, NOON),
    ):
        with pytest.raises(StateError, match="see that the server runs") as caught:
            use()
        assert "secret" not in str(caught.value)
    away.start()

    assert state.votes.cast("before", state.people.of(7), "up", None, NOON)


def change_and_crash(state, away):
    with writing(state.engine) as connection:
        connection.execute(text("UPDATE facts SET value = 'half' WHERE key = 'k'"))
        away.stop(signal.SIGQUIT)
        connection.execute(text("UPDATE facts SET value = 'done' WHERE key = 'k'"))


def test_a_server_that_crashes_in_the_middle_of_a_change_has_none_of_it(away, state):
    state.facts.put("k", "whole")

    with pytest.raises(StateError):
        change_and_crash(state, away)
    away.start()

    assert state.facts.get("k") == "whole"
    state.facts.put("k", "again")
    assert state.facts.get("k") == "again"


def test_a_host_that_takes_connections_and_says_nothing_is_given_up(away, state, monkeypatch):
    monkeypatch.setitem(database._SERVER, "connect_timeout", 2)
    away.freeze()
    try:
        with pytest.raises(StateError, match="timeout"):
            State(state.engine.url.render_as_string(hide_password=False), now=lambda: NOON)
    finally:
        away.thaw()
